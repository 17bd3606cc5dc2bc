"""Print HOST:PORT for ``./run site``, or say that the port is taken.

It runs before anything is installed, so it uses the standard library alone.
"""

import errno
import os
import socket
import sys
from pathlib import Path

ENV_FILE = Path(__file__).resolve().parent.parent / ".env"


def setting(name, default):
    """The environment's value, else the one in .env, else the default."""
    if os.environ.get(name):
        return os.environ[name]
    lines = ENV_FILE.read_text(encoding="utf-8").splitlines() if ENV_FILE.exists() else []
    for line in lines:
        key, _, value = line.removeprefix("export ").partition("=")
        value = value.strip().strip("\"'")
        if key.strip() == name and value:
            return value
    return default


def main():
    host = setting("HOST", "127.0.0.1")
    port = setting("PORT", "8000")
    if not (port.isdecimal() and 0 < int(port) < 65536):
        sys.exit(f"PORT must be a number from 1 to 65535, not {port!r}.")
    try:
        family, *_, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            # As the server does: a connection that just closed doesn't occupy the port.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = f"PORT={int(port) + 1} ./run site"
            sys.exit(f"Port {port} is in use. Stop what uses it, or take another: {other}")
        sys.exit(f"Cannot serve at HOST={host}, PORT={port}: {error.strerror}.")
    print(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")


if __name__ == "__main__":
    main()

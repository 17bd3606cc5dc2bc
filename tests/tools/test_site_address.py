"""Where ``./run site`` serves."""

import socket

import pytest

from tools import site_address


@pytest.fixture
def env_file(monkeypatch, tmp_path):
    """An empty .env instead of the developer's, and no HOST or PORT in the environment."""
    file = tmp_path / ".env"
    file.write_text("")
    monkeypatch.setattr(site_address, "ENV_FILE", file)
    for name in ("HOST", "PORT"):
        monkeypatch.delenv(name, raising=False)
    return file


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize(
    "line",
    ["HOST=portal.example", "export HOST='portal.example'", ' HOST = "portal.example" '],
)
def test_setting_is_read_from_the_file(env_file, line):
    env_file.write_text(f"# HOST=commented.example\n{line}\nHOSTNAME=other.example\n")

    assert site_address.setting("HOST", "127.0.0.1") == "portal.example"


def test_environment_wins_over_the_file(env_file, monkeypatch):
    env_file.write_text("PORT=8001\n")
    monkeypatch.setenv("PORT", "8002")

    assert site_address.setting("PORT", "8000") == "8002"


def test_default_stands_without_file(env_file):
    env_file.unlink()

    assert site_address.setting("PORT", "8000") == "8000"


def test_address_of_a_free_port_is_printed(env_file, free_port, capsys):
    env_file.write_text(f"PORT={free_port}\n")

    site_address.main()

    assert capsys.readouterr().out == f"127.0.0.1:{free_port}\n"


def test_port_in_use_is_refused_with_the_next_one_as_advice(env_file):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        env_file.write_text(f"PORT={port}\n")

        with pytest.raises(SystemExit) as refusal:
            site_address.main()

    assert str(refusal.value) == (
        f"Port {port} is in use. Stop what uses it, or take another: PORT={port + 1} ./run site"
    )


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1"])
def test_impossible_port_is_refused(env_file, port):
    env_file.write_text(f"PORT={port}\n")

    with pytest.raises(SystemExit, match="PORT must be a number from 1 to 65535"):
        site_address.main()

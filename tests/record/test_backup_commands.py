"""Backing up, proving and restoring from the command line, beside a server at work."""

import subprocess
import urllib.request

import pytest

from tests.fixtures.server import MIDWEEK

pytestmark = pytest.mark.on_sqlite
CLINIC = """
from midweek.people.actions.clinics import open_clinic
open_clinic(name="North", region="GB", owner_name="Olga", email="o@n.example", password=None)
"""


def refusal_of(server, *words):
    """Run a command that is refused, and return its one line."""
    ended = subprocess.run(
        [*MIDWEEK, *words], env=server.environment, capture_output=True, text=True
    )
    assert ended.returncode == 1, ended
    (line,) = ended.stderr.strip().splitlines()
    return line


def test_a_running_server_is_backed_up_proven_and_restored_once_it_stopped(start_server, tmp_path):
    server, key = start_server("--empty"), str(tmp_path / "safe.key")
    server.python(CLINIC)
    assert "MIDWEEK_BACKUP_TO" in refusal_of(server, "backup")
    name, _, value = server.midweek("backup-key", key).strip().partition("=")
    server.environment[name] = value

    data, keyring = server.midweek("backup").split()
    proven = server.midweek("drill", "--identity", key)
    running = refusal_of(server, "restore", data, "--keyring", keyring, "--identity", key)
    server.stop()
    (server.data / "midweek.sqlite3").write_bytes(b"a disk that died")
    said = server.midweek("restore", data, "--keyring", keyring, "--identity", key)
    server.start("--empty")

    assert "It can be restored." in proven
    assert "another Midweek already uses" in running
    assert "Restored." in said and "before-restore-" in said
    with urllib.request.urlopen(f"{server.address}/sign-in/") as answer:
        assert answer.status == 200
    assert "The audit trail is whole." in server.midweek("audit", "verify")

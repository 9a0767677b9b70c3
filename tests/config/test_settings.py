"""A setting that is wrong stops the server at once, with the fix in words."""

import os
import subprocess
import sys

import pytest
from pydantic import ValidationError

from midweek.config import doors
from midweek.config.environment import Environment
from midweek.config.keys import RootKeyMissing, make_root_key, read_server_keys

PLACE = "postgresql://midweek:secret@db.example/"
WRONG = {
    "public_url": [
        "midweek.example",
        "ftp://midweek.example",
        "http://midweek.example",
        "https://",
    ],
    "database_url": ["mysql://db/midweek", "sqlite:///x"],
    "keyring_url": ["mysql://db/midweek"],
    "language": ["fr", "xx", ""],
    "time_zone": ["Mars/Olympus", "London", ""],
    "log_level": ["LOUD", ""],
    "behind_proxy": ["perhaps"],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_setting_that_is_wrong_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(f"MIDWEEK_{name.upper()}", value)

    with pytest.raises(ValidationError) as refusal:
        Environment()

    assert name in str(refusal.value)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"MIDWEEK_KEYRING_URL": ""},
        {"MIDWEEK_KEYRING_URL": f"{PLACE}midweek"},
    ],
)
def test_postgresql_needs_a_keyring_of_its_own(monkeypatch, more):
    monkeypatch.setenv("MIDWEEK_DATABASE_URL", f"{PLACE}midweek")
    monkeypatch.delenv("MIDWEEK_KEYRING_URL", raising=False)
    for name, value in more.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ValidationError, match="keyring_url"):
        Environment()

    monkeypatch.setenv("MIDWEEK_KEYRING_URL", f"{PLACE}keyring")
    assert Environment().keyring_url


def _start(tmp_path, **settings):
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("MIDWEEK_")
    }
    return subprocess.run(
        [sys.executable, "-c", "import midweek.config.settings"],
        env=environment | {"MIDWEEK_DATA": str(tmp_path)} | settings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"MIDWEEK_PUBLIC_URL": "http://clinic.example"}, "MIDWEEK_PUBLIC_URL: "),
        ({"MIDWEEK_DATABASE_URL": "postgresql://u:hush@h/n"}, "MIDWEEK_KEYRING_URL"),
        ({}, "No root key at"),
    ],
)
def test_the_server_says_what_to_do_in_one_line_and_ends(tmp_path, settings, says):
    ended = _start(tmp_path, **settings)

    assert ended.returncode == 2
    assert says in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "hush" not in ended.stderr


def test_a_root_key_is_made_once_closed_to_others_and_refused_when_cut(tmp_path):
    path = tmp_path / "keys" / "root.key"
    make_root_key(path)
    first = path.read_bytes()
    make_root_key(path)

    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o777 == 0o400
    keys = read_server_keys(path)
    assert len({keys.wrapping, keys.audit, keys.index, keys.accounts, keys.signing}) == 5
    assert keys.wrapping.hex() not in repr(keys)

    short = tmp_path / "short.key"
    short.write_bytes(first[:31])
    with pytest.raises(RootKeyMissing, match="31 bytes"):
        read_server_keys(short)


def test_a_route_that_nobody_listed_keeps_the_server_from_starting(monkeypatch):
    doors.refuse_unlisted_doors()

    monkeypatch.delitem(doors.DOORS, "phone:pull")
    with pytest.raises(doors.UnlistedDoor, match="phone:pull"):
        doors.refuse_unlisted_doors()


def test_a_listed_door_that_leads_nowhere_keeps_the_server_from_starting(monkeypatch):
    monkeypatch.setitem(doors.DOORS, "cellar", doors.open_to(doors.OWNER))

    with pytest.raises(doors.UnlistedDoor, match="cellar"):
        doors.refuse_unlisted_doors()

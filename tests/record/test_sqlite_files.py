"""SQLite files: copied while others write, and never put in the place of one that is open."""

import sqlite3
from contextlib import closing
from threading import Event, Thread

import pytest
from django.db import connections

from midweek.record.backup import sqlite_files
from midweek.record.backup.elsewhere import standing_in
from midweek.record.backup.making import quietly
from midweek.record.backup.sealed_file import Damaged

PAIR = "INSERT INTO one VALUES (randomblob(900)); INSERT INTO two VALUES (randomblob(900));"


@pytest.fixture
def live(tmp_path):
    """A database as ours are, in which each writing leaves a row in both tables."""
    path = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode=WAL; CREATE TABLE one(x); CREATE TABLE two(x);")
        database.executescript(f"BEGIN; {PAIR * 300} COMMIT;")
    return path


def counts(path):
    with closing(sqlite3.connect(path)) as database:
        return [
            database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("one", "two")
        ]


@pytest.mark.django_db(databases=["default", "keyring"])
@pytest.mark.on_sqlite
def test_a_copy_is_of_one_moment_however_much_is_written_meanwhile(live, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_files, "PAGES", 1)
    stop = Event()

    def write():
        with closing(sqlite3.connect(live, timeout=20)) as database:
            while not stop.is_set():
                database.executescript(f"BEGIN IMMEDIATE; {PAIR} COMMIT;")

    writer = Thread(target=write)
    writer.start()
    try:
        with standing_in(default=str(live)):
            sqlite_files.copy_of(connections["default"], tmp_path / "copy.sqlite3", say=quietly)
    finally:
        stop.set()
        writer.join()

    one, two = counts(tmp_path / "copy.sqlite3")
    assert one == two >= 300
    assert counts(live)[0] > one


def test_a_file_that_somebody_has_open_is_not_replaced(live):
    with closing(sqlite3.connect(live)) as database:
        database.execute("SELECT count(*) FROM one").fetchone()
        with pytest.raises(sqlite_files.InUse):
            sqlite_files.refuse_in_use(live)

    sqlite_files.refuse_in_use(live)


def test_what_was_there_is_kept_aside_with_its_last_writes(live, tmp_path):
    ready, aside = tmp_path / "ready.sqlite3", tmp_path / "aside" / "live.sqlite3"
    with closing(sqlite3.connect(ready)) as database:
        database.executescript("CREATE TABLE one(x); CREATE TABLE two(x);")

    sqlite_files.refuse_in_use(live)
    sqlite_files.put_in_place(ready, live, aside=aside)

    assert (counts(live), counts(aside), ready.exists()) == ([0, 0], [300, 300], False)


def test_a_file_with_a_page_that_is_broken_is_no_whole_database(live):
    sqlite_files.refuse_in_use(live)
    content = bytearray(live.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(4096)
    live.write_bytes(content)

    with pytest.raises(Damaged):
        sqlite_files.prove(live)

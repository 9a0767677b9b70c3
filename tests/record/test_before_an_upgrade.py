"""Before tables change, there is a backup of how they were."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection, connections

from midweek.config.running.prepare import prepare_tables
from midweek.record.backup.elsewhere import standing_in
from midweek.record.backup.making import made
from midweek.record.backup.restoring import FILES, opened_backup, unpacked


@pytest.mark.on_sqlite
@pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
def test_an_upgrade_backs_up_first_and_a_plain_start_does_not(cast, place, key):
    names = {alias: str(place / f"{alias}.sqlite3") for alias in ("default", "keyring")}
    for alias, name in names.items():
        with closing(sqlite3.connect(name)) as copy:
            connections[alias].connection.backup(copy)

    with standing_in(**names):
        prepare_tables()
        plain = len(made("data"))
        call_command("migrate", "record", "0001", database="default", verbosity=0)
        prepare_tables()
        tables = connection.introspection.table_names()

    (path,) = made("data").values()
    assert (plain, "record_legalhold" in tables) == (0, True)
    with opened_backup(path, "data", [key]) as found:
        assert ["record", "0002_keeping"] not in found.head["migrations"]
        assert unpacked({"data": found}, place)["data"].name == FILES["data"]

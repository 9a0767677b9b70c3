"""A place for backups, and the key that opens them."""

from contextlib import ExitStack

import pytest


@pytest.fixture
def key():
    """The private key, which no server has."""
    from midweek.record.backup.sealed_file import new_identity

    return new_identity()


@pytest.fixture
def place(settings, tmp_path, key):
    """A data folder of this test's own, from which backups are made."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"data": tmp_path, "backup_to": (str(key.to_public()),)}
    )
    return tmp_path


@pytest.fixture
def restored(place, key):
    """Restore a backup, and have the rest of the test happen on it."""
    from django.db import connections

    from midweek.record.backup.elsewhere import standing_in
    from midweek.record.backup.making import DATABASES
    from midweek.record.backup.restoring import FILES, restore

    with ExitStack() as stack:

        def put_back(made):
            files = {"data": made.data, "keyring": made.keyring}
            restore(files, identities=[key], aside=place / "aside")
            if connections["default"].vendor == "sqlite":
                # The databases of these tests are in memory, and what was restored is a file.
                names = {DATABASES[what]: str(place / name) for what, name in FILES.items()}
                stack.enter_context(standing_in(**names))

        yield put_back

"""What every test stands on: fresh keys, a database, and for the stories a server and a browser."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

pytest_plugins = [
    "tests.fixtures.browser",
    "tests.fixtures.desks",
    "tests.fixtures.phones",
    "tests.fixtures.server",
    "tests.fixtures.stage",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.addoption("--full", action="store_true", help="the fault tests in their long form")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to the other database; `./check` runs the tests on both."""
    other = "on_postgres" if config.getoption("--db") == "sqlite" else "on_sqlite"
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    for item in items:
        # Marked here and no later: databases are made for the tests that were collected.
        if "cast" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=["default", "keyring"]))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepare the environment before Django reads it; workers of xdist inherit it."""
    if not hasattr(config, "workerinput"):
        _prepare(config)
    os.environ["DJANGO_SETTINGS_MODULE"] = "midweek.config.settings"
    # The browser's driver leaves an event loop running in this thread, and Django would take
    # every later test in the same worker for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Not every test asks for the database, and pytest-django sets up no Django nobody imported.
    import django

    django.setup()
    # The cast is made of models, which cannot be imported any earlier.
    config.pluginmanager.import_plugin("tests.fixtures.cast")
    config.pluginmanager.import_plugin("tests.fixtures.handset")


def _prepare(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith("MIDWEEK_")]:
        if name != "MIDWEEK_CHROMIUM":
            del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="midweek-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ["MIDWEEK_DATA"] = str(folder / "data")
    _make_keys(folder / "data")
    _compile_translations(config.rootpath)
    if config.getoption("--db") == "postgres":
        _start_postgres(config, folder)


def _make_keys(data: Path) -> None:
    from midweek.config.keys import make_root_key

    data.mkdir(mode=0o700)
    make_root_key(data / "keys" / "root.key")


def _compile_translations(root: Path) -> None:
    from tools.translations import compile_all

    compile_all(root)


def _start_postgres(config: pytest.Config, folder: Path) -> None:
    from tests import postgres

    server = postgres.start(folder, durable=False)
    config.add_cleanup(server.stop)
    os.environ["MIDWEEK_DATABASE_URL"] = server.url("midweek")
    os.environ["MIDWEEK_KEYRING_URL"] = server.url("keyring")


@pytest.fixture(scope="session", autouse=True)
def plain_static_files():
    """Pages in tests name static files as they are; the hashed names need a built folder."""
    from django.test import override_settings

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    with override_settings(STORAGES={"staticfiles": {"BACKEND": plain}}):
        yield

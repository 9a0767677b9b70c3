"""A receipt means that the entry is on the disk, whatever happens to the machine next."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.postgres import Postgres, start

from ..conftest import SmallClinic, prepare
from ..kept import promises_kept
from ..powercut import PowerCut
from .hospital import Hospital
from .lanes import APPLICATION, kill_often, warm
from .loop import Rehearsal, Toll
from .server import Nursery, WholeServer

DEATHS, DEATHS_IN_FULL = 100, 10_000


@pytest.fixture
def deaths(request: pytest.FixtureRequest) -> int:
    """How often to kill, without and with a power cut: enough to notice, or enough to publish."""
    return DEATHS_IN_FULL if request.config.getoption("--full") else DEATHS


def test_killing_the_server_loses_no_entry_that_was_acknowledged(
    clinic: SmallClinic, tmp_path: Path, deaths: int
) -> None:
    toll = kill_often(clinic, tmp_path, number=deaths, cut_power=False)

    assert toll.deaths == deaths
    assert toll.acknowledged > deaths
    assert (toll.lost, toll.corrupt) == (0, 0)


def test_a_power_cut_loses_no_entry_that_was_acknowledged(
    clinic: SmallClinic, tmp_path: Path, deaths: int
) -> None:
    toll = kill_often(clinic, tmp_path, number=deaths, cut_power=True)

    assert toll.deaths == deaths
    assert toll.acknowledged > deaths
    assert toll.taken_back > 0
    assert (toll.lost, toll.corrupt) == (0, 0)


def test_the_same_power_cuts_show_what_a_lazy_setting_would_lose(
    clinic: SmallClinic, tmp_path: Path
) -> None:
    lazy = "tests.faults.killing.lazy_settings"

    toll = kill_often(clinic, tmp_path, number=12, cut_power=True, DJANGO_SETTINGS_MODULE=lazy)

    # No share of what was acknowledged: the longer a life, the more of it a checkpoint had synced.
    assert toll.lost > toll.deaths


def test_the_server_as_operators_run_it_keeps_its_promises_too(
    clinic: SmallClinic, tmp_path: Path
) -> None:
    data = clinic.copy_to(tmp_path / "data")
    shutil.rmtree(data / "static")  # so that it is made, and half lost again, on the way
    power = PowerCut(data, tmp_path / "log")
    server = WholeServer(power.environment() | clinic.environment(data))
    phones = clinic.phones(seed=5)
    toll = Rehearsal(server, phones, promises_kept, data, power).deaths(4)
    print(toll)

    assert toll.acknowledged > 4
    assert (toll.lost, toll.corrupt) == (0, 0)


@contextmanager
def postgres(*, durable: bool) -> Iterator[Postgres]:
    """Start a PostgreSQL server where a user other than root may run it."""
    with tempfile.TemporaryDirectory(prefix="midweek-postgres-") as folder:
        server = start(Path(folder), durable=durable)
        yield server
        server.stop()


def kill_application_and_database(folder: Path, number: int, *, durable: bool) -> Toll:
    """Kill both so often and count what was lost."""
    with postgres(durable=durable) as database:
        clinic = prepare(
            folder / "data",
            MIDWEEK_DATABASE_URL=database.url("midweek"),
            MIDWEEK_KEYRING_URL=database.url("keyring"),
        )
        data = clinic.template
        with Nursery(
            APPLICATION, os.environ | clinic.environment(data), *warm(clinic)
        ) as application:
            hospital = Hospital(application, database, data / "keys" / "root.key")
            rehearsal = Rehearsal(hospital, clinic.phones(seed=1), hospital.what_is_kept, data)
            toll = rehearsal.deaths(number, until_lost=not durable)
    print(toll)
    return toll


def test_killing_application_and_database_server_loses_no_entry_that_was_acknowledged(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    deaths = 2_000 if request.config.getoption("--full") else 12
    toll = kill_application_and_database(tmp_path, deaths, durable=True)

    assert toll.acknowledged > deaths
    assert toll.lost == 0


def test_the_same_deaths_show_a_database_server_that_does_not_wait_for_the_disk(
    tmp_path: Path,
) -> None:
    assert kill_application_and_database(tmp_path, 25, durable=False).lost > 0

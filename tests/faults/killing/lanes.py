"""Spread many deaths over lanes: data folders that live and die side by side."""

import random
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from ..conftest import SmallClinic
from ..kept import promises_kept
from ..powercut import PowerCut
from .loop import Rehearsal, Toll
from .server import Nursery

APPLICATION = "midweek.config.wsgi:application"
BETWEEN_FRESH_COPIES = 25
LANES, MANY, EVERY = 3, 1_000, 500


def warm(clinic: SmallClinic) -> list[dict[str, str]]:
    """Return the requests after which a server has loaded what it needs to receive an entry."""
    page = {"PATH_INFO": "/api/v1/openapi.json"}
    return [page, {"PATH_INFO": "/api/v1/pull", "HTTP_COOKIE": clinic.cookies[0]}]


def kill_often(
    clinic: SmallClinic, folder: Path, *, number: int, cut_power: bool, **settings: str
) -> Toll:
    """Kill servers of this clinic so often, with a fresh copy of the data now and then.

    Every batch is seeded by its own first number, so the lanes only change who runs it.
    """
    lanes = LANES if number >= MANY else 1
    batches = range(0, number, BETWEEN_FRESH_COPIES)
    score = Score()

    def run(lane: int) -> None:
        place = folder / f"lane {lane}"
        place.mkdir()
        for toll in _lane(clinic, place, batches[lane::lanes], number, cut_power, settings):
            score.add(toll)

    with ThreadPoolExecutor(lanes) as pool:
        list(pool.map(run, range(lanes)))
    print(score.toll)
    return score.toll


def _lane(
    clinic: SmallClinic,
    place: Path,
    batches: Iterable[int],
    number: int,
    cut_power: bool,
    settings: dict[str, str],
) -> Iterable[Toll]:
    data = clinic.copy_to(place / "data")
    power = PowerCut(data, place / "log")
    environment = power.environment() | clinic.environment(data) | settings
    with Nursery(APPLICATION, environment, *warm(clinic)) as server:
        for start in batches:
            clinic.copy_to(data)
            power.forget()
            cut, chance = power if cut_power else None, random.Random(2026 + start)
            phones = clinic.phones(seed=start)
            rehearsal = Rehearsal(server, phones, promises_kept, data, cut, chance)
            yield rehearsal.deaths(min(BETWEEN_FRESH_COPIES, number - start))


class Score:
    """What all lanes cost together, said aloud now and then."""

    def __init__(self) -> None:
        self.toll, self._lock = Toll(), Lock()

    def add(self, toll: Toll) -> None:
        """Add one batch; a long run says how far it is, to whoever runs pytest with -s."""
        with self._lock:
            before, self.toll = self.toll.deaths, self.toll + toll
            if before // EVERY < self.toll.deaths // EVERY:
                print(self.toll, flush=True)

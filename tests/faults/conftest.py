"""A small clinic on disk, ready to be copied and ruined."""

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from midweek.config.keys import make_root_key

from .entries import Diary
from .network.phone import Phone

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class SmallClinic:
    """A data folder with four clients who are signed in, and what their phones know."""

    template: Path
    cookies: list[str]
    clients: list[str]
    desk: str
    version: str
    asked: list[list[str]]
    settings: dict[str, str]

    def copy_to(self, data: Path) -> Path:
        """Put a fresh copy in the place of whatever is at `data`."""
        shutil.rmtree(data, ignore_errors=True)
        return Path(shutil.copytree(self.template, data))

    def environment(self, data: Path) -> dict[str, str]:
        """Return the settings of a server on a copy."""
        settings = {"MIDWEEK_DATA": str(data), "MIDWEEK_LOG_LEVEL": "ERROR"}
        return settings | {"DJANGO_SETTINGS_MODULE": "midweek.config.settings"} | self.settings

    def phones(self, seed: int) -> list[Phone]:
        """Return the phones of all clients, each with a diary."""
        return [
            Phone(
                address=("", 0),
                headers={"Cookie": cookie, "Sec-Fetch-Site": "same-origin"},
                chance=(chance := random.Random(f"phone {seed} {number}")),
                diary=Diary(self.version, UUID(int=chance.getrandbits(128), version=4)),
            )
            for number, cookie in enumerate(self.cookies)
        ]


@pytest.fixture(scope="session")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> SmallClinic:
    """A small clinic on SQLite."""
    return prepare(tmp_path_factory.mktemp("clinic") / "data")


def prepare(data: Path, **settings: str) -> SmallClinic:
    """Make the small clinic in `data`, or in the databases that `settings` name."""
    data.mkdir(mode=0o700)
    make_root_key(data / "keys" / "root.key")
    bare = SmallClinic(data, [], [], "", "", [], settings)
    told = subprocess.run(
        [sys.executable, "-m", "tests.faults.clinic"],
        cwd=ROOT,
        env=os.environ | bare.environment(data),
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    return SmallClinic(data, **json.loads(told), settings=settings)

"""Midweek's settings with the one word changed that a power cut punishes."""

from midweek.config.settings import *  # noqa: F403
from midweek.config.settings import DATABASES

for database in DATABASES.values():
    pragmas = database["OPTIONS"]["init_command"]
    database["OPTIONS"]["init_command"] = pragmas.replace("synchronous=FULL", "synchronous=NORMAL")

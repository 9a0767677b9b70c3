"""A gateway that never answers keeps no entry waiting."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.reminders.hanging import HANGS


@pytest.mark.on_sqlite
def test_entries_are_received_as_ever_while_a_gateway_hangs_and_a_held_lock_would_be_seen():
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("MIDWEEK_", "DJANGO_"))}
    command = [sys.executable, "-m", "tests.faults.reminders.hanging"]
    told = subprocess.run(command, capture_output=True, text=True, env=clean)

    found = json.loads(told.stdout or "{}")
    assert found, told.stderr
    assert found["hanging texts"] == found["planted texts"] == 40
    assert found["hanging"] < HANGS / 2
    assert found["planted"] > HANGS / 2

"""A few activities that the demo clinic wrote itself."""

import json
from pathlib import Path

from midweek.library.actions.shelf import add_activity
from midweek.library.definition import Definition
from midweek.people.models import Clinic, Person


def put_own_activities(clinic: Clinic, *, by: Person) -> None:
    """Put them in the clinic's library."""
    text = Path(__file__).with_name("own_activities.json").read_text(encoding="utf-8")
    for each in json.loads(text):
        add_activity(clinic, Definition.read(json.dumps(each)), by=by)

"""Who is signed in, as the side of every page says it."""

from dataclasses import dataclass

from midweek.people.access import name_of
from midweek.people.models import Person


@dataclass(frozen=True)
class Viewer:
    """A name, a clinic, and the letters that stand for the name where there is little room."""

    name: str
    clinic: str
    initials: str


def viewer_of(person: Person) -> Viewer:
    """Who is signed in."""
    name = name_of(person, by=person)
    parts = name.split()
    letters = "".join(part[0] for part in [*parts[:1], *parts[1:][-1:]]).upper()
    return Viewer(name, person.clinic.name, letters)

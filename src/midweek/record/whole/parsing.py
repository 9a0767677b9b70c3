"""Read a file that says it is a record: its outer shape, checked before anything is made."""

from dataclasses import dataclass
from typing import Any

from midweek.record.whole.names import Unreadable
from midweek.record.whole.shape import FORMAT, NUMBER, tables
from midweek_rules.safe_json import UnsafeJSON, read_json

LARGEST = 50 * 2**20
DEEPEST = 24
LONGEST_NAME = 80


@dataclass(frozen=True)
class Parsed:
    """A record as it stands in a file."""

    client: dict[str, Any]
    people: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    rows: dict[str, list[dict[str, Any]]]


def parse(text: bytes) -> Parsed:
    """Read a record, or say what is wrong with it."""
    try:
        told = read_json(text, limit=LARGEST, deepest=DEEPEST)
    except UnsafeJSON as problem:
        raise Unreadable(problem.why) from problem
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise Unreadable("This is no record from Midweek.")
    if told.get("number") != NUMBER:
        raise Unreadable("Another version of Midweek made it: update first.")
    parsed = Parsed(
        client=_of(told, "client", dict),
        people=_objects(told, "people"),
        activities=_objects(told, "activities"),
        rows=_of(told, "rows", dict),
    )
    _check_rows(parsed)
    name = parsed.client.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
        raise Unreadable("The client has no name.")
    return parsed


def _check_rows(parsed: Parsed) -> None:
    known = {model._meta.label for model in tables()}
    for label in parsed.rows:
        if label not in known:
            raise Unreadable(f"{label[:60]} is unknown here: update first.")
        _objects(parsed.rows, label)


def _of(told: dict[str, Any], name: str, kind: type) -> Any:
    found = told.get(name)
    if not isinstance(found, kind):
        raise Unreadable(f"{name} is missing.")
    return found


def _objects(told: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = _of(told, name, list)
    if not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in found):
        raise Unreadable(f"{name} is no list of rows.")
    return list(found)

"""New ids for everything that is read in, wherever an old one stands."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from uuid6 import uuid7


class Unreadable(Exception):
    """It is no record that can be read in here; the message says why, and where."""


def fresh_ids(old: Iterable[Any]) -> dict[str, str]:
    """An id of our own for each id in a file, in the same order."""
    found: dict[str, str] = {}
    for one in old:
        if not _is_id(one) or one in found:
            raise Unreadable(f"{str(one)[:60]!r} is no id, or stands there twice.")
        found[one] = str(uuid7())
    return found


def renamed(value: Any, names: dict[str, str]) -> Any:
    """The same value with each known id in it, near or deep, under its new name."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    if isinstance(value, dict):
        return {names.get(key, key): renamed(one, names) for key, one in value.items()}
    return value


def ids_in(value: Any) -> Iterator[str]:
    """Every id in a value, in the order in which they stand there."""
    if isinstance(value, str) and _is_id(value):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from ids_in(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from ids_in(key)
            yield from ids_in(one)


def _is_id(value: Any) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False

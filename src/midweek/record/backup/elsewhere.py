"""Work on other databases than the live ones: a restored copy is finished before it is used."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections

from midweek.people.vault import keyring


@contextmanager
def standing_in(**names: str) -> Iterator[None]:
    """Have this thread work on the databases of these names; every other thread does not.

    `standing_in(default="/tmp/copy.sqlite3")`. Keys in memory are dropped on both ways, so
    that what opens was opened by the keyring that stands in.
    """
    with ExitStack() as stack:
        for alias, name in names.items():
            other = connections.create_connection(alias)
            # Its own settings: the usual ones are one object for all threads of the worker.
            other.settings_dict = {**other.settings_dict, "NAME": name}
            held = connections[alias]
            stack.callback(connections.__setitem__, alias, held)
            stack.callback(other.close)
            connections[alias] = other
        keyring.forget()
        stack.callback(keyring.forget)
        yield

"""The entries of a client that somebody may see, opened a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from midweek.library.queries import definitions
from midweek.people.access import grant_to_client
from midweek.people.models import Person
from midweek.people.vault import Grant, open_values
from midweek.plans.queries import followed
from midweek.practice.models import Entry

PAGE = 500
ANSWERS = Entry._meta.get_field("answers")


@dataclass(frozen=True)
class Reader:
    """Who reads about whom, and what they need to read it."""

    client: Person
    by: Person
    grant: Grant
    names: dict[str, str]

    @property
    def language(self) -> str:
        """The language of what is read."""
        return self.by.language


@dataclass(frozen=True)
class Told:
    """One entry, with what was asked and what was answered."""

    entry: Entry
    definition: dict[str, Any]
    answers: dict[str, Any]
    is_followed: bool


def reader_of(client: Person, *, by: Person) -> Reader:
    """Leave for `by` to read what the client shares with them."""
    grant = grant_to_client(client, by=by, purpose="export")
    names = {str(one.id): one.label for one in followed(client, grant=grant)}
    return Reader(client, by, grant, names)


def entries(reader: Reader) -> Iterator[Told]:
    """Every entry that the reader may see, the oldest first, however many there are."""
    mine = Entry.objects.visible_to(reader.by).filter(client=reader.client)
    last = None
    while True:
        rows = mine if last is None else mine.filter(_after(last))
        ordered = rows.select_related("version__activity").order_by("happened_at", "pk")
        page = list(ordered[:PAGE])
        yield from _opened(page, reader)
        if len(page) < PAGE:
            return
        last = page[-1]


def _after(last: Entry) -> Q:
    # The first part says nothing new, but the index can begin there: without it each page reads
    # everything before it again.
    later = Q(happened_at__gt=last.happened_at) | Q(happened_at=last.happened_at, pk__gt=last.pk)
    return Q(happened_at__gte=last.happened_at) & later


def _opened(page: list[Entry], reader: Reader) -> Iterator[Told]:
    said = definitions({one.version_id for one in page}, language=reader.language)
    sealed = [(one.pk, one.answers) for one in page]
    opened = open_values(ANSWERS, sealed, grant=reader.grant)
    following = Entry.objects.filter(replaces__in=page, undone_at=None)
    followed_by = set(following.values_list("replaces_id", flat=True))
    for one in page:
        if one.pk in opened:
            asked = said[str(one.version_id)]
            yield Told(one, asked, opened[one.pk], one.pk in followed_by)

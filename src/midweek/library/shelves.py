"""Finding an activity: by approach, by what it is for, by time, and by any word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from midweek.library.at_hand import PARTS_OF_A_PAGE
from midweek.library.models import Activity, ActivityVersion
from midweek.library.queries import definitions
from midweek.library.starter import place_of
from midweek.people.models import Person

SHORT, MIDDLE = 5, 15


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for; an empty part asks for nothing."""

    words: str = ""
    approach: str = ""
    concern: str = ""
    time: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.approach or self.concern or self.time)


@dataclass(frozen=True, slots=True)
class Book:
    """One activity on the shelf, in the words of its newest version."""

    activity: Activity
    version: ActivityVersion
    said: dict[str, Any]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.activity.slug

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.said["title"])


def books(*, by: Person, put_away: bool = False) -> list[Book]:
    """Everything `by` can choose from, the first few first; or what was put away."""
    shown = ActivityVersion.objects.visible_to(by).filter(
        activity__put_away_at__isnull=not put_away
    )
    shown = shown.exclude(activity__slug__in=PARTS_OF_A_PAGE)
    rows = list(shown.newest().select_related("activity"))
    said = definitions([row.pk for row in rows], language=by.language)
    found = (Book(row.activity, row, said[str(row.pk)]) for row in rows)
    return sorted(found, key=lambda book: (place_of(book.slug), book.title.casefold()))


def matching(shelf: Iterable[Book], wish: Wish) -> list[Book]:
    """Those that fit the wish; every word of it must be somewhere in the activity."""
    words = wish.words.casefold().split()
    return [book for book in shelf if _fits(book.said, wish) and _tells(book, words)]


def _fits(said: dict[str, Any], wish: Wish) -> bool:
    return (
        wish.approach in ("", said["approach"])
        and (not wish.concern or wish.concern in said["concerns"])
        and wish.time in ("", time_of(said["minutes"]))
    )


def time_of(minutes: int) -> str:
    """Sort minutes into short, middle and long."""
    return "short" if minutes <= SHORT else "middle" if minutes <= MIDDLE else "long"


def _tells(book: Book, words: Sequence[str]) -> bool:
    if not words:
        return True
    parts = ("title", "purpose", "why", "for_whom", "instructions")
    text = " ".join(str(book.said.get(part) or "") for part in parts).casefold()
    return all(word in text or word in book.slug for word in words)

"""A record for reading: one page that any browser opens, for ever and without us."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from midweek.audit import clock
from midweek.people.access import name_of, names_grant
from midweek.people.models import Person
from midweek.people.vault import open_sealed
from midweek.plans.queries import items
from midweek.practice.models import Message
from midweek.record.tables.reading import Reader, Told, entries
from midweek.review.charts.wording import full_day_and_year
from midweek.review.queries.answers import answers, naming, total_in_words
from midweek.review.queries.shelf import shelf
from midweek.review.when import schedule_in_words
from midweek.review.words import clock as time_of

PLACE, ENTRIES = "record/readable", "<!-- entries -->"


def readable(reader: Reader) -> Iterator[str]:
    """The page, piece by piece: the plan, what was written and answered, messages."""
    page = {
        "name": name_of(reader.client, by=reader.by),
        "day": _day(clock.now(), reader.client),
        "plan": list(_plan(reader)),
        "messages": list(_messages(reader)),
    }
    # Nobody can write the mark into it: whatever people wrote is escaped.
    before, after = render_to_string(f"{PLACE}/page.html", page).split(ENTRIES)
    yield before
    for told in entries(reader):
        yield render_to_string(f"{PLACE}/entry.html", {"one": _entry(told, reader)})
    yield after


def _day(moment: Any, client: Person) -> str:
    return full_day_and_year(moment.astimezone(ZoneInfo(client.zone)).date())


def _plan(reader: Reader) -> Iterator[dict[str, Any]]:
    plan = items(reader.client, grant=reader.grant)
    books = shelf({one.slug for one in plan}, language=reader.language)
    for one in plan:
        yield {
            "title": one.called or books.title(one.slug),
            "when": schedule_in_words(one.schedule),
            "why": one.why,
            "goal": one.planning.goal,
            "ended": _day(one.ended_at, reader.client) if one.ended_at else "",
        }


def _entry(told: Told, reader: Reader) -> dict[str, Any]:
    definition = naming(told.definition, reader.names)
    there = told.entry.happened_at.astimezone(ZoneInfo(told.entry.zone))
    return {
        "title": definition["title"],
        "day": full_day_and_year(there.date()),
        "time": time_of(there),
        "iso": there.isoformat(),
        "answers": list(answers(definition, told.answers)),
        "total": total_in_words(definition, told.answers),
        "is_corrected": told.is_followed,
    }


def _messages(reader: Reader) -> Iterator[dict[str, Any]]:
    mine = Message.objects.visible_to(reader.by).standing().filter(client=reader.client)
    people = {one.pk: one for one in Person.objects.filter(pk__in=mine.values("by"))}
    grant = names_grant(reader.by)
    for one in mine.order_by("received_at", "pk"):
        yield {
            "by": open_sealed(people[one.by_id], "name", grant=grant),
            "day": _day(one.received_at, reader.client),
            "words": open_sealed(one, "words", grant=reader.grant),
        }

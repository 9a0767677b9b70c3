"""How the weeks went: for each week and agreed thing, what was planned and what became of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from midweek.audit import clock
from midweek.plans.queries import Item, items
from midweek.record.tables.reading import Reader
from midweek.review.queries.compliance import compliance
from midweek.review.queries.entries import shares_check_ins
from midweek.review.queries.months import marks_since, sharing
from midweek.review.queries.shelf import shelf

WEEK = timedelta(days=7)


def adherence_rows(reader: Reader) -> Iterator[dict[str, Any]]:
    """One row for each week in which a thing was planned or done."""
    plan = items(reader.client, grant=reader.grant)
    if not plan or not shares_check_ins(reader.client):
        return
    begin = min(one.history[0].schedule.starts for one in plan)
    today = clock.today(reader.client.zone)
    shared = sharing({reader.client.pk: reader.grant})
    marks = marks_since(shared, begin).get(reader.client.pk, [])
    books = shelf({one.slug for one in plan}, language=reader.language)
    for monday in _mondays(begin, today):
        days = tuple(day for n in range(7) if (day := monday + timedelta(days=n)) <= today)
        done = compliance(reader.client, plan, marks, days, by=reader.by, grant=reader.grant)
        for one in done:
            yield _row(monday, one.item, one.tracks.log, books.title(one.item.slug))


def _mondays(begin: date, today: date) -> Iterator[date]:
    monday = begin - timedelta(days=begin.weekday())
    while monday <= today:
        yield monday
        monday += WEEK


def _row(monday: date, item: Item, log: Any, title: str) -> dict[str, Any]:
    counted = ("planned", "on_time", "afterwards", "late", "in_part", "not_today", "too_hard")
    return {
        "week": monday,
        "assignment": item.id,
        "activity": item.slug,
        "title": item.called or title,
        **{name: getattr(log, name) for name in (*counted, "not_logged", "extra")},
    }

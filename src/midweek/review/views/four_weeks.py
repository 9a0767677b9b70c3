"""Four weeks of one client, put together for the picture."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from statistics import mean
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.library.models import Kind
from midweek.plans.queries import Followed, Item
from midweek.review.charts.timeline import ActivityRow, FourWeeks, MoodRow, ScaleRow, Told
from midweek.review.charts.wording import day_of_week, mood_word
from midweek.review.queries.days import WEEK, day_by_day, last_days
from midweek.review.queries.months import Marks
from midweek.review.queries.overview import Doing, session_days, written
from midweek.review.queries.practised import PRACTISED
from midweek.review.queries.shelf import Shelf
from midweek.review.views.viewer import Now

ROWS_SHOWN = 5


def four_weeks(
    met: Sequence[datetime],
    done: Sequence[Doing],
    marks: Marks,
    books: Shelf,
    now: Now,
    *,
    follows: Sequence[Followed],
) -> FourWeeks:
    """Everything the picture of four weeks shows."""
    days = last_days(now.today)
    moods, pages = day_by_day(marks, "mood", days), written(marks, days)
    week = sum(pages[-WEEK:])
    return FourWeeks(
        days=days,
        sessions=session_days(met, days, zone=now.zone),
        mood=MoodRow(moods, mood_told(moods, days)),
        scales=(*scale_rows(marks, books, days), *followed_rows(marks, follows, days)),
        activities=tuple(activity_row(one, books) for one in done[:ROWS_SHOWN]),
        written=pages,
        written_told=Told(ngettext("%(count)d entry", "%(count)d entries", week) % {"count": week}),
    )


def shown_items(plan: Sequence[Item], books: Shelf) -> list[Item]:
    """What has a row of its own: not moods and scores, which are drawn as such.

    Nor journals: an empty day beside a planned page would tell that something was
    written and kept private, or was not written.
    """
    return [
        item
        for item in plan
        if item.slug in books.definitions and books.definitions[item.slug]["kind"] in PRACTISED
    ]


def mood_told(moods: Sequence[float | None], days: Sequence[Any]) -> Told:
    """Say the last seven days of mood."""
    told = [(m, d) for m, d in zip(moods[-WEEK:], days[-WEEK:], strict=True) if m is not None]
    if not told:
        return Told(_("No entries"), _("this week"))
    middle = mood_word(sorted(m for m, _day in told)[len(told) // 2])
    low = _("lowest %(day)s") % {"day": day_of_week(min(told)[1])}
    return Told(_("Mostly %(mood)s") % {"mood": middle}, low)


def scale_rows(marks: Marks, books: Shelf, days: Sequence[Any]) -> Iterator[ScaleRow]:
    """The numbers a client gives in check-ins, those that were given at all."""
    for step in scale_steps(books):
        values = day_by_day(marks, step["id"], days)
        if any(value is not None for value in values):
            yield ScaleRow(
                name=scale_name(step),
                low=step["min"],
                high=step["max"],
                values=values,
                told=scale_told(values),
            )


def followed_rows(
    marks: Marks, known: Sequence[Followed], days: Sequence[Any]
) -> Iterator[ScaleRow]:
    """What the two follow together, where it was answered."""
    for one in known:
        values = day_by_day(marks, str(one.id), days)
        if any(value is not None for value in values):
            yield ScaleRow(name=one.label, low=0, high=10, values=values, told=scale_told(values))


def scale_steps(books: Shelf) -> Iterator[Mapping[str, Any]]:
    """The scales that check-ins ask."""
    for definition in books.definitions.values():
        if definition["kind"] == Kind.CHECK_IN:
            yield from (step for step in definition["steps"] if step["type"] == "scale")


def scale_name(step: Mapping[str, Any]) -> str:
    """Name a scale in the space of a row."""
    return {"worry": _("Worry")}.get(step["id"], str(step["text"]))


def scale_told(values: Sequence[float | None]) -> Told:
    """Say the weekly averages: three weeks ago, and now."""
    weeks = [
        [value for value in values[n : n + WEEK] if value is not None]
        for n in range(0, len(values), WEEK)
    ]
    means = [mean(week) for week in weeks if week]
    said = {"first": f"{means[0]:.1f}", "last": f"{means[-1]:.1f}"}
    if len(means) == 1:
        return Told(said["last"], _("weekly average"))
    return Told(_("%(first)s to %(last)s") % said, _("weekly average"))


def activity_row(one: Doing, books: Shelf) -> ActivityRow:
    """One activity, with its last seven days."""
    hard = one.was_hard
    told = Told(_("Too hard") if hard else done_in_words(one), worse=hard)
    return ActivityRow(books.title(one.item.slug), one.cells, told)


def done_in_words(one: Doing) -> str:
    """Say how much of a week was done; what nobody planned is only counted."""
    if one.week.planned:
        said = {"done": one.week.done, "planned": one.week.planned}
        done = _("%(done)d of %(planned)d") % said
    else:
        done = _("%(count)d this week") % {"count": one.entries}
    if not one.in_part:
        return done
    return _("%(done)s, %(count)d in part") % {"done": done, "count": one.in_part}

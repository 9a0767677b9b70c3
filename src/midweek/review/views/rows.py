"""The rows of the caseload, in words and pictures."""

from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.practice.models import Skip
from midweek.review.charts.active_days import active_days, count
from midweek.review.charts.score_spark import say_course, score_spark
from midweek.review.charts.sparkline import mood_sparkline
from midweek.review.charts.wording import full_day, plain, short_day, signed
from midweek.review.charts.yardstick import Yardstick
from midweek.review.queries.attention import (
    Asked,
    Changed,
    FoundHard,
    Noticed,
    Offered,
    Reason,
    Suggested,
    Unread,
    WentQuiet,
)
from midweek.review.queries.caseload import Case
from midweek.review.queries.courses import Course
from midweek.review.queries.shelf import Shelf
from midweek.review.views.answered import slug_of, status_of
from midweek.review.views.viewer import Now
from midweek.review.words import (
    change_in_words,
    clock,
    day_near,
    entries_in_words,
    kind_of,
    moment_near,
)


@dataclass(frozen=True)
class Score:
    """The measure a row has room for."""

    spark: SafeString
    total: str
    name: str
    change: str
    kind: str


@dataclass(frozen=True)
class Row:
    """One client's row."""

    url: str
    name: str
    since: str
    why: str
    detail: str
    spark: SafeString
    score: Score | None
    week: SafeString
    week_words: str
    next: str
    next_time: str


def row_of(case: Case, shelf: Shelf, now: Now) -> Row:
    """Say one case."""
    why, detail = say(case.reason, case, shelf, now)
    coming = case.sessions.next.astimezone(now.zone) if case.sessions.next else None
    return Row(
        url=reverse("review:client", args=[case.client_id]),
        name=case.name,
        since=how_long(case),
        why=why,
        detail=detail,
        spark=mood_sparkline(case.moods),
        score=score_of(case.course, shelf) if case.course else None,
        week=active_days(case.week),
        week_words=count(case.week),
        next=day_near(coming.date(), now.today) if coming else "",
        next_time=clock(coming) if coming else "",
    )


def how_long(case: Case) -> str:
    """Say how far the work is."""
    if case.sessions.held:
        return _("Session %(number)d") % {"number": case.sessions.held + 1}
    return _("Joined %(day)s") % {"day": short_day(case.joined_on)}


def score_of(course: Course, shelf: Shelf) -> Score:
    """Say where a measure stands."""
    yardstick = shelf.yardstick(course.slug)
    change = course.change
    readings = [(r.day, r.total) for r in course.readings]
    return Score(
        spark=score_spark(
            readings,
            top=yardstick.top,
            cut_off=yardstick.cut_off,
            says=say_course(yardstick.name, readings),
        ),
        total=plain(course.totals[-1]),
        name=yardstick.name,
        change=change_in_row(change),
        kind=kind_of(change),
    )


def change_in_row(change: Any) -> str:
    """Say a change in the space of a row, where only a reliable one says so."""
    if change is None or not change.points:
        return ""
    return change_in_words(change) if kind_of(change) else signed(change.points)


@singledispatch
def say(reason: Reason, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """Say why somebody is here, and what stands behind it: nothing that any rule names."""
    if case.last_answer is None:
        return _("No entries yet"), _("Joined %(day)s") % {"day": full_day(case.joined_on)}
    week = ngettext("%(count)d entry this week", "%(count)d entries this week", case.entries)
    return _("Nothing new to act on"), week % {"count": case.entries}


@say.register
def say_notice(reason: Noticed, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """A question about harm, answered with more than "not at all"."""
    said = moment_near(reason.notice.at, today=now.today, zone=now.zone)
    return reason.notice.says, _("%(moment)s. Not taken up yet") % {"moment": said}


@say.register
def say_change(reason: Changed, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """A measure that changed reliably."""
    yardstick, change = shelf.yardstick(reason.course.slug), reason.change
    said = {"name": yardstick.name, "first": plain(change.first), "last": plain(change.last)}
    if change.points > 0:
        why = _("%(name)s up from %(first)s to %(last)s, reliable") % said
    else:
        why = _("%(name)s down from %(first)s to %(last)s, reliable") % said
    return why, since_first(reason.course, yardstick)


def since_first(course: Course, yardstick: Yardstick) -> str:
    """Say since when, and where the cut-off lies."""
    since = _("Since %(day)s.") % {"day": short_day(course.readings[0].day)}
    if yardstick.cut_off is None:
        return since
    return f"{since} " + _("Cut-off %(total)s") % {"total": plain(yardstick.cut_off)}


@say.register
def say_quiet(reason: WentQuiet, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """Longer quiet than usual."""
    if case.last_answer is None:
        return _("No entries in the last 4 weeks"), how_long(case)
    quiet = reason.quiet
    said = {"days": quiet.days, "usual": max(1, round(7 / quiet.usual_gap))}
    why = ngettext(
        "Quiet for %(days)d day, usually %(usual)d a week",
        "Quiet for %(days)d days, usually %(usual)d a week",
        quiet.days,
    )
    return why % said, _("Last entry %(day)s") % {"day": full_day(case.last_answer)}


@say.register
def say_hard(reason: FoundHard, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """Something was too hard."""
    hard = reason.hard
    why = _("Said “%(activity)s” is too hard") % {"activity": shelf.title(hard.slug)}
    return why, ". ".join(filter(None, [full_day(hard.on), wish_in_words(hard.wants)]))


def wish_in_words(wants: str) -> str:
    """Say what the client would like instead."""
    wishes = {
        Skip.Wish.SMALLER: _("Wants it smaller"),
        Skip.Wish.SWAP: _("Wants to swap it"),
        Skip.Wish.TALK: _("Wants to talk about it"),
    }
    return wishes.get(Skip.Wish(wants), "") if wants else ""


@say.register
def say_suggested(reason: Suggested, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """An idea of the client's, or a no."""
    what = {"activity": shelf.title(slug_of(reason.idea))}
    why = (
        _("Said no thanks to “%(activity)s”")
        if reason.idea.answer
        else _("Suggests a change: “%(activity)s”")
    )
    return why % what, status_of(reason.idea, now)


@say.register
def say_offered(reason: Offered, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """An idea that the client has not answered."""
    return _("Has an idea of yours to answer"), status_of(reason.idea, now)


@say.register
def say_asked(reason: Asked, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """Something waits for an answer."""
    since = moment_near(reason.waits.since, today=now.today, zone=now.zone)
    title = shelf.title(reason.waits.slug)
    return (
        _("A message about “%(activity)s” waits for an answer") % {"activity": title},
        _("Since %(moment)s") % {"moment": since},
    )


@say.register
def say_unread(reason: Unread, case: Case, shelf: Shelf, now: Now) -> tuple[str, str]:
    """A session soon, with entries nobody opened."""
    entries = entries_in_words(reason.entries)
    moment = moment_near(reason.session, today=now.today, zone=now.zone)
    return (
        _("%(entries)s not opened yet") % {"entries": entries},
        _("Session · %(moment)s") % {"moment": moment},
    )

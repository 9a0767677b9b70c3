"""Why is somebody where they are in the caseload? Readable rules, the first that applies.

There is no score of risk and no ranking of people: each rule is a reason to look, and
says so in words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from midweek.plans.models import Proposal
from midweek.review.queries.courses import Course
from midweek.review.queries.limits import AS_SHIPPED, Limits
from midweek.review.queries.notices import Waiting
from midweek.review.queries.plan_changes import Hard
from midweek.review.queries.threads import Waits
from midweek_rules.adherence import Quiet
from midweek_rules.trends import Change


class Group(Enum):
    """The three parts of a caseload."""

    LOOK_FIRST = "look-first"
    CHANGED = "changed"
    STEADY = "steady"


class Rule(Enum):
    """The reasons, in their order."""

    NOTICE = 1
    WORSENED = 2
    QUIET = 3
    TOO_HARD = 4
    IDEA = 5
    QUESTION = 6
    UNREAD = 7
    IMPROVED = 8
    OFFERED = 9
    STEADY = 10

    @property
    def group(self) -> Group:
        """The part of the caseload a reason leads to."""
        if self in (Rule.NOTICE, Rule.WORSENED, Rule.QUIET):
            return Group.LOOK_FIRST
        return Group.STEADY if self in (Rule.OFFERED, Rule.STEADY) else Group.CHANGED


IN_WORDS = {
    Rule.NOTICE: _("A question about harm was answered, and nobody has taken it up yet."),
    Rule.WORSENED: _("A measure is reliably worse than at its first answer."),
    Rule.QUIET: _(
        "Quiet for longer than %(quiet_times)d times their own usual gap, "
        "and at least %(quiet_days)d days."
    ),
    Rule.TOO_HARD: _(
        "Said in the last %(hard_days)d days that something is too hard, and it is unchanged."
    ),
    Rule.IDEA: _("An idea of theirs, or a no, that nobody has answered or read."),
    Rule.QUESTION: _("A message has waited for an answer for more than %(question_hours)d hours."),
    Rule.UNREAD: _("A session within %(session_hours)d hours, with entries nobody has opened."),
    Rule.IMPROVED: _("A measure answered in the last %(better_days)d days is reliably better."),
    Rule.OFFERED: _("An idea that was sent and waits for their answer."),
    Rule.STEADY: _("Everybody else, by their next session."),
}
ALWAYS = (Rule.NOTICE, Rule.STEADY)
"""What a clinic cannot leave out: answers about harm, and everybody else."""


@dataclass(frozen=True)
class Facts:
    """What the rules look at."""

    today: date
    now: datetime
    notice: Waiting | None
    courses: tuple[Course, ...]
    quiet: Quiet | None
    hard: Hard | None
    unread: int
    next_session: datetime | None
    ideas: tuple[Proposal, ...] = ()
    asked: Waits | None = None
    limits: Limits = AS_SHIPPED

    @property
    def theirs(self) -> Proposal | None:
        """The first idea of the client's, or no of theirs, that nobody has read."""
        return next((one for one in self.ideas if bool(one.answer) != by_client(one)), None)

    @property
    def offered(self) -> Proposal | None:
        """The first idea that waits for the client's answer."""
        return next((one for one in self.ideas if not one.answer and not by_client(one)), None)


@dataclass(frozen=True)
class Reason:
    """Why somebody is where they are. Each rule has its own, with what it found."""

    rule: ClassVar[Rule] = Rule.STEADY


@dataclass(frozen=True)
class Noticed(Reason):
    """An answer about harm waits."""

    rule = Rule.NOTICE
    notice: Waiting


@dataclass(frozen=True)
class Changed(Reason):
    """A measure changed reliably."""

    course: Course
    change: Change


@dataclass(frozen=True)
class Worsened(Changed):
    """A measure went the wrong way, reliably."""

    rule = Rule.WORSENED


@dataclass(frozen=True)
class WentQuiet(Reason):
    """Longer quiet than usual."""

    rule = Rule.QUIET
    quiet: Quiet


@dataclass(frozen=True)
class FoundHard(Reason):
    """Something was too hard."""

    rule = Rule.TOO_HARD
    hard: Hard


@dataclass(frozen=True)
class Suggested(Reason):
    """The client has an idea, or said no to one."""

    rule = Rule.IDEA
    idea: Proposal


@dataclass(frozen=True)
class Offered(Reason):
    """The client has something to answer."""

    rule = Rule.OFFERED
    idea: Proposal


@dataclass(frozen=True)
class Asked(Reason):
    """Something waits for an answer."""

    rule = Rule.QUESTION
    waits: Waits


@dataclass(frozen=True)
class Unread(Reason):
    """A session soon, and entries nobody opened."""

    rule = Rule.UNREAD
    entries: int
    session: datetime


@dataclass(frozen=True)
class Improved(Changed):
    """A measure went the right way, reliably."""

    rule = Rule.IMPROVED


def why_here(facts: Facts) -> Reason:
    """Find the first rule that applies, of those that the clinic has not left out."""
    found = (one for one in reasons(facts) if one.rule.name not in facts.limits.left_out)
    return next(found, Reason())


def reasons(facts: Facts) -> Iterator[Reason]:
    """Yield every reason to look, in the order of the rules."""
    if facts.notice:
        yield Noticed(facts.notice)
    yield from (Worsened(*found) for found in with_verdict(facts.courses, "worsened"))
    if facts.quiet:
        yield WentQuiet(facts.quiet)
    if facts.hard:
        yield FoundHard(facts.hard)
    if facts.theirs:
        yield Suggested(facts.theirs)
    if facts.asked and facts.now - facts.asked.since > hours(facts.limits.question_hours):
        yield Asked(facts.asked)
    soon = hours(facts.limits.session_hours)
    if facts.unread and facts.next_session and facts.next_session - facts.now <= soon:
        yield Unread(facts.unread, facts.next_session)
    yield from (Improved(*found) for found in with_verdict(fresh(facts), "improved"))
    if facts.offered:
        yield Offered(facts.offered)


def by_client(idea: Proposal) -> bool:
    """Whether an idea is the client's own."""
    return idea.offer.made_by_id == idea.client_id


def with_verdict(found: Iterable[Course], verdict: str) -> Iterator[tuple[Course, Change]]:
    """The measures that changed reliably in that direction."""
    for course in found:
        if course.change and course.change.verdict == verdict:
            yield course, course.change


def fresh(facts: Facts) -> Iterator[Course]:
    """The measures answered of late."""
    since = facts.today - timedelta(days=facts.limits.better_days - 1)
    return (course for course in facts.courses if course.last.day >= since)


def hours(count: int) -> timedelta:
    """So many hours."""
    return timedelta(hours=count)

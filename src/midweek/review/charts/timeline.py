"""How were the last four weeks: sessions, mood, numbers, activities and words on one axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from midweek.review.charts.heat_row import Cell, heat_row, say_cell
from midweek.review.charts.mood_path import mood_path
from midweek.review.charts.picture import Picture, Table
from midweek.review.charts.scale_line import scale_line
from midweek.review.charts.svg import element, number, picture, words
from midweek.review.charts.wording import full_day, mood_word, plain, short_day

WIDTH, START, END = 1132.0, 138.0, 1006.0
MOOD, SCALE, ACTIVITY = 72.0, 66.0, 24.0
LONGEST_LABEL = 19
PEN = "l.5-2.3 6.4-6.4a1.1 1.1 0 0 1 1.6 0l.2.2a1.1 1.1 0 0 1 0 1.6l-6.4 6.4z"


@dataclass(frozen=True)
class Told:
    """What stands at the end edge of a row: the last seven days in a few words."""

    first: str
    second: str = ""
    worse: bool = False


@dataclass(frozen=True)
class MoodRow:
    """One mood a day, or none."""

    moods: tuple[float | None, ...]
    told: Told


@dataclass(frozen=True)
class ScaleRow:
    """One number a day that the client gives, such as worry from 0 to 10."""

    name: str
    low: float
    high: float
    values: tuple[float | None, ...]
    told: Told


@dataclass(frozen=True)
class ActivityRow:
    """One activity of the plan, day by day."""

    name: str
    cells: tuple[Cell, ...]
    told: Told


@dataclass(frozen=True)
class FourWeeks:
    """Everything the picture shows, the oldest day first, today last."""

    days: tuple[date, ...]
    sessions: frozenset[date]
    mood: MoodRow
    scales: tuple[ScaleRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    written: tuple[int, ...] = ()
    written_told: Told = Told("")

    @property
    def rows(self) -> tuple[ScaleRow | ActivityRow, ...]:
        """The rows that have a name: scales first, then activities."""
        return (*self.scales, *self.activities)


def timeline(weeks: FourWeeks) -> Picture:
    """Draw the rows under each other on one shared axis of days."""
    step = (END - START) / len(weeks.days)
    rows, foot = drawn_rows(weeks, step)
    says = say(weeks)
    svg = picture(
        *weekends(weeks.days, step, foot),
        *sessions(weeks, step, foot),
        *rows,
        width=WIDTH,
        height=foot,
        says=says,
        class_="chart timeline",
    )
    return Picture(svg, says, table(weeks))


def drawn_rows(weeks: FourWeeks, step: float) -> tuple[list[SafeString], float]:
    """Draw each row where the one before it ends; give back the height of the whole."""
    drawn, y = [*label(_("Mood"), 60, _("line is “OK”")), *told(weeks.mood.told, 60)], 26 + MOOD
    drawn += mood_path(weeks.mood.moods, start=START, step=step, middle=66)
    for row in weeks.scales:
        drawn += label(row.name, y + 26, f"{plain(row.low)} – {plain(row.high)}")
        drawn += told(row.told, y + 26)
        drawn += scale_line(row.values, low=row.low, high=row.high, start=START, step=step, y=y + 8)
        y += SCALE - 6
    for activity in weeks.activities:
        drawn += label(activity.name, y + 16)
        drawn += told(activity.told, y + 16)
        drawn += heat_row(activity.cells, start=START, step=step, y=y)
        y += ACTIVITY
    if any(weeks.written):
        drawn += [*label(_("In their words"), y + 16), *told(weeks.written_told, y + 16)]
        drawn += pens(weeks.written, step, y + 5)
        y += ACTIVITY
    return drawn, y + 2


def label(name: str, y: float, hint: str = "") -> Iterator[SafeString]:
    """Name a row at the start edge; the table has the whole name when it is long."""
    short = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"
    yield words(short, x=0, y=y, class_="name")
    if hint:
        yield words(hint, x=0, y=y + 16, class_="hint")


def told(told: Told, y: float) -> Iterator[SafeString]:
    """Write the last seven days at the end edge."""
    look = "name worse" if told.worse else "name"
    yield words(told.first, x=WIDTH, y=y, class_=look, text_anchor="end")
    if told.second:
        yield words(told.second, x=WIDTH, y=y + 16, class_="hint", text_anchor="end")


def weekends(days: Sequence[date], step: float, foot: float) -> Iterator[SafeString]:
    """Quiet the columns of Saturdays and Sundays."""
    for n, day in enumerate(days):
        if day.weekday() >= 5:
            yield element(
                "rect", class_="band", x=START + step * n, y=26, width=step, height=foot - 26
            )


def sessions(weeks: FourWeeks, step: float, foot: float) -> Iterator[SafeString]:
    """Draw a vertical rule for each session, and a full one for today."""
    yield words(_("Sessions"), x=0, y=16, class_="hint")
    for n, day in enumerate(weeks.days):
        today = n == len(weeks.days) - 1
        if today or day in weeks.sessions:
            x, kind = START + step * (n + 0.5), "today" if today else "session"
            yield element("path", class_=kind, d=f"M{number(x)} 24V{number(foot)}")
            said = _("Today") if today else short_day(day)
            yield words(said, x=x, y=16, class_=f"when {kind}", text_anchor="middle")


def pens(written: Sequence[int], step: float, y: float) -> Iterator[SafeString]:
    """Mark the days on which the client wrote something they share."""
    for n, pages in enumerate(written):
        if pages:
            x = START + step * (n + 0.5) - 6
            yield element("path", class_="pen", d=f"M{number(x)} {number(y + 11)}{PEN}")


def say(weeks: FourWeeks) -> str:
    """Say what each row comes to; the table has every day."""
    told = [m for m in weeks.mood.moods if m is not None]
    mood = mood_word(told[-1]) if told else _("no entries")
    said = [_("Four weeks to %(day)s.") % {"day": full_day(weeks.days[-1])}]
    said.append(_("Mood on %(days)d days, latest %(mood)s.") % {"days": len(told), "mood": mood})
    said += [f"{row.name}: {row.told.first}." for row in weeks.rows]
    return " ".join(said)


def table(weeks: FourWeeks) -> Table:
    """List every day, the newest first, with what each row says about it."""
    heads = [_("Day"), _("Mood"), *(row.name for row in weeks.rows)]
    rows = []
    for n in reversed(range(len(weeks.days))):
        mood = weeks.mood.moods[n]
        numbers = [plain(row.values[n]) for row in weeks.scales]
        cells = [say_cell(row.cells[n]) for row in weeks.activities]
        said = "" if mood is None else mood_word(mood)
        rows.append((full_day(weeks.days[n]), said, *numbers, *cells))
    return Table(_("Four weeks, day by day"), tuple(heads), tuple(rows))

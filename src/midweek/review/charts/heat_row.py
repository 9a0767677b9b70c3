"""One activity, day by day: done, done more than once, planned and not logged, too hard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from midweek.review.charts.svg import element, words

HILL = "m-6.7 4.5 4.2-7 2.4 3.8 1.5-2.3 4 5.5z"


@dataclass(frozen=True)
class Cell:
    """One day of one activity. A day that was not planned and not done is blank.

    Of what was `done`, `in_part` was stopped early, which counts.
    """

    done: int = 0
    in_part: int = 0
    planned: bool = False
    too_hard: bool = False
    not_today: bool = False


def heat_row(cells: Sequence[Cell], *, start: float, step: float, y: float) -> Iterator[SafeString]:
    """Draw the cells from `start`, one `step` wide; colour is never the only sign."""
    for n, cell in enumerate(cells):
        x = start + step * n + 1.5
        if cell.too_hard:
            yield box(x, y, step, "hard")
            yield element("path", class_="hill", d=f"M{x + step / 2 - 1.5:.1f} {y + 10:.1f}{HILL}")
        elif cell.done:
            yield box(x, y, step, "twice" if cell.done > 1 else "done")
            if cell.done > 1:
                middle = x + step / 2 - 1.5
                yield words(
                    str(cell.done), x=middle, y=y + 15, class_="count", text_anchor="middle"
                )
        elif cell.planned:
            yield box(x, y, step, "planned")
            if cell.not_today:
                yield element("path", class_="rest", d=f"M{x + step / 2 - 6:.1f} {y + 10.5:.1f}h9")


def box(x: float, y: float, step: float, kind: str) -> SafeString:
    """Draw one cell."""
    return element("rect", class_=kind, x=x, y=y, width=step - 3, height=21, rx=5)


def say_cell(cell: Cell) -> str:
    """Say what a day held, for the table."""
    if cell.too_hard:
        return _("too hard")
    if cell.done:
        return _done_in_words(cell)
    if cell.not_today:
        return _("not today")
    return _("planned, not logged") if cell.planned else ""


def _done_in_words(cell: Cell) -> str:
    if cell.in_part == cell.done == 1:
        return _("done in part")
    said = _("done") if cell.done == 1 else _("done %(times)d times") % {"times": cell.done}
    if not cell.in_part:
        return said
    return _("%(done)s, %(count)d in part") % {"done": said, "count": cell.in_part}

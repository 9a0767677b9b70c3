"""A forest: one row for each client, unnamed, and what they come to together.

Rows come by the number of weeks. Nobody is named, and nothing is sorted by its result: a
forest says how far clients agree, and is no list of who does well.
"""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from midweek.review.charts.forest_rows import Row, Together, weeks_in_words, written
from midweek.review.charts.picture import Picture, Table
from midweek.review.charts.svg import element, number, pair, picture, words
from midweek.review.charts.wording import signed

WIDTH, ROW, TOP, FOOT = 640.0, 18.0, 30.0, 34.0
LEFT, RIGHT = 130.0, 620.0
EDGES = (-1.0, -0.5, 0.0, 0.5, 1.0)


def forest(rows: Sequence[Row], together: Together) -> Picture:
    """Draw each row, and the whole at the foot."""
    says = say(together)
    foot = TOP + ROW * (len(rows) + 1)
    svg = picture(
        *scale(foot),
        *(part for n, row in enumerate(rows) for part in client(row, TOP + ROW * n)),
        *whole(together, foot),
        width=WIDTH,
        height=foot + FOOT,
        says=says,
        class_="chart forest",
    )
    return Picture(svg, says, table(rows, together))


def across(link: float) -> float:
    """Where a link stands."""
    return LEFT + (RIGHT - LEFT) * (link + 1) / 2


def scale(foot: float) -> Iterator[SafeString]:
    """No link as a line, the numbers below, and which side is better."""
    x = number(across(0))
    yield element("path", class_="cut", d=f"M{x} {TOP - 8:g}V{number(foot + 8)}")
    better, worse = _("Better after more practice"), _("Worse after more practice")
    yield words(better, x=LEFT, y=14, class_="tiny better")
    yield words(worse, x=RIGHT, y=14, class_="tiny worse", text_anchor="end")
    for edge in EDGES:
        yield words(signed(edge), x=across(edge), y=foot + 28, class_="tiny", text_anchor="middle")


def client(row: Row, y: float) -> Iterator[SafeString]:
    """One client's interval, with a dot that is larger the more weeks there are."""
    low, high = (number(across(end)) for end in row.interval)
    yield words(weeks_in_words(row.weeks), x=LEFT - 10, y=y + 4, class_="tiny", text_anchor="end")
    yield element("path", class_="line", d=f"M{low} {number(y)}H{high}")
    radius = 2 + min(row.weeks, 30) / 10
    yield element("circle", class_="dot", cx=across(row.link), cy=y, r=radius)


def whole(together: Together, y: float) -> Iterator[SafeString]:
    """All of them: the diamond is the mean, the thin line where the next one may lie."""
    low, middle, high = (
        across(one) for one in (together.interval.low, together.link, together.interval.high)
    )
    first, last = (number(across(end)) for end in together.prediction)
    yield words(_("Together"), x=LEFT - 10, y=y + 4, class_="name", text_anchor="end")
    yield element("path", class_="line ink", d=f"M{first} {number(y)}H{last}")
    diamond = f"M{pair(low, y)}L{pair(middle, y - 7)}L{pair(high, y)}L{pair(middle, y + 7)}Z"
    yield element("path", class_="whole", d=diamond)


def say(together: Together) -> str:
    """Say what all come to."""
    said = {
        "clients": together.clients,
        "link": written(together.link),
        "low": written(together.interval.low),
        "high": written(together.interval.high),
        "first": written(together.prediction.low),
        "last": written(together.prediction.high),
    }
    return (
        _(
            "%(clients)d clients together: %(link)s, from %(low)s to %(high)s. The next client may "
            "lie anywhere from %(first)s to %(last)s."
        )
        % said
    )


def table(rows: Sequence[Row], together: Together) -> Table:
    """List the rows in the order drawn, the whole last."""
    named = [(weeks_in_words(row.weeks), row.link, row.interval) for row in rows]
    named.append((_("Together"), together.link, together.interval))
    return Table(
        _("Practice and change, client by client"),
        (_("Client"), _("Link, −1 to 1"), _("From"), _("To")),
        tuple(
            (name, written(link), written(inside.low), written(inside.high))
            for name, link, inside in named
        ),
    )

"""The lines of a brief, each statement with where it comes from. Rules; no model wrote a word."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.plans.models.planning import Obstacle
from midweek.review.charts.wording import day_of_week, mood_word, plain
from midweek.review.queries.brief import Known
from midweek.review.queries.courses import Course as Measured
from midweek.review.queries.courses import courses
from midweek.review.queries.days import day_by_day
from midweek.review.queries.shelf import short_name
from midweek.review.queries.since_session import Course, newest_of
from midweek.review.views.brief_asks import asks
from midweek.review.views.brief_promises import promised
from midweek.review.views.brief_safety import safety
from midweek.review.views.brief_sources import page
from midweek.review.views.rows import wish_in_words
from midweek.review.views.session_list import said_of
from midweek.review.words import change_in_words
from midweek_rules.brief import Bit, Line, Told, Why, notable

Quotes = Mapping[UUID, str]
FOR_THE_ROOM = ("talk", "plan", "mood", "words")


def lines(known: Known, quotes: Quotes) -> dict[str, Line]:
    """Everything a brief says, in its order; a line without a statement is left out."""
    said = {
        "safety": Line(_("Safety"), tuple(safety(known))),
        "talk": Line(_("To talk about"), tuple(talk(known))),
        "plan": Line(_("Plan"), tuple(plan(known))),
        "mood": Line(_("Mood and measures"), (*mood(known), *measures(known))),
        "words": Line(_("Words"), tuple(words(known, quotes))),
        "promised": Line(_("You promised"), tuple(promised(known))),
        "ask": Line(_("Ask"), tuple(asks(known))),
    }
    return {name: line for name, line in said.items() if line.bits}


def talk(known: Known) -> Iterator[Bit]:
    """What the client wants to talk about, in their words."""
    source = page(known, "messages")
    theirs = [one for one in known.listed if one.by_id == known.client.pk]
    for one in theirs:
        said = said_of(one, known.books)
        yield Bit(said, source, quoted=bool(one.words))
    if not theirs:
        yield Bit(_("Nothing on the list"), source)


def plan(known: Known) -> Iterator[Bit]:
    """How each thing went, as far as that is shared."""
    if "check_ins" not in known.shares:
        yield Bit(_("What was done is not shared"), page(known, "access"))
    yield from (thing(known, one) for one in known.things)


def thing(known: Known, one: Course) -> Bit:
    """One thing of the plan, with how often, and what was said of the rest."""
    source = f"{page(known, 'entries')}?of={one.item.id}"
    told = known.in_the_way.get(one.item.id, Counter())
    reasons = [
        str(Obstacle(code).label) for code, _n in told.most_common() if code in Obstacle.values
    ]
    why = f" ({', '.join(reasons)})" if reasons else ""
    return Bit(f"{known.title(one.item)}: {counted(one)}{why}", source)


def counted(one: Course) -> str:
    """Say how often it was done of what was planned, and what the skips said."""
    found = one.tally
    if found.planned:
        done = _("%(done)d of %(planned)d") % {"done": found.done, "planned": found.planned}
    else:
        done = ngettext("%(count)d time", "%(count)d times", one.entries) % {"count": one.entries}
    wish = wish_in_words(one.hard.wants).lower() if one.hard else ""
    return ", ".join(filter(None, [done, *marks_of(one), wish]))


def marks_of(one: Course) -> Iterator[str]:
    """Say what stands beside the count."""
    found = one.tally
    beyond = found.extra if found.planned else 0
    said: tuple[tuple[int, Callable[[int], str]], ...] = (
        (found.in_part, lambda n: _("%(count)d in part") % {"count": n}),
        (found.afterwards, lambda n: _("%(count)d entered afterwards") % {"count": n}),
        (beyond, lambda n: _("%(count)d beyond the plan") % {"count": n}),
        (found.not_today, lambda n: _("%(count)d not today") % {"count": n}),
        (int(bool(one.hard)), lambda n: _("too hard")),
    )
    return (words(count) for count, words in said if count)


def mood(known: Known) -> Iterator[Bit]:
    """On how many days there was a mood, which was usual, and the lowest."""
    if "check_ins" not in known.shares:
        return
    days = known.when.days
    values = day_by_day(known.lately, "mood", days)
    told = [(value, day) for value, day in zip(values, days, strict=True) if value is not None]
    asked = [mark for mark in known.lately if mark.numbers.get("mood") is not None]
    of = f"?of={asked[-1].assignment}" if asked and asked[-1].assignment else ""
    said = {"count": len(told), "days": len(days)}
    if not told:
        yield Bit(_("Mood on %(count)d of %(days)d days") % said, page(known, "entries"))
        return
    mostly = mood_word(Counter(round(value) for value, _day in told).most_common(1)[0][0])
    words = _("Mood on %(count)d of %(days)d days, mostly “%(mood)s”")
    yield Bit(words % {**said, "mood": mostly}, f"{page(known, 'entries')}{of}")
    low, day = min(told)
    if mood_word(low) != mostly:
        lowest = min(asked, key=lambda mark: (mark.numbers["mood"], mark.minute))
        words = _("lowest “%(mood)s” %(day)s") % {"mood": mood_word(low), "day": day_of_week(day)}
        yield Bit(words, page(known, "entry", UUID(lowest.id)))


def measures(known: Known) -> Iterator[Bit]:
    """Each measure that was answered since then: total, the one before, and what may be said."""
    for found in courses(known.marks).values():
        if found.totals and found.last.day >= known.when.first and found.last.total is not None:
            yield measure(known, found)


def measure(known: Known, found: Measured) -> Bit:
    """One measure."""
    name = short_name(known.books.definitions[found.slug])
    said = {"name": name, "total": plain(found.totals[-1]), "day": day_of_week(found.last.day)}
    words = [_("%(name)s %(total)s on %(day)s") % said]
    if len(found.totals) > 1:
        words.append(_("%(total)s before") % {"total": plain(found.totals[-2])})
        words.append(_("since the first %(change)s") % {"change": change_in_words(found.change)})
    newest = newest_of(known.marks, found.slug)
    source = page(known, "entry", newest) if newest else page(known, "measures")
    return Bit(", ".join(words), source)


def quoted(known: Known) -> list[tuple[Why, Told]]:
    """The entries whose words a brief quotes."""
    return notable(
        Told(mark.id, mark.minute, mark.numbers.get("mood"), mark.purpose == "journal")
        for mark in known.lately
        if mark.words and mark.kind == "entry"
    )


def words(known: Known, quotes: Quotes) -> Iterator[Bit]:
    """Their own words, with the day, and why just these."""
    days = {mark.id: mark.on for mark in known.lately}
    for why, one in quoted(known):
        if said := quotes.get(UUID(one.id)):
            after = " ".join(filter(None, [day_of_week(days[one.id]), REASONS[why]()]))
            yield Bit(said, page(known, "entry", UUID(one.id)), quoted=True, after=after)


REASONS: Mapping[str, Callable[[], str]] = {
    "lowest": lambda: _("(lowest mood)"),
    "page": lambda: _("(a shared page)"),
    "newest": lambda: "",
}

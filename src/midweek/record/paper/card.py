"""The plan as a card to pin up: what, when and why, for a wall that others may see."""

from typing import Any

from django.utils.translation import gettext as _

from midweek.library.models import Kind
from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.plans.queries import Item, items
from midweek.review.charts.wording import full_day
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.when import schedule_in_words


def card(client: Person, *, grant: Grant, who: str = "") -> dict[str, Any]:
    """What is agreed now, in the client's language, without a name unless one is given.

    Not questionnaires: they are answered on the phone, and what they are called would tell
    whoever comes by what somebody is asked about. Nor what could get in the way.
    """
    running = [
        one for one in items(client, grant=grant) if not one.ended_at and one.kind != Kind.MEASURE
    ]
    books = shelf((one.slug for one in running), language=client.language)
    return {
        "title": _("My plan"),
        "who": who,
        "things": [_thing(one, books) for one in running],
        "none": _("Nothing is agreed now."),
    }


def _thing(item: Item, books: Shelf) -> dict[str, Any]:
    rungs = (books.definitions.get(item.slug) or {}).get("rungs") or {}
    until = item.schedule.until
    days = _("until %(day)s") % {"day": full_day(until)} if until else ""
    return {
        "what": item.called or books.title(item.slug),
        "size": str(rungs[item.rung]["label"]) if item.rung in rungs else "",
        "when": ", ".join(filter(None, [schedule_in_words(item.schedule), days])),
        "why": item.why,
        "where": ", ".join(filter(None, [item.planning.after, item.planning.where])),
    }

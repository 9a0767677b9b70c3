"""What a new client can start with, ticked on the invitation."""

from dataclasses import dataclass
from datetime import date

from midweek.library.models import Activity
from midweek.library.queries import Offer, offers
from midweek.people.models import Person
from midweek.plans.actions.assigning import Agreed, assign

DAILY, EVERY_OTHER_WEEK = "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2"
STARTERS = {
    "check-in": DAILY,
    "ten-minute-walk": "",
    "slow-breathing": "",
    "open-journal": "",
    "phq-9": EVERY_OTHER_WEEK,
    "phq-8": EVERY_OTHER_WEEK,
    "gad-7": EVERY_OTHER_WEEK,
}
"""The first activities and how often; no rule means: whenever it is needed."""
TICKED = ("check-in",)
ASK_ABOUT_HARM = ("phq-9",)


@dataclass(frozen=True)
class Starter:
    """One activity on the invitation."""

    slug: str
    title: str
    purpose: str
    minutes: int


def starters(by: Person) -> list[Starter]:
    """What the library has of them, in their order.

    What asks about harm is among them once the clinic has said who responds, and by when.
    """
    found = {one.slug: one for one in offers(by=by, language=by.language)}
    held_back = () if by.clinic.says_who_answers else ASK_ABOUT_HARM
    return [_starter(found[slug]) for slug in STARTERS if slug in found and slug not in held_back]


def _starter(offer: Offer) -> Starter:
    return Starter(offer.slug, offer.title, offer.purpose, offer.minutes)


def start_with(client: Person, slugs: list[str], *, today: date, by: Person) -> None:
    """Agree on each of `slugs` with a client who is just being invited.

    Why it helps is the activity's own reason until the two have met and found the client's.
    """
    whys = {one.slug: one.why for one in offers(by=by, language=client.language)}
    for slug in slugs:
        activity = Activity.objects.visible_to(by).get(slug=slug)
        agreed = Agreed(why=whys[slug], starts=today, rrule=STARTERS[slug])
        assign(client, activity, agreed=agreed, by=by)

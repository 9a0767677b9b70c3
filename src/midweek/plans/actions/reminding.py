"""Say how one wants to be reminded, "later", and whether it is still useful."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.models import Reminding

LONGEST_WORDS = 60


@dataclass(frozen=True)
class Chosen:
    """Every choice about reminders at once, as the phone shows them."""

    wanted: bool
    at: str
    days: tuple[int, ...]
    quiet_from: str
    quiet_until: str
    most_a_day: int
    most_a_week: int
    channels: tuple[str, ...]
    wording: str
    words: str
    session_tomorrow: bool
    paused_until: date | None


@action("plans.reminding_chosen", says=_("The client chose how to be reminded"))
def choose_reminding(client: Person, *, chosen: Chosen, by: Person) -> Done[Reminding]:
    """Keep a client's choices in place of those before. Whoever is told later keeps to them."""
    _must_be_self(client, by)
    words = " ".join(chosen.words.split())
    if chosen.wording == Reminding.Wording.OWN and not words:
        raise ValidationError(_("Say what your reminder should say."))
    if len(words) > LONGEST_WORDS:
        raise ValidationError(_("Say it in at most 60 characters."))
    raise_counter(client)
    row = reminding_of(client)
    for name in (
        "wanted",
        "at",
        "quiet_from",
        "quiet_until",
        "most_a_day",
        "most_a_week",
        "wording",
        "session_tomorrow",
        "paused_until",
    ):
        setattr(row, name, getattr(chosen, name))
    row.days, row.channels = sorted(set(chosen.days)), list(dict.fromkeys(chosen.channels))
    row.words = None
    if words:
        seal(row, words=words)
    row.save()
    return Done(row, {"wanted": chosen.wanted})


def reminding_of(client: Person) -> Reminding:
    """The client's choices, or unsaved ones as they are before anybody chose."""
    known: Reminding | None = Reminding.objects.filter(client=client).first()
    return known or Reminding(clinic_id=client.clinic_id, client=client)


@action("plans.reminder_later", says=_("The client asked to be reminded later"))
def remind_later(client: Person, *, of: UUID, at: datetime, by: Person) -> Done[Reminding]:
    """Remind once more of one message, later. The worker hears of it at its next round."""
    _must_be_self(client, by)
    row = reminding_of(client)
    row.later_of, row.later_at, row.answered_at = of, at, clock.now()
    row.save()
    return Done(row)


@action("plans.reminding_asked", says=_("Reminders stopped, and the app asks if they help"))
def ask_if_useful(row: Reminding, *, by: System) -> Done[Reminding] | AlreadyDone[Reminding]:
    """Stop, and have the app ask once. The worker does so after five without an answer."""
    if row.asks:
        return AlreadyDone(row)
    row.asked_at = clock.now()
    row.save(update_fields=["asked_at"])
    raise_counter(row.client)
    return Done(row)


@action("plans.reminding_answered", says=_("The client said whether reminders still help"))
def say_if_useful(client: Person, *, says: str, by: Person) -> Done[Reminding]:
    """Go on as before, go on with half as many, or stop."""
    _must_be_self(client, by)
    raise_counter(client)
    row: Any = reminding_of(client)
    row.answered_at = clock.now()
    if says == "less":
        row.most_a_day, row.most_a_week = 1, max(1, row.most_a_week // 2)
    elif says == "no":
        row.wanted = False
    row.save()
    return Done(row, {"says": says})


def _must_be_self(client: Person, by: Person) -> None:
    if by.pk != client.pk:
        raise PermissionDenied("Only the client decides.")

"""Say how one wants to be reminded."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, action
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
    must_be_self(client, by)
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


def must_be_self(client: Person, by: Person) -> None:
    """Refuse everybody but the client."""
    if by.pk != client.pk:
        raise PermissionDenied("Only the client decides.")

"""A therapist's short answers; before the first own one, a few to start with."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from midweek.people.access import names_grant
from midweek.people.models import Person
from midweek.people.vault import open_sealed
from midweek.practice.models import Phrase

TO_START_WITH = (
    _("Thank you for writing this down."),
    _("Good to know. Let us look at it together."),
    _("That counts."),
    _("A smaller step is fine. Choose the size that fits today."),
    _("Leave it for now. We talk about it next time."),
)
"""Neutral on purpose: they judge no feeling, and praise none."""


@dataclass(frozen=True)
class Short:
    """One short answer. Without an id it is one to start with, and nobody's own yet."""

    key: str
    id: UUID | None
    words: str


def short_answers(therapist: Person) -> list[Short]:
    """What `therapist` has at hand."""
    grant, mine = names_grant(therapist), Phrase.objects.visible_to(therapist)
    own = [
        Short(str(one.pk), one.pk, str(open_sealed(one, "words", grant=grant)))
        for one in mine.at_hand()
    ]
    if own or mine.exists():
        return own
    return [Short(str(number), None, str(words)) for number, words in enumerate(TO_START_WITH)]

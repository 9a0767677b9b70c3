"""A therapist's own short answers: making, wording, putting away."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.practice.models import Phrase

LONGEST_PHRASE = 500
MOST_PHRASES = 100


@action("practice.phrase_made", says=_("A short answer was recorded"))
def make_phrase(words: str, *, by: Person) -> Done[Phrase]:
    """Record a short answer, to be used again."""
    if by.is_client or not by.treats:
        raise PermissionDenied("Only who treats clients answers them.")
    if Phrase.objects.visible_to(by).at_hand().count() >= MOST_PHRASES:
        raise ValidationError(_("That is a lot. Put one away first."))
    phrase = Phrase(clinic_id=by.clinic_id, owner=by, made_at=clock.now())
    seal(phrase, words=_fit(words))
    phrase.save(force_insert=True)
    return Done(phrase)


@action("practice.phrase_reworded", says=_("A short answer was put in other words"))
def reword_phrase(phrase: Phrase, *, words: str, by: Person) -> Done[Phrase]:
    """Put a short answer in other words. What was sent with the old ones stays."""
    _must_own(phrase, by)
    seal(phrase, words=_fit(words))
    phrase.save(update_fields=["words"])
    return Done(phrase)


@action("practice.phrase_put_away", says=_("A short answer was put away"))
def put_phrase_away(phrase: Phrase, *, by: Person) -> Done[Phrase] | AlreadyDone[Phrase]:
    """Put a short answer away."""
    _must_own(phrase, by)
    if phrase.put_away_at:
        return AlreadyDone(phrase)
    phrase.put_away_at = clock.now()
    phrase.save(update_fields=["put_away_at"])
    return Done(phrase)


@action("practice.phrase_brought_back", says=_("A short answer was brought back"))
def bring_phrase_back(phrase: Phrase, *, by: Person) -> Done[Phrase] | AlreadyDone[Phrase]:
    """Bring a short answer back."""
    _must_own(phrase, by)
    if phrase.put_away_at is None:
        return AlreadyDone(phrase)
    phrase.put_away_at = None
    phrase.save(update_fields=["put_away_at"])
    return Done(phrase)


def _must_own(phrase: Phrase, by: Person) -> None:
    if phrase.owner_id != by.pk:
        raise PermissionDenied("Not theirs.")


def _fit(words: str) -> str:
    words = words.strip()
    if not words:
        raise ValidationError(_("Write a few words first."))
    if len(words) > LONGEST_PHRASE:
        raise ValidationError(_("Say it in at most 500 characters."))
    return words

"""A therapist's own notes: writing one, putting it away, taking it up again."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.models import Person
from midweek.people.vault import keyring, seal
from midweek.plans.actions.treating import must_treat
from midweek.review.models import ProcessNote
from midweek.review.models.notes import LONGEST_NOTE


@action("review.note_written", says=_("A therapist noted something for themselves"))
def write_note(client: Person, *, words: str, by: Person) -> Done[ProcessNote]:
    """Note something about a client that opens for nobody but who wrote it."""
    must_treat(by, client)
    words = words.strip()
    if not words:
        raise ValidationError(_("Write a few words first."))
    if len(words) > LONGEST_NOTE:
        raise ValidationError(_("Say it in at most 4000 characters."))
    keyring.make_writer_key(by.pk, client_id=client.pk, clinic_id=client.clinic_id)
    note = ProcessNote(clinic_id=client.clinic_id, client=client, writer=by, at=clock.now())
    seal(note, words=words)
    note.save(force_insert=True)
    return Done(note)


@action("review.note_put_away", says=_("A therapist put a note of their own away"))
def put_note_away(note: ProcessNote, *, by: Person) -> Done[ProcessNote] | AlreadyDone[ProcessNote]:
    """Put an own note away."""
    _must_own(note, by)
    if note.put_away_at:
        return AlreadyDone(note)
    note.put_away_at = clock.now()
    note.save(update_fields=["put_away_at"])
    return Done(note)


@action("review.note_brought_back", says=_("A therapist took a note of their own up again"))
def bring_note_back(
    note: ProcessNote, *, by: Person
) -> Done[ProcessNote] | AlreadyDone[ProcessNote]:
    """Take an own note up again that was put away."""
    _must_own(note, by)
    if note.put_away_at is None:
        return AlreadyDone(note)
    note.put_away_at = None
    note.save(update_fields=["put_away_at"])
    return Done(note)


def _must_own(note: ProcessNote, by: Person) -> None:
    must_treat(by, note.client)
    if note.writer_id != by.pk:
        raise PermissionDenied("Not theirs.")

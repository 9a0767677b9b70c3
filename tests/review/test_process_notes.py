"""Process notes open for who wrote them, and for nobody else in any way."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.models import AuditLine
from midweek.people.access import grant_to_client, grant_to_own_notes
from midweek.people.models import CareLink
from midweek.people.vault import CannotOpen, keyring, open_sealed
from midweek.review.actions.notes import bring_note_back, put_note_away, write_note
from midweek.review.models import ProcessNote

WORDS = "I felt hurried by him."


@pytest.fixture
def note(cast):
    with cast.at_northgate():
        yield write_note(cast.sam, words=WORDS, by=cast.noor).subject


def test_a_note_opens_for_who_wrote_it(cast, note):
    grant = grant_to_own_notes(cast.sam, by=cast.noor)

    assert open_sealed(note, "words", grant=grant) == WORDS
    assert WORDS.encode() not in bytes(note.words)
    assert ProcessNote.objects.visible_to(cast.noor).get() == note


def test_a_note_opens_for_no_colleague_though_they_treat_the_client_too(cast, note):
    CareLink(clinic=cast.northgate, client=cast.sam, therapist=cast.vera, since=note.at).save()

    for grant in (
        grant_to_own_notes(cast.sam, by=cast.vera),
        grant_to_client(cast.sam, by=cast.vera, purpose="test"),
        grant_to_client(cast.sam, by=cast.noor, purpose="test"),
        replace(grant_to_own_notes(cast.kim, by=cast.noor), client_id=cast.kim.pk),
    ):
        with pytest.raises(CannotOpen):
            open_sealed(note, "words", grant=grant)
    assert not ProcessNote.objects.visible_to(cast.vera).exists()


def test_the_client_never_learns_that_there_is_a_note(cast, note):
    with pytest.raises(PermissionDenied):
        grant_to_own_notes(cast.sam, by=cast.sam)
    with pytest.raises(CannotOpen):
        grant = grant_to_client(cast.sam, by=cast.sam, purpose="export")
        open_sealed(note, "words", grant=grant)
    assert not ProcessNote.objects.visible_to(cast.sam).exists()
    line = AuditLine.objects.order_by("-number")[0]
    assert (line.kind, line.client_id) == ("review.note_written", None)


def test_the_clients_own_key_does_not_open_a_note(cast, note):
    mine = keyring.client_key(cast.sam.pk, clinic_id=cast.northgate.pk)
    own = keyring.writer_key(cast.noor.pk, client_id=cast.sam.pk, clinic_id=cast.northgate.pk)

    assert mine.kid != own.kid and mine.secret != own.secret
    assert own.kid.bytes in bytes(note.words)


def test_each_writer_has_a_key_of_their_own_for_each_client(cast, note):
    CareLink(clinic=cast.northgate, client=cast.sam, therapist=cast.vera, since=note.at).save()
    theirs = write_note(cast.sam, words=WORDS, by=cast.vera).subject
    about_kim = write_note(cast.kim, words=WORDS, by=cast.noor).subject

    keys = {bytes(one.words)[2:18] for one in (note, theirs, about_kim)}
    assert len(keys) == 3
    grant = grant_to_own_notes(cast.sam, by=cast.vera)
    assert open_sealed(theirs, "words", grant=grant) == WORDS


def test_a_note_is_put_away_and_taken_up_again(cast, note):
    put_note_away(note, by=cast.noor)
    assert ProcessNote.objects.filter(put_away_at=None).count() == 0

    bring_note_back(note, by=cast.noor)
    assert ProcessNote.objects.filter(put_away_at=None).count() == 1
    with pytest.raises(PermissionDenied):
        put_note_away(note, by=cast.vera)


@pytest.mark.parametrize(("who", "words"), [("vera", WORDS), ("sam", WORDS)])
def test_only_who_treats_the_client_notes_something(cast, who, words):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        write_note(cast.sam, words=words, by=getattr(cast, who))


def test_an_empty_note_is_refused(cast):
    with cast.at_northgate(), pytest.raises(ValidationError):
        write_note(cast.sam, words="  ", by=cast.noor)

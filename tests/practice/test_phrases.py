"""A therapist's own short answers."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.people.access import names_grant
from midweek.people.vault import open_sealed
from midweek.practice.actions.phrases import (
    bring_phrase_back,
    make_phrase,
    put_phrase_away,
    reword_phrase,
)
from midweek.practice.models import Phrase

WORDS = "Thank you for telling me. Let us look at it together."


@pytest.fixture
def phrase(cast):
    with cast.at_northgate():
        yield make_phrase(WORDS, by=cast.noor).subject


def test_a_short_answer_is_sealed_and_its_authors_alone(cast, phrase):
    assert WORDS.encode() not in bytes(phrase.words)
    assert open_sealed(phrase, "words", grant=names_grant(cast.noor)) == WORDS
    assert list(Phrase.objects.visible_to(cast.noor)) == [phrase]
    for other in (cast.vera, cast.olga, cast.sam):
        assert not Phrase.objects.visible_to(other).exists()


def test_nobody_else_changes_it(cast, phrase):
    for other in (cast.vera, cast.olga):
        for deed in (put_phrase_away, bring_phrase_back):
            with pytest.raises(PermissionDenied):
                deed(phrase, by=other)
        with pytest.raises(PermissionDenied):
            reword_phrase(phrase, words="Other words", by=other)


def test_it_is_put_in_other_words_put_away_and_brought_back(cast, phrase):
    reword_phrase(phrase, words="  Good to know.  ", by=cast.noor)
    assert open_sealed(phrase, "words", grant=names_grant(cast.noor)) == "Good to know."

    put_phrase_away(phrase, by=cast.noor)
    assert not Phrase.objects.visible_to(cast.noor).at_hand().exists()
    bring_phrase_back(phrase, by=cast.noor)
    assert list(Phrase.objects.visible_to(cast.noor).at_hand()) == [phrase]


def test_an_empty_or_long_one_is_refused_and_so_is_a_clients(cast, phrase):
    for words in (" ", "x" * 501):
        with pytest.raises(ValidationError):
            make_phrase(words, by=cast.noor)
        with pytest.raises(ValidationError):
            reword_phrase(phrase, words=words, by=cast.noor)
    with pytest.raises(PermissionDenied):
        make_phrase(WORDS, by=cast.sam)
    assert Phrase.objects.count() == 1

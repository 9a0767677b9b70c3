"""How old a reader should be."""

import pytest

from midweek_rules.reading import reading_age, sentences_of, syllables_of


@pytest.mark.parametrize(
    ("word", "language", "syllables"),
    [
        ("walk", "en", 1),
        ("breathe", "en", 1),
        ("morning", "en", 2),
        ("anxiety", "en", 3),
        ("Gefühl", "de", 2),
        ("Stimmung", "de", 2),
        ("Beeinträchtigung", "de", 5),
        ("heute", "de", 2),
    ],
)
def test_syllables_are_counted_by_vowels(word: str, language: str, syllables: int) -> None:
    assert syllables_of(word, language) == syllables


def test_plain_words_are_for_younger_readers_than_long_ones() -> None:
    plain = "Go for a walk. Look at the sky. Come back when you like."
    dense = (
        "Systematic psychotherapeutic interventions necessitate considerable metacognitive "
        "participation from individuals experiencing functional impairment."
    )

    assert reading_age(plain) < 8 < 20 < reading_age(dense)


def test_german_has_its_own_measure() -> None:
    plain = "Gehen Sie hinaus. Schauen Sie in den Himmel. Dann ist es gut."
    dense = (
        "Psychotherapeutische Hausaufgabenvereinbarungen verlangen Selbstbeobachtungsfähigkeiten."
    )

    assert reading_age(plain, "de") < 11 < reading_age(dense, "de")


@pytest.mark.parametrize(("text", "language"), [("", "en"), ("...", "en"), ("Jeg har det", "da")])
def test_nothing_is_said_where_nothing_is_known(text: str, language: str) -> None:
    assert reading_age(text, language) is None


def test_a_value_put_in_counts_as_a_word() -> None:
    assert sentences_of("Hello {name}. %(day)s is fine.") == ["Hello Ruth", "Ruth is fine"]

"""How old must a reader be? Sentences, syllables and two published formulas.

English: Flesch-Kincaid grade (Kincaid et al 1975) plus five years. German: the first new
Wiener Sachtextformel (Bamberger and Vanecek 1984), a school grade, plus six. Both are rules of
thumb for texts of a few sentences; for a single short one they say little.
"""

import re

VALUE_PUT_IN = re.compile(r"\$?\{[^}]*\}|%\(\w+\)s")
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'’-]*|\d+")
SENTENCE_END = re.compile(r"[.?!:](?:\s+|$)|\n")
VOWELS = {"en": re.compile(r"[aeiouy]+"), "de": re.compile(r"äu|eu|ei|ai|au|ie|[aeiouyäöü]")}
LONG_WORD = 6
MANY_SYLLABLES = 3


def sentences_of(text: str) -> list[str]:
    """Split a text at the ends of its sentences; a value put in counts as one word."""
    filled = VALUE_PUT_IN.sub("Ruth", text)
    return [part for part in SENTENCE_END.split(filled) if WORD.search(part)]


def words_of(sentence: str) -> list[str]:
    """List the words of a sentence; a number is one."""
    return WORD.findall(sentence)


def reading_age(text: str, language: str = "en") -> float | None:
    """Say how old a reader should be, in years; None without words or in another language."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words or language not in VOWELS:
        return None
    if language == "de":
        return _german(words, len(sentences))
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59 + 5


def _german(words: list[str], sentences: int) -> float:
    syllables = [syllables_of(word, "de") for word in words]
    share = 100 / len(words)
    many = share * sum(count >= MANY_SYLLABLES for count in syllables)
    single = share * sum(count == 1 for count in syllables)
    long = share * sum(len(word) > LONG_WORD for word in words)
    length = len(words) / sentences
    return 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * single - 0.875 + 6


def syllables_of(word: str, language: str = "en") -> int:
    """Count syllables by groups of vowels; in English a silent e at the end is none."""
    lower = word.lower()
    if language == "en":
        lower = re.sub(r"[^a-z]", "", lower)
        if len(lower) > 3 and re.search(r"[^laeiouy]e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$", lower):
            lower = re.sub(r"e[ds]?$", "", lower)
    return max(1, len(VOWELS[language].findall(lower)))

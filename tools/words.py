"""Words a client reads: short sentences, plain, without blame.

Reading age is the Flesch-Kincaid grade plus five (the NHS advises 9 to 11). Questionnaires
keep their licensed wording and are not judged here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.sources import files, finish
from tools.translations import strings_of_template

ENGLISH_OF_THE_PHONE = Path("src/midweek/phone/static/phone/words/en.js")
CLIENT_TEMPLATES = Path("src/midweek/phone")
BANNED = re.compile(
    r"(?i)\b(streaks?|missed|overdue|failed|failure|broke|broken|please|sorry|oops|patients?|"
    r"compliance|compliant|non-compliant|great job|well done)\b|!"
)
LONGEST_SENTENCE = 15
OLDEST_READER = 11
LITERAL = re.compile(r"\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
KEY = re.compile(r"^[\w.-]+$")
VALUE_PUT_IN = re.compile(r"\$?\{[^}]*\}|%\(\w+\)s")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+")
SENTENCE_END = re.compile(r"[.?!:](?:\s+|$)|\n")


def findings() -> Iterator[str]:
    """Yield a line for each text a client should not have to read."""
    for where, text in client_texts():
        for fault in faults_of(text):
            yield f"{where}: {fault}: {text!r}"


def client_texts() -> Iterator[tuple[Path, str]]:
    """Yield each text that the phone or a client's page shows, with the file it stands in."""
    if ENGLISH_OF_THE_PHONE.exists():
        for text in strings_of_module(ENGLISH_OF_THE_PHONE.read_text(encoding="utf-8")):
            yield ENGLISH_OF_THE_PHONE, text
    for path in files("*.html", within=CLIENT_TEMPLATES):
        for _context, text, plural in strings_of_template(path.read_text(encoding="utf-8")):
            yield path, text
            if plural:
                yield path, plural


def strings_of_module(source: str) -> Iterator[str]:
    """Yield the texts in a JavaScript file of words, without its keys and comments."""
    for groups in LITERAL.findall(COMMENT.sub("", source)):
        text = next(filter(None, groups), "").replace("\\n", "\n").replace("\\", "")
        if text and not (KEY.match(text) and text.islower()):
            yield text


def faults_of(text: str) -> Iterator[str]:
    """Yield what is wrong with one text."""
    if found := BANNED.search(text):
        yield f"says {found[0]!r}"
    sentences = sentences_of(text)
    longest = max((len(WORD.findall(sentence)) for sentence in sentences), default=0)
    if longest > LONGEST_SENTENCE:
        yield f"a sentence of {longest} words (the most is {LONGEST_SENTENCE})"
    if len(sentences) > 1 and (age := reading_age(sentences)) > OLDEST_READER:
        yield f"reading age {age:.1f} (the most is {OLDEST_READER})"


def sentences_of(text: str) -> list[str]:
    """Split a text at the ends of its sentences; a value put in counts as one word."""
    filled = VALUE_PUT_IN.sub("Ruth", text)
    return [part for part in SENTENCE_END.split(filled) if WORD.search(part)]


def reading_age(sentences: list[str]) -> float:
    """Flesch-Kincaid grade (Kincaid 1975) plus five."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    syllables = sum(map(syllables_of, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return grade + 5


def syllables_of(word: str) -> int:
    """Count syllables by groups of vowels; a silent e at the end is none."""
    lower = re.sub(r"[^a-z]", "", word.lower())
    if len(lower) > 3 and re.search(r"[^laeiouy]e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$", lower):
        lower = re.sub(r"e[ds]?$", "", lower)
    return max(1, len(re.findall(r"[aeiouy]+", lower)))


if __name__ == "__main__":
    finish(findings())

"""Words a client reads: short sentences, plain, without blame.

Reading age is the Flesch-Kincaid grade plus five (the NHS advises 9 to 11). Questionnaires
keep their licensed wording and are not judged here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from midweek_rules.reading import reading_age, sentences_of, words_of
from tools.sources import files, finish
from tools.translations import strings_of_template

WORDS_OF_THE_PHONE = Path("src/midweek/phone/static/phone/words")
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


def findings() -> Iterator[str]:
    """Yield a line for each text a client should not have to read."""
    for where, text in client_texts():
        for fault in faults_of(text):
            yield f"{where}: {fault}: {text!r}"


def client_texts() -> Iterator[tuple[Path, str]]:
    """Yield each text that the phone or a client's page shows, with the file it stands in."""
    for path in files("en.js", within=WORDS_OF_THE_PHONE):
        for text in strings_of_module(path.read_text(encoding="utf-8")):
            yield path, text
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
    longest = max((len(words_of(sentence)) for sentence in sentences), default=0)
    if longest > LONGEST_SENTENCE:
        yield f"a sentence of {longest} words (the most is {LONGEST_SENTENCE})"
    age = reading_age(text) if len(sentences) > 1 else None
    if age is not None and age > OLDEST_READER:
        yield f"reading age {age:.1f} (the most is {OLDEST_READER})"


if __name__ == "__main__":
    finish(findings())

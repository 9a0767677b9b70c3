"""Every string people see has its translation, and no translation is left over.

`python -m tools.translations` checks, `... add` writes the missing strings into the
catalogues for a translator, `... compile` makes the files that Django reads.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.sources import files, finish

LOCALES = Path("src/midweek/locale")
MARKERS = ("gettext", "gettext_lazy", "gettext_noop", "_")
MARKERS_WITH_PLURAL = ("ngettext", "ngettext_lazy")
MARKERS_WITH_CONTEXT = ("pgettext", "pgettext_lazy")
MARKERS_WITH_BOTH = ("npgettext", "npgettext_lazy")
QUOTED = r"u?(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')"
MARKED = re.compile(
    rf"\b(n?p?gettext|_)\(\s*({QUOTED})(?:\s*,\s*({QUOTED}))?(?:\s*,\s*({QUOTED}))?"
)
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}")

Key = tuple[str | None, str, str | None]


def findings() -> Iterator[str]:
    """Yield a line for each string without, and each translation without a string."""
    wanted = strings_of_the_source()
    if wanted and not catalogues():
        yield f"{LOCALES} has no catalogue, and {len(wanted)} strings want one"
    for path in catalogues():
        catalogue = read(path)
        known = {key_of(message) for message in catalogue if message.id}
        for key in sorted(wanted - known, key=str):
            yield f"{path}: no entry for {key[1]!r} (python -m tools.translations add)"
        for key in sorted(known - wanted, key=str):
            yield f"{path}: nothing says {key[1]!r} any more"
        for message in catalogue:
            if message.id:
                yield from _faults_of(path, message)


def _faults_of(path: Path, message: Message) -> Iterator[str]:
    told, asked = texts_of(message.string), texts_of(message.id)
    if message.fuzzy or not all(told):
        yield f"{path}: {asked[0]!r} has no finished translation"
    elif any(map(says_itself_again, told)):
        # What two people write into one catalogue is merged line by line: lines can come twice.
        yield f"{path}: the translation of {asked[0]!r} says itself several times over"
    elif not placeholders(told) <= placeholders(asked):
        yield f"{path}: {asked[0]!r} is translated with a placeholder it does not have"
    elif not placeholders(asked[-1:]) <= placeholders(told):
        yield f"{path}: the translation of {asked[0]!r} leaves out a placeholder"


def texts_of(part: Any) -> list[str]:
    """A message's texts: one, or one for each plural form."""
    return list(part) if isinstance(part, tuple | list) else [part or ""]


def says_itself_again(text: str) -> bool:
    """Whether a longer text is the same words over and over."""
    return len(text) > 20 and (text + text).find(text, 1) < len(text)


def placeholders(texts: list[str]) -> set[str]:
    """The places in `texts` that a value is put into."""
    return {found for text in texts for found in PLACEHOLDER.findall(text)}


def strings_of_the_source() -> set[Key]:
    """Every marked string: (context, string, plural)."""
    found: set[Key] = set()
    for path in files("*.py"):
        found.update(strings_of_python(path.read_text(encoding="utf-8")))
    for path in files("*.html", "*.txt"):
        if "templates" in path.parts:
            found.update(strings_of_template(path.read_text(encoding="utf-8")))
    return found


def strings_of_python(source: str) -> Iterator[Key]:
    """Yield what calls of gettext and its family mark."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = str(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if texts and all(isinstance(text, str) for text in texts):
                yield from _key(name, [str(text) for text in texts])


def strings_of_template(source: str) -> Iterator[Key]:
    """Yield what the translate tags of a Django template mark."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure(USE_I18N=True)
    for found in MARKED.finditer(templatize(source)):
        texts = [ast.literal_eval(text) for text in found.groups()[1:] if text]
        yield from _key(found[1], texts)


def _key(name: str, texts: list[str]) -> Iterator[Key]:
    if name in MARKERS:
        yield None, texts[0], None
    elif name in MARKERS_WITH_PLURAL and len(texts) > 1:
        yield None, texts[0], texts[1]
    elif name in MARKERS_WITH_CONTEXT and len(texts) > 1:
        yield texts[0], texts[1], None
    elif name in MARKERS_WITH_BOTH and len(texts) > 2:
        yield texts[0], texts[1], texts[2]


def key_of(message: Message) -> Key:
    """The key under which a catalogue's message is asked for."""
    if isinstance(message.id, tuple | list):
        return message.context, message.id[0], message.id[1]
    return message.context, message.id, None


def catalogues(root: Path = Path()) -> list[Path]:
    """The catalogue of each language but English, which is the source."""
    return sorted((root / LOCALES).glob("*/LC_MESSAGES/django.po"))


def read(path: Path) -> Catalog:
    """Read a catalogue in the language of its folder."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def add_missing() -> None:
    """Write the strings that a catalogue lacks into it, without translation."""
    wanted = strings_of_the_source()
    for path in catalogues():
        catalogue = read(path)
        known = {key_of(message) for message in catalogue if message.id}
        for context, text, plural in sorted(wanted - known, key=str):
            catalogue.add((text, plural) if plural else text, context=context)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, omit_header=False, ignore_obsolete=True)


def compile_all(root: Path = Path()) -> None:
    """Make the compiled file of each catalogue that is newer than it."""
    for path in catalogues(root):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            fresh = compiled.with_suffix(f".{os.getpid()}")
            with fresh.open("wb") as file:
                write_mo(file, read(path))
            fresh.replace(compiled)


if __name__ == "__main__":
    if sys.argv[1:] == ["add"]:
        add_missing()
    elif sys.argv[1:] == ["compile"]:
        compile_all()
    else:
        finish(findings())

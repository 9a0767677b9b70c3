"""Activities from elsewhere, and ours for elsewhere.

`forms_in` reads whatever it is given, and says of every part whether it was kept. Nothing is
saved here: what was read is shown first.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from midweek.library.exchange import armt, fhir, native, redcap, reproschema
from midweek.library.exchange.findings import Finding, Form, Unreadable
from midweek.library.exchange.texts import BIGGEST, decoded, json_in

__all__ = ["Finding", "Form", "Unreadable", "files_in", "forms_in"]

MOST_FILES = 500


def forms_in(files: Mapping[str, bytes], *, language: str = "en") -> list[Form]:
    """Read every form in some files; one that cannot be read becomes a form that is refused.

    `language` counts for files that do not say theirs.
    """
    opened = {name: _opened(name, content) for name, content in files.items()}
    parts = {name: said for name, said in opened.items() if isinstance(said, dict)}
    activities = [name for name, said in parts.items() if reproschema.is_activity(said)]
    forms = [reproschema.form_in(name, parts) for name in activities]
    for name, said in opened.items():
        if name not in activities and not (activities and _is_part(said)):
            forms += _read(name, said, files[name], language)
    return forms


def files_in(name: str, content: bytes) -> dict[str, bytes]:
    """Unpack a zip file in memory, or return the one file it is; raise Unreadable for a bad one."""
    if not content.startswith(b"PK\x03\x04"):
        return {name: content}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = [each for each in packed.infolist() if not each.is_dir()]
            if len(inside) > MOST_FILES or sum(each.file_size for each in inside) > BIGGEST:
                raise Unreadable(name, "There is too much in this file.")
            return {str(PurePosixPath(each.filename)): packed.read(each) for each in inside}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise Unreadable(name, "This zip file cannot be opened.") from None


def _opened(name: str, content: bytes) -> Any:
    """Read JSON where a file is JSON; a table stays bytes; what fails stays its reason."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    try:
        return json_in(name, content) if start in (b"{", b"[") else content
    except Unreadable as error:
        return error


def _read(name: str, said: Any, content: bytes, language: str) -> list[Form]:
    try:
        if isinstance(said, Unreadable):
            raise said
        if isinstance(said, bytes):
            return _read_text(name, content, language)
        if isinstance(said, list):
            return armt.forms_in(name, said, language=language)
        return [_read_object(name, said)]
    except Unreadable as error:
        return [Form(name, None, refused=(error.finding,))]


def _read_text(name: str, content: bytes, language: str) -> list[Form]:
    text = decoded(name, content)
    for start, what in NOT_READ.items():
        if text.lstrip().startswith(start):
            raise Unreadable(f"{name}, line 1", f"This is {what}. Save it as FHIR JSON.")
    return redcap.forms_in(name, content, language=language)


NOT_READ = {
    "id:": "YAML",
    "resourceType:": "YAML",
    "body:": "YAML",
    "Alias:": "FHIR Shorthand",
    "Instance:": "FHIR Shorthand",
    "CodeSystem:": "FHIR Shorthand",
    "Profile:": "FHIR Shorthand",
}


def _read_object(name: str, said: dict[str, Any]) -> Form:
    if "resourceType" in said:
        return fhir.form_in(name, said)
    if native.is_ours(said):
        return native.form_in(name, said)
    if _is_part(said):
        raise Unreadable(name, "This is one part of a ReproSchema activity. Give its whole folder.")
    raise Unreadable(name, "No known format: neither Midweek, FHIR, ReproSchema nor aRMT.")


def _is_part(said: Any) -> bool:
    return isinstance(said, dict) and "reproschema" in str(said.get("@context", "")).lower()

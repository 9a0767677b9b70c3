"""REDCap's data dictionary: one CSV, one row for each field, often several forms."""

import csv
import io

from midweek.library.exchange.drafting import formed, worksheet
from midweek.library.exchange.fields import Rows
from midweek.library.exchange.findings import Form, Notes, Unreadable
from midweek.library.exchange.rows import Row
from midweek.library.exchange.texts import decoded

NAME, FORM, KIND = "Variable / Field Name", "Form Name", "Field Type"
NEEDED = (NAME, FORM, KIND, "Field Label")
CHOICES = "Choices, Calculations, OR Slider Labels"
COLUMNS = (
    *NEEDED,
    "Section Header",
    CHOICES,
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
RECORD_ID = "record_id"


def forms_in(name: str, content: bytes, *, language: str) -> list[Form]:
    """Read every form of a data dictionary; raise Unreadable for what is none."""
    reader = csv.DictReader(io.StringIO(decoded(name, content), newline=""), strict=True)
    try:
        lines = [(reader.line_num, line) for line in reader]
    except csv.Error as error:
        raise Unreadable(f"{name}, line {reader.line_num}", f"This is not CSV: {error}.") from None
    titles = list(reader.fieldnames or ())
    if lacking := [each for each in NEEDED if each not in titles]:
        raise Unreadable(
            f"{name}, line 1", f"No data dictionary: the column {lacking[0]} is missing."
        )
    rows = [_row(number, line, titles) for number, line in lines]
    return forms_of(rows, language=language)


def forms_of(rows: list[Row], *, language: str) -> list[Form]:
    """Put the rows of each form together, wherever they stand, and read them."""
    by_form = dict[str, list[Row]]()
    for row in rows:
        by_form.setdefault(row.form, []).append(row)
    return [_form(form, listed, language) for form, listed in by_form.items()]


def _form(form: str, rows: list[Row], language: str) -> Form:
    notes = Notes()
    asked = [row for row in rows if row.name != RECORD_ID]
    if len(asked) < len(rows):
        notes.differs(rows[0].where, "Left out: the record's number; entries have their own.")
    steps = Rows(language, notes).read(asked)
    title = form.replace("_", " ").capitalize()
    return formed(form, worksheet(form, title=title, language=language, steps=steps), notes)


def _row(number: int, line: dict[str | None, str | list[str]], titles: list[str]) -> Row:
    def said(column: str) -> str:
        return str(line.get(column) or "").strip()

    kind, listed = said(KIND), said(CHOICES)
    slider = kind == "slider"
    extra = {name: said(column) for name, column in EXTRA.items()}
    if unknown := [title for title in titles if title not in COLUMNS and said(title)]:
        extra["annotation"] = " ".join((extra["annotation"], *map(said, unknown))).strip()
    return Row(
        where=f"line {number}",
        name=said(NAME),
        form=said(FORM) or "form",
        kind=kind,
        label=said("Field Label"),
        choices=() if slider or kind == "calc" else choices_in(listed),
        calculation=listed if kind == "calc" else "",
        ends=_ends(listed) if slider else None,
        heading=said("Section Header"),
        note=said("Field Note"),
        validation="" if slider else said("Text Validation Type OR Show Slider Number"),
        low=said("Text Validation Min"),
        high=said("Text Validation Max"),
        branching=said("Branching Logic (Show field only if...)"),
        required=said("Required Field?").lower() == "y",
        extra=extra,
    )


EXTRA = {
    "identifier": "Identifier?",
    "alignment": "Custom Alignment",
    "question_number": "Question Number (surveys only)",
    "matrix": "Matrix Group Name",
    "ranking": "Matrix Ranking?",
    "annotation": "Field Annotation",
}


def choices_in(listed: str) -> tuple[tuple[str, str], ...]:
    """Read "0, Not at all | 1, Several days"."""
    pairs = (part.partition(",") for part in listed.split("|") if part.strip())
    return tuple((code.strip(), label.strip() or code.strip()) for code, _, label in pairs)


def _ends(listed: str) -> tuple[str, str] | None:
    parts = [part.strip() for part in listed.split("|")]
    return (parts[0] or "0", parts[-1] or "100") if len(parts) > 1 else None

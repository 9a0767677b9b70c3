"""The rows of a data dictionary, as REDCap and the RADAR aRMT app write them, into steps."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from midweek.library.exchange.findings import Notes
from midweek.library.exchange.logic import Known, NotUnderstood, condition_in, formula_in
from midweek.library.exchange.rows import Row
from midweek.library.exchange.texts import as_id, plain

Said = dict[str, Any]

LEFT_OUT = {
    "identifier": "marked as identifying; everything written here is sealed anyway",
    "alignment": "its place on the page",
    "question_number": "its question number",
    "ranking": "ranking within a matrix",
    "annotation": "its annotation",
    "matrix": "standing in a matrix; it is asked by itself",
    "unknown": "parts that the format does not name",
    "evaluated": "a second condition in JavaScript; the first is kept",
}
WHOLE = ("integer", "number")
DATES = {"date": "date", "time": "time", "datetime": "moment", "duration": "duration"}
MEANT = re.compile(r"^(date|time|datetime|duration)(_seconds)?(_[dmy]{3})?$")


class Rows:
    """Turns rows into steps, remembering what earlier ones were called."""

    def __init__(self, language: str, notes: Notes) -> None:
        self.language, self.notes = language, notes
        self.steps = list[Said]()
        self.taken = set[str]()
        self.fields = dict[str, Known]()
        self.heading = ""

    def read(self, rows: Sequence[Row]) -> list[Said]:
        """Read every row, in order."""
        for row in rows:
            self._mention(row)
            self._head(row)
            make = KINDS.get(row.kind)
            if make is None:
                self.notes.refuse(
                    row.where, f"A field of the kind {row.kind or '(none)'} is not supported."
                )
                continue
            step = {"id": as_id(row.name, self.taken)} | self._when(row)
            said = make(self, row)
            if said is not None:
                self._keep(row, step | said)
        return self.steps

    def say(self, text: str, where: str) -> dict[str, str]:
        """Put a text in the language of the file."""
        return {self.language: plain(text, where, self.notes) or "-"}

    def _keep(self, row: Row, step: Said) -> None:
        asks = step["type"] not in ("read", "computed")
        if row.note and asks:
            step["hint"] = self.say(row.note, row.where)
        elif row.note:
            self.notes.differs(row.where, f"Left out: its note, {row.note[:80]}")
        if row.required and asks:
            step["required"] = True
        self.steps.append(step)
        values = {str(code): _value(code) for code, _ in row.choices}
        self.fields[row.name] = Known(step["id"], step["type"] == "choice_many", values)

    def _mention(self, row: Row) -> None:
        for name, value in row.extra.items():
            if value:
                self.notes.differs(row.where, f"Left out: {LEFT_OUT[name]} ({str(value)[:80]}).")

    def _head(self, row: Row) -> None:
        if row.heading and row.heading != self.heading:
            head = as_id(f"{row.name}_head", self.taken)
            text = self.say(row.heading, row.where)
            self.steps.append({"id": head, "type": "read", "text": text} | self._when(row))
        self.heading = row.heading or self.heading

    def _when(self, row: Row) -> Said:
        if not row.branching.strip():
            return {}
        try:
            return {"when": condition_in(row.branching, self.fields)}
        except NotUnderstood as error:
            self.notes.refuse(
                row.where, f"The branching logic has {error}, which is not supported."
            )
            return {}

    def asked(self, row: Row, kind: str, **more: Any) -> Said:
        """Ask a row's question."""
        return {"type": kind, "text": self.say(row.label, row.where), **more}

    def options(self, row: Row) -> list[Said]:
        """The choices of a row; codes that are whole numbers become values that add up."""
        return [
            {"value": _value(code), "label": self.say(label, row.where)}
            for code, label in row.choices
        ]


def _value(code: str) -> int | str:
    return int(code) if re.fullmatch(r"-?\d{1,9}", code) else code


def _chosen(kind: str) -> Callable[[Rows, Row], Said | None]:
    def make(rows: Rows, row: Row) -> Said | None:
        if len(row.choices) < 2:
            rows.notes.refuse(row.where, "A choice needs two options at least.")
            return None
        return rows.asked(row, kind, options=rows.options(row))

    return make


def _text(rows: Rows, row: Row) -> Said | None:
    meant = MEANT.match(row.validation)
    if row.validation in WHOLE or row.validation.startswith("number_"):
        decimals = 0 if row.validation == "integer" else _decimals(row.validation)
        return rows.asked(row, "number", decimals=decimals, **_range(rows, row))
    if row.low or row.high:
        rows.notes.differs(
            row.where, f"Left out: its limits, {row.low or '-'} to {row.high or '-'}."
        )
    if meant:
        if meant[2]:
            rows.notes.differs(row.where, "Left out: the seconds of this time.")
        return rows.asked(row, DATES[meant[1]])
    if row.validation:
        rows.notes.differs(
            row.where, f"Left out: the check for {row.validation}; any text is taken."
        )
    return rows.asked(row, "text")


def _decimals(validation: str) -> int:
    places = re.match(r"number_(\d)dp", validation)
    return min(3, int(places[1])) if places else 3


def _range(rows: Rows, row: Row) -> Said:
    found = {}
    for name, text in (("min", row.low), ("max", row.high)):
        if re.fullmatch(r"-?\d+(\.\d+)?", text):
            found[name] = float(text) if "." in text else int(text)
        elif text:
            rows.notes.refuse(row.where, f"The limit {text} is not a number.")
    return found


def _scale(rows: Rows, row: Row) -> Said | None:
    low, high = row.low or "0", row.high or "100"
    if not all(re.fullmatch(r"-?\d{1,3}", text) for text in (low, high)):
        rows.notes.refuse(
            row.where, f"A slider from {low} to {high} is not supported; whole numbers are."
        )
        return None
    ends = [rows.say(text, row.where) for text in (row.ends or (low, high))]
    return rows.asked(row, "scale", min=int(low), max=int(high), ends=ends)


def _range_of_choices(rows: Rows, row: Row) -> Said | None:
    return _chosen("choice")(rows, row) if row.choices else _scale(rows, row)


def _computed(rows: Rows, row: Row) -> Said | None:
    try:
        formula = formula_in(row.calculation, rows.fields)
    except NotUnderstood as error:
        rows.notes.refuse(row.where, f"The calculation has {error}, which is not supported.")
        return None
    return rows.asked(row, "computed", formula=formula, decimals=2)


def _timed(rows: Rows, row: Row) -> Said | None:
    if row.seconds is None or not 5 <= row.seconds <= 600:
        rows.notes.refuse(row.where, "A timed step needs its seconds, from 5 to 600.")
        return None
    stage = {"text": rows.say(row.label, row.where), "seconds": row.seconds}
    return rows.asked(row, "stages", stages=[stage])


def _with_parts(kind: str) -> Callable[[Rows, Row], Said | None]:
    """Read a text whose parts are listed where other fields have their choices."""

    def make(rows: Rows, row: Row) -> Said | None:
        lines = [row.label, *(label for _, label in row.choices)]
        text = rows.say("\n".join(line for line in lines if line), row.where)
        return {"type": kind, "text": text}

    return make


KINDS: Mapping[str, Callable[[Rows, Row], Said | None]] = {
    "text": _text,
    "notes": lambda rows, row: rows.asked(row, "text_long"),
    "radio": _chosen("choice"),
    "dropdown": _chosen("choice"),
    "matrix-radio": _chosen("choice"),
    "checkbox": _chosen("choice_many"),
    "yesno": lambda rows, row: rows.asked(row, "yes_no"),
    "truefalse": lambda rows, row: rows.asked(row, "yes_no"),
    "slider": _scale,
    "slider-vertical": _scale,
    "range": _range_of_choices,
    "range-info": _range_of_choices,
    "calc": _computed,
    "descriptive": lambda rows, row: rows.asked(row, "read"),
    "info": _with_parts("read"),
    "audio": _with_parts("audio"),
    "timed": _timed,
}

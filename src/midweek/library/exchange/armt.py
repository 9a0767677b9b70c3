"""The questionnaire files of the RADAR-base aRMT app, and REDCap's own JSON export."""

from typing import Any

from midweek.library.exchange.findings import Form, Unreadable
from midweek.library.exchange.redcap import choices_in, forms_of
from midweek.library.exchange.rows import Row

EXTRA = {
    "identifier": "identifier",
    "alignment": "custom_alignment",
    "question_number": "question_number",
    "matrix": "matrix_group_name",
    "ranking": "matrix_ranking",
    "annotation": "field_annotation",
}
KNOWN = {
    *EXTRA.values(),
    *("field_name", "form_name", "field_type", "field_label", "section_header", "field_note"),
    *("select_choices_or_calculations", "text_validation_type_or_show_slider_number"),
    *("text_validation_min", "text_validation_max", "branching_logic", "evaluated_logic"),
    *("required_field", "range"),
}


def forms_in(name: str, fields: list[Any], *, language: str) -> list[Form]:
    """Read every form of a list of fields; raise Unreadable for what is none."""
    for place, each in enumerate(fields):
        if not isinstance(each, dict) or not isinstance(each.get("field_name"), str):
            raise Unreadable(f"{name}, [{place}]", "This is no field: it has no field_name.")
    rows = [_row(place, each) for place, each in enumerate(fields)]
    return forms_of(rows, language=language)


def _row(place: int, said: dict[str, Any]) -> Row:
    def text(key: str) -> str:
        value = said.get(key)
        return value.strip() if isinstance(value, str) else ""

    kind, listed = text("field_type"), said.get("select_choices_or_calculations")
    given = said.get("range")
    span: dict[str, Any] = given if isinstance(given, dict) else {}
    extra: dict[str, Any] = {name: text(key) for name, key in EXTRA.items()}
    if text("branching_logic"):
        extra["evaluated"] = text("evaluated_logic")
    annotation = said.get("field_annotation")
    if isinstance(annotation, dict):
        extra["annotation"] = {key: each for key, each in annotation.items() if key != "timer"}
    extra["unknown"] = ", ".join(sorted(set(said) - KNOWN))
    return Row(
        where=f"[{place}] {said['field_name']}",
        name=said["field_name"],
        form=text("form_name") or "form",
        kind=kind,
        label=text("field_label"),
        choices=() if kind == "calc" else _listed(listed),
        calculation=listed if kind == "calc" and isinstance(listed, str) else "",
        ends=_ends(span),
        seconds=_seconds(annotation),
        heading=text("section_header"),
        note=text("field_note"),
        validation=text("text_validation_type_or_show_slider_number"),
        low=str(span.get("min", text("text_validation_min"))),
        high=str(span.get("max", text("text_validation_max"))),
        branching=text("branching_logic") or text("evaluated_logic"),
        required=text("required_field").lower() in ("y", "yes", "true"),
        extra=extra,
    )


def _listed(listed: Any) -> tuple[tuple[str, str], ...]:
    if isinstance(listed, str):
        return choices_in(listed)
    pairs = [each for each in listed or () if isinstance(each, dict)]
    return tuple((str(each.get("code", "")), str(each.get("label", "")).strip()) for each in pairs)


def _ends(span: dict[str, Any]) -> tuple[str, str] | None:
    if "labelLeft" not in span and "labelRight" not in span:
        return None
    return (
        str(span.get("labelLeft") or span.get("min")),
        str(span.get("labelRight") or span.get("max")),
    )


def _seconds(annotation: Any) -> int | None:
    timer = annotation.get("timer") if isinstance(annotation, dict) else None
    if not isinstance(timer, dict) or annotation.get("unit") not in ("sec", "min"):
        return None
    start, end = timer.get("start"), timer.get("end")
    if type(start) is not int or type(end) is not int:
        return None
    return abs(start - end) * (60 if annotation["unit"] == "min" else 1)

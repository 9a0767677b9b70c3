"""A FHIR R4 Questionnaire as an activity."""

from typing import Any

from midweek.library.exchange.drafting import formed, worksheet
from midweek.library.exchange.fhir.conditions import condition_of
from midweek.library.exchange.fhir.options import Sets, code_in, options_in, value_sets
from midweek.library.exchange.fhir.texts import texts_in
from midweek.library.exchange.fhir.words import (
    BACK,
    CONTROL,
    HIGH,
    INSIDE,
    LOW,
    OURS,
    PLACES,
    UNIT,
    extension,
    laid_over,
    ours_on,
    value_of,
)
from midweek.library.exchange.findings import Form, Notes, Unreadable
from midweek.library.exchange.texts import as_id

Said = dict[str, Any]
READ = {
    *("resourceType", "language", "title", "_title", "description", "_description"),
    *("copyright", "_copyright", "code", "item", "contained", "name"),
}
READ_ON_ITEM = {
    *("linkId", "type", "text", "_text", "code", "required", "repeats", "readOnly"),
    *("answerOption", "answerValueSet", "enableWhen", "enableBehavior", "item", "extension"),
}
READ_EXTENSIONS = {OURS, CONTROL, LOW, HIGH, UNIT, PLACES}
EXPRESSION = "calculatedExpression"
WHEN_EXPRESSION = "enableWhenExpression"


def form_in(name: str, resource: Said) -> Form:
    """Read a Questionnaire; raise Unreadable for any other resource."""
    kind = resource.get("resourceType")
    if kind != "Questionnaire":
        raise Unreadable(
            f"{name}: resourceType", f"This is a {kind}; only a Questionnaire has questions."
        )
    notes = Notes()
    language = str(resource.get("language") or "en")
    said = resource_in(resource, language, notes) | {
        "steps": steps_in(resource.get("item") or [], language, notes, resource)
    }
    left = sorted(set(resource) - READ - {"extension"})
    left += [
        str(each.get("url")) for each in resource.get("extension") or () if each.get("url") != OURS
    ]
    if left:
        notes.differs(name, f"Left out: {', '.join(left)}.")
    return formed(str(resource.get("name") or name), laid_over(said, ours_on(resource)), notes)


def resource_in(resource: Said, language: str, notes: Notes) -> Said:
    """Read what the Questionnaire says of itself."""
    name = str(resource.get("name") or resource.get("id") or "form")
    said = worksheet(name, title=name, language=language, steps=[])
    for ours, theirs in (("title", "title"), ("purpose", "description"), ("credit", "copyright")):
        if resource.get(theirs):
            said[ours] = texts_in(resource, theirs, language, notes)
    if codes := [code for each in resource.get("code") or () if (code := code_in(each))]:
        said["codes"] = codes
    if language == "en":
        del said["language"]
    return said


def steps_in(
    items: list[Said], language: str, notes: Notes, resource: Said | None = None
) -> list[Said]:
    """Read items, in order, as steps."""
    reader = _Items(language, notes, value_sets(resource or {}, notes))
    reader.read(items, "item")
    return reader.steps


class _Items:
    """Turns items into steps, remembering what earlier ones were called."""

    def __init__(self, language: str, notes: Notes, sets: Sets) -> None:
        self.language, self.notes, self.sets = language, notes, sets
        self.steps = list[Said]()
        self.by_link = dict[str, Said]()
        self.taken = set[str]()

    def read(self, items: list[Said], path: str) -> None:
        for place, item in enumerate(items):
            self._read(item, f"{path}[{place}]")

    def _read(self, item: Said, where: str) -> None:
        self._mention(item, where)
        if self._is_worked_out(item, where):
            return
        ours = ours_on(item)
        kind = str(ours.get("type") or "")
        if item.get("type") == "group" and not item.get("repeats") and kind != "measure":
            self._group(item, where)
            return
        step = self._step(item, where) | condition_of(item, where, self.by_link, self.notes)
        step = laid_over(step, ours)
        if "type" in step:
            self.steps.append(step)
            self.by_link[str(item.get("linkId"))] = step
        if item.get("type") != "group":
            self._inside_a_question(item, step, where)

    def _step(self, item: Said, where: str) -> Said:
        step: Said = {"id": as_id(str(item.get("linkId")), self.taken)}
        if item.get("text") or item.get("_text"):
            step["text"] = texts_in(item, "text", self.language, self.notes, where)
        if codes := item.get("code"):
            step |= {"code": code} if (code := code_in(codes[0])) else {}
        if item.get("required") and item.get("type") != "display":
            step["required"] = True
        if ours_on(item).get("type") in INSIDE or item.get("type") == "group":
            return step | self._rows(item, where)
        return step | self._answered(item, where)

    def _answered(self, item: Said, where: str) -> Said:
        kind, repeats = str(item.get("type")), bool(item.get("repeats"))
        if kind in ("choice", "open-choice", "coding"):
            return self._choice(item, where)
        if kind in ("integer", "decimal", "quantity"):
            return self._number(item, kind)
        if kind in ("string", "text") and repeats:
            return {"type": "list"}
        if kind not in BACK:
            if not ours_on(item):
                self.notes.refuse(f"{where}.type", f"An item of the type {kind} is not supported.")
            return {}
        if repeats and not ours_on(item):
            self.notes.refuse(f"{where}.repeats", f"A repeated {kind} is not supported.")
        return {"type": BACK[kind]}

    def _choice(self, item: Said, where: str) -> Said:
        options = options_in(item, where, self.language, self.sets, self.notes)
        kind = "choice_many" if item.get("repeats") else "choice"
        other = {"other": True} if item.get("type") == "open-choice" else {}
        return {"type": kind, "options": options} | other

    def _number(self, item: Said, kind: str) -> Said:
        limits = {
            name: value_of(found)
            for name, url in (("min", LOW), ("max", HIGH))
            if (found := extension(item, url))
        }
        if self._control(item) == "slider" and len(limits) == 2:
            ends = [{self.language: str(limits[name])} for name in ("min", "max")]
            return {"type": "scale", "ends": ends} | limits
        places = value_of(extension(item, PLACES))
        decimals = places if places is not None else (0 if kind == "integer" else 3)
        unit = (value_of(extension(item, UNIT)) or {}).get("display")
        said: Said = {"type": "number"} | limits
        said |= {"decimals": decimals} if decimals else {}
        return said | ({"unit": {self.language: unit}} if unit else {})

    @staticmethod
    def _control(item: Said) -> str:
        concept: Said = value_of(extension(item, CONTROL)) or {}
        codings: list[Said] = concept.get("coding") or [{}]
        return str(codings[0].get("code") or "")

    def _group(self, item: Said, where: str) -> None:
        """A group that does not repeat is its heading, then its items."""
        if item.get("enableWhen"):
            self.notes.refuse(
                f"{where}.enableWhen", "A condition on a whole group is not supported."
            )
        if item.get("text"):
            text = texts_in(item, "text", self.language, self.notes, where)
            head = as_id(f"{item.get('linkId')}_head", self.taken)
            self.steps.append({"id": head, "type": "read", "text": text})
        self.read(item.get("item") or [], f"{where}.item")

    def _rows(self, item: Said, where: str) -> Said:
        inside = _Items(self.language, self.notes, self.sets)
        inside.read(item.get("item") or [], f"{where}.item")
        kind = str(ours_on(item).get("type") or "repeat")
        return {"type": kind, INSIDE[kind]: inside.steps}

    def _inside_a_question(self, item: Said, step: Said, where: str) -> None:
        for place, each in enumerate(item.get("item") or ()):
            at = f"{where}.item[{place}]"
            if each.get("type") == "display" and self._control(each) == "help" and "type" in step:
                step["hint"] = texts_in(each, "text", self.language, self.notes, at)
            else:
                self.notes.differs(at, "It stood inside a question; it follows it here.")
                self._read(each, at)

    def _is_worked_out(self, item: Said, where: str) -> bool:
        """Leave out what a program would fill in: nobody can be asked for it."""
        if ours_on(item):
            return False
        for each in item.get("extension") or ():
            if str(each.get("url")).endswith(EXPRESSION):
                language = (value_of(each) or {}).get("language")
                self.notes.differs(where, f"Left out: this item is worked out in {language}.")
                return True
        if item.get("readOnly"):
            self.notes.differs(where, "Left out: nobody answers this item.")
        return bool(item.get("readOnly"))

    def _mention(self, item: Said, where: str) -> None:
        left = sorted(set(item) - READ_ON_ITEM)
        for each in item.get("extension") or ():
            url = str(each.get("url"))
            if url.endswith(WHEN_EXPRESSION) and not self._computes(item):
                self.notes.refuse(where, "A condition in a programming language is not supported.")
            elif url not in READ_EXTENSIONS:
                left.append(url)
        if len(item.get("code") or ()) > 1:
            left.append("all codes but the first")
        if left:
            self.notes.differs(where, f"Left out: {', '.join(left)}.")

    @staticmethod
    def _computes(item: Said) -> bool:
        return any(
            str(each.get("url")).endswith(EXPRESSION) for each in item.get("extension") or ()
        )

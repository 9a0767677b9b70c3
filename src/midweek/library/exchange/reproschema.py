"""ReproSchema: an activity in JSON-LD whose items lie in files beside it."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any

from midweek.library.exchange.drafting import formed, worksheet
from midweek.library.exchange.findings import Form, Notes
from midweek.library.exchange.logic import Known, NotUnderstood, condition_in, formula_in
from midweek.library.exchange.texts import as_id, plain

Said = dict[str, Any]
Files = Mapping[str, Any]
"""Every JSON file of the folder, by its path."""

SILENT = {"@context", "id", "@id", "category", "@type", "schemaVersion", "version", "prefLabel"}
KNOWN = SILENT | {"description", "ui", "preamble", "compute", "question", "responseOptions"}
KINDS = {
    "text": "text",
    "multitext": "list",
    "number": "number",
    "float": "number",
    "date": "date",
    "time": "time",
    "audioRecord": "audio",
    "photo": "photo",
}


def is_activity(said: Any) -> bool:
    """Say whether this file is an activity of ReproSchema, and not one of its parts."""
    return isinstance(said, dict) and "Activity" in str(said.get("category") or said.get("@type"))


def form_in(path: str, files: Files) -> Form:
    """Read one activity with the items it names."""
    return _Activity(path, files).form()


class _Activity:
    """One activity while it is read."""

    def __init__(self, path: str, files: Files) -> None:
        self.path, self.files, self.said = path, files, files[path]
        self.notes = Notes()
        self.taken = set[str]()
        self.read = {path}
        self.fields = dict[str, Known]()
        self.shown = {
            each.get("isAbout"): each
            for each in self.said.get("ui", {}).get("addProperties", ())
            if isinstance(each, dict)
        }

    def form(self) -> Form:
        name = str(self.said.get("id") or self.said.get("@id") or self.path).removesuffix("_schema")
        self._mention(self.path, self.said, KNOWN | {"citation"})
        steps = [*self._preamble(), *self._items(), *self._computed()]
        language = self._first_language(steps)
        title = self._texts(self.said.get("prefLabel") or {language: name}, self.path)
        said = worksheet(name, title=name, language=language, steps=steps)
        said |= {"title": {language: name} | title}
        for unread in sorted(each for each in set(self.files) - self.read if self._is_beside(each)):
            self.notes.differs(unread, "Left out: the activity does not ask this item.")
        if citation := self.said.get("citation"):
            said["credit"] = self._texts(citation, f"{self.path}: citation")
        return formed(name, said, self.notes)

    def _preamble(self) -> Iterator[Said]:
        if preamble := self.said.get("preamble"):
            text = self._texts(preamble, f"{self.path}: preamble")
            yield {"id": as_id("preamble", self.taken), "type": "read", "text": text}

    def _items(self) -> Iterator[Said]:
        for reference in self.said.get("ui", {}).get("order", ()):
            where = self._beside(self.path, reference)
            if where not in self.files:
                self.notes.refuse(f"{self.path}: {reference}", "This item's file is not here.")
            elif step := self._item(where, self.shown.get(reference, {})):
                yield step

    def _item(self, where: str, shown: Mapping[str, Any]) -> Said | None:
        item = self.files[where]
        self.read.add(where)
        self._mention(where, item, KNOWN)
        variable = str(shown.get("variableName") or item.get("id") or where)
        step: Said = {"id": as_id(variable, self.taken)}
        step |= {"text": self._texts(item.get("question"), where)}
        step |= self._answered(where, item) | self._when(where, shown.get("isVis", True))
        if shown.get("valueRequired"):
            step["required"] = True
        values = {str(each["value"]): each["value"] for each in step.get("options", ())}
        self.fields[variable] = Known(step["id"], step.get("type") == "choice_many", values)
        return step if step.get("type") else None

    def _answered(self, where: str, item: Mapping[str, Any]) -> Said:
        given = item.get("ui", {}).get("inputType", "")
        options, options_at = item.get("responseOptions") or {}, where
        if isinstance(options, str):
            options_at = self._beside(where, options)
            options = self.files.get(options_at)
            self.read.add(options_at)
        if not isinstance(options, dict):
            self.notes.refuse(where, f"Its answers, {item.get('responseOptions')}, are not here.")
            return {}
        if options.get("choices"):
            many = bool(options.get("multipleChoice"))
            kind = "choice_many" if many else "choice"
            return {"type": kind, "options": self._options(options_at, options["choices"])}
        if given == "slider":
            return self._slider(options)
        if given not in KINDS:
            self.notes.refuse(where, f"An item of the kind {given or '(none)'} is not supported.")
            return {}
        limits = {"min": options.get("minValue"), "max": options.get("maxValue")}
        kind = KINDS[given]
        decimals = 3 if given == "float" else 0
        more = {"decimals": decimals, **limits} if kind == "number" else {}
        return {"type": kind, **{key: each for key, each in more.items() if each is not None}}

    def _slider(self, options: Mapping[str, Any]) -> Said:
        low, high = options.get("minValue", 0), options.get("maxValue", 100)
        return {
            "type": "scale",
            "min": low,
            "max": high,
            "ends": [{"en": str(low)}, {"en": str(high)}],
        }

    def _options(self, where: str, choices: list[Any]) -> list[Said]:
        return [
            {
                "value": each.get("value", place),
                "label": self._texts(each.get("name"), f"{where}: choices[{place}]"),
            }
            for place, each in enumerate(choices)
        ]

    def _when(self, where: str, visible: Any) -> Said:
        if isinstance(visible, bool):
            if not visible:
                self.notes.differs(where, "Hidden in the file; it is asked here.")
            return {}
        try:
            return {"when": condition_in(str(visible), self.fields)}
        except NotUnderstood as error:
            self.notes.refuse(f"{where}: isVis", f"{error} is not supported.")
            return {}

    def _computed(self) -> Iterator[Said]:
        for place, each in enumerate(self.said.get("compute", ())):
            where = f"{self.path}: compute[{place}]"
            try:
                formula = formula_in(str(each.get("jsExpression")), self.fields)
            except NotUnderstood as error:
                self.notes.refuse(where, f"{error} is not supported.")
                continue
            name = str(each.get("variableName"))
            title = {"en": name.replace("_", " ").capitalize()}
            yield {
                "id": as_id(name, self.taken),
                "type": "computed",
                "text": title,
                "formula": formula,
            }

    def _texts(self, said: Any, where: str) -> dict[str, str]:
        """Read a text in its languages; a bare one counts as English."""
        spoken = said if isinstance(said, dict) else {"en": said}
        found = {tag: plain(text, where, self.notes) for tag, text in spoken.items() if text}
        return {tag: text for tag, text in found.items() if text} or {"en": "-"}

    def _first_language(self, steps: list[Said]) -> str:
        spoken = [set(step["text"]) for step in steps if "text" in step]
        every = set.intersection(*spoken) if spoken else {"en"}
        return "en" if "en" in every or not every else min(every)

    def _mention(self, where: str, said: Mapping[str, Any], known: set[str]) -> None:
        for key in sorted(set(said) - known):
            self.notes.differs(f"{where}: {key}", "Left out: this has no counterpart here.")

    @staticmethod
    def _beside(path: str, reference: str) -> str:
        return normpath(join(dirname(path), reference))

    def _is_beside(self, other: str) -> bool:
        folder = dirname(self.path)
        return not is_activity(self.files[other]) and (not folder or other.startswith(f"{folder}/"))

"""Reading the logic of other systems: REDCap's branching and sums, and their cousins in JavaScript.

One small grammar covers what forms use: comparisons of an answer with a value, joined by and,
or, not and brackets; and sums of answers. Whatever else stands there is refused by name.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

Condition = dict[str, Any]
Formula = Any

TOKENS = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d+)?)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<field>\[\s*[A-Za-z_]\w*\s*(?:\(\s*-?\w+\s*\))?\s*\]|responses\[\s*['"]\w+['"]\s*\])
    | (?P<sign><>|!==?|===?|>=|<=|&&|\|\||[=<>!+\-*/(),])
    | (?P<word>[A-Za-z_]\w*)
    )""",
    re.VERBOSE,
)
EQUAL = ("=", "==", "===")
UNEQUAL = ("<>", "!=", "!==")
WORDS = {"sum": "add", "mean": "mean", "min": "least", "max": "most"}
LONGEST = 4_000
DEEPEST = 30


class NotUnderstood(ValueError):
    """A piece of logic that has no counterpart here."""


@dataclass(frozen=True, slots=True)
class Known:
    """A field that logic can name: its step, whether it takes several, and its options' values."""

    step: str
    many: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)


Fields = Mapping[str, Known]


def condition_in(text: str, fields: Fields) -> Condition:
    """Read a condition; raise NotUnderstood naming what is not supported."""
    reader = _Reader(text, fields)
    found = reader.either()
    reader.end()
    return found


def formula_in(text: str, fields: Fields) -> Formula:
    """Read a sum; raise NotUnderstood naming what is not supported."""
    reader = _Reader(text, fields)
    found = reader.total()
    reader.end()
    return found


class _Reader:
    """Reads from left to right, one method for each level of the grammar."""

    def __init__(self, text: str, fields: Fields) -> None:
        if len(text) > LONGEST:
            raise NotUnderstood(f"logic of more than {LONGEST:,} characters")
        self.tokens, self.at, self.depth = _tokens(text), 0, 0
        self.fields = fields

    def either(self) -> Condition:
        return self._joined("any", self._both, ("or", "||"))

    def _both(self) -> Condition:
        return self._joined("all", self._one, ("and", "&&"))

    def _joined(
        self, word: str, part: Callable[[], Condition], joints: tuple[str, ...]
    ) -> Condition:
        parts = [part()]
        while self._take(*joints):
            parts.append(part())
        return parts[0] if len(parts) == 1 else {word: parts}

    def _one(self) -> Condition:
        if self._take("not", "!"):
            return {"not": self._one()}
        if self._take("("):
            self._deeper()
            found = self.either()
            self._need(")")
            self.depth -= 1
            return found
        return self._comparison()

    def _comparison(self) -> Condition:
        kind, name = self._next()
        if kind not in ("field", "word"):
            self._refuse(name)
        known, code = self._known(name)
        _, sign = self._next()
        kind, value = self._next()
        if kind not in ("number", "text"):
            self._refuse(value)
        return _compared(known, code, sign, value.strip("\"'"))

    def total(self) -> Formula:
        found = self._product()
        while sign := self._take("+", "-"):
            found = _sum("add" if sign == "+" else "subtract", [found, self._product()])
        return found

    def _product(self) -> Formula:
        found = self._value()
        while sign := self._take("*", "/"):
            found = _sum("multiply" if sign == "*" else "divide", [found, self._value()])
        return found

    def _value(self) -> Formula:
        if self._take("("):
            self._deeper()
            found = self.total()
            self._need(")")
            self.depth -= 1
            return found
        kind, text = self._next()
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind == "word" and self._peek() == "(":
            return self._called(text)
        if kind not in ("field", "word"):
            self._refuse(text)
        known, code = self._known(text)
        if code is not None or known.many:
            self._refuse(text)
        return {"step": known.step}

    def _called(self, name: str) -> Formula:
        if name not in WORDS:
            raise NotUnderstood(f"the function {name}()")
        self._need("(")
        self._deeper()
        parts = [self.total()]
        while self._take(","):
            parts.append(self.total())
        self._need(")")
        self.depth -= 1
        return {"word": WORDS[name], "of": parts}

    def _known(self, name: str) -> tuple[Known, str | None]:
        bare = re.sub(r"""^responses\[|['"\[\]\s]""", "", name)
        bare, _, code = bare.partition("(")
        if bare not in self.fields:
            raise NotUnderstood(f"the field {bare}, which does not come before it")
        return self.fields[bare], code.rstrip(")") or None

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotUnderstood("logic with so many brackets")

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self, *wanted: str) -> str | None:
        if self._peek().lower() in wanted:
            self.at += 1
            return self.tokens[self.at - 1][1].lower()
        return None

    def _need(self, wanted: str) -> None:
        if not self._take(wanted):
            raise NotUnderstood(f"logic without its {wanted}")

    def _next(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise NotUnderstood("logic that stops in the middle")
        self.at += 1
        return self.tokens[self.at - 1]

    def _refuse(self, what: str) -> NoReturn:
        raise NotUnderstood(f"{what[:60]} in logic")

    def end(self) -> None:
        """Hold that nothing is left over."""
        if self.at < len(self.tokens):
            self._refuse(self._peek())


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at, text = [], 0, text.rstrip()
    while at < len(text):
        match = TOKENS.match(text, at)
        if not match:
            raise NotUnderstood(f"{text[at : at + 20].strip()} in logic")
        found.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return found


def _compared(known: Known, code: str | None, sign: str, text: str) -> Condition:
    if code is not None:
        return _ticked(known, code, sign, text)
    if text == "":
        return {"step": known.step, "answered": _sides(sign)}
    value = known.values.get(text, _number(text))
    if sign in (*EQUAL, *UNEQUAL):
        found = {"step": known.step, "has" if known.many else "is": value}
        return found if sign in EQUAL else {"not": found}
    if isinstance(value, str):
        raise NotUnderstood(f"{sign} {text} with words")
    return _ordered(known.step, sign, value)


def _ticked(known: Known, code: str, sign: str, text: str) -> Condition:
    if text not in ("0", "1"):
        raise NotUnderstood(f"({code}) {sign} {text}")
    found = {
        "step": known.step,
        "has" if known.many else "is": known.values.get(code, _number(code)),
    }
    return found if _sides(sign) is not (text == "1") else {"not": found}


def _sides(sign: str) -> bool:
    """Say whether a comparison asks for difference."""
    if sign not in (*EQUAL, *UNEQUAL):
        raise NotUnderstood(f"{sign} with this value")
    return sign in UNEQUAL


def _ordered(step: str, sign: str, value: float) -> Condition:
    if sign == ">=":
        return {"step": step, "at_least": value}
    if sign == "<=":
        return {"step": step, "at_most": value}
    if sign not in ("<", ">"):
        raise NotUnderstood(f"{sign} in logic")
    opposite = {"step": step, "at_most" if sign == ">" else "at_least": value}
    return {"all": [{"step": step, "answered": True}, {"not": opposite}]}


def _sum(word: str, parts: list[Formula]) -> Formula:
    """Join sums of one kind, so that a + b + c is one sum of three."""
    first = parts[0]
    if word == "add" and isinstance(first, dict) and first.get("word") == "add":
        return {"word": "add", "of": [*first["of"], *parts[1:]]}
    return {"word": word, "of": parts}


def _number(text: str) -> int | float | str:
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return text

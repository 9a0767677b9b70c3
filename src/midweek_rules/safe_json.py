"""Read JSON from outside so that what we keep is what was meant, on every machine.

A duplicate key, a number that JavaScript rounds, half a character: each is read one way
here and another way elsewhere, so each is refused.
"""

import json
import math
from typing import Any, NoReturn

DEEPEST = 8
LARGEST_WHOLE_NUMBER = 2**53


class UnsafeJSON(ValueError):
    """JSON that we will not read; `code` names the reason, `why` says it in words."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


def read_json(body: bytes, *, limit: int, deepest: int = DEEPEST) -> Any:
    """Read UTF-8 JSON of at most `limit` bytes and `deepest` levels, or raise `UnsafeJSON`."""
    if len(body) > limit:
        raise UnsafeJSON("too_large", f"This is larger than {limit:,} bytes.")
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_int=_whole_number,
            parse_float=_finite,
        )
    except RecursionError:
        raise _too_deep() from None
    except UnicodeDecodeError:
        raise UnsafeJSON("not_utf8", "The text is not UTF-8.") from None
    except json.JSONDecodeError:
        raise UnsafeJSON("not_json", "This is not JSON.") from None
    _check(value, room=deepest)
    return value


def _check(value: Any, *, room: int) -> None:
    """Walk the value once: not too deep, and every text whole."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, list | dict):
        if not room:
            raise _too_deep()
        for part in value:
            _check(part, room=room - 1)
        if isinstance(value, dict):
            for part in value.values():
                _check(part, room=room - 1)


def _check_text(text: str) -> None:
    if "\0" in text:
        raise UnsafeJSON("broken_text", "A text holds a character that cannot be kept.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UnsafeJSON("broken_text", "A text holds half a character.") from None


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UnsafeJSON("duplicate_key", "The same name stands twice in one object.")
    return found


def _whole_number(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST_WHOLE_NUMBER:
        raise UnsafeJSON("number_too_large", "A whole number is too large to be exact.")
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise UnsafeJSON("number_too_large", "A number is too large.")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise UnsafeJSON("not_a_number", f"{name} is not a number that JSON knows.")


def _too_deep() -> UnsafeJSON:
    return UnsafeJSON("too_deep", f"This is nested more than {DEEPEST} levels deep.")

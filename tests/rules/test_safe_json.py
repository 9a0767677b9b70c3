"""JSON from outside is read one way only, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midweek_rules.safe_json import DEEPEST, LARGEST_WHOLE_NUMBER, UnsafeJSON, read_json


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("too_large", b'"' + b"a" * 1000 + b'"'),
        ("not_utf8", b'"\xff"'),
        ("not_utf8", b'"\xed\xa0\x80"'),
        ("not_json", b"{'a': 1}"),
        ("not_json", b'{"a": 1} trailing'),
        ("not_json", b""),
        ("duplicate_key", b'{"mood": 1, "mood": 5}'),
        ("duplicate_key", b'{"a": {"b": 1, "\\u0062": 2}}'),
        ("not_a_number", b'{"a": NaN}'),
        ("not_a_number", b"[-Infinity]"),
        ("number_too_large", b"[1e999]"),
        ("number_too_large", b"[9007199254740993]"),
        ("number_too_large", b"[-9007199254740993]"),
        ("number_too_large", b"[" + b"9" * 900 + b"]"),
        ("broken_text", b'"\\ud800"'),
        ("broken_text", b'{"\\udc00": 1}'),
        ("broken_text", b'["a\\u0000b"]'),
        ("too_deep", b"[" * 9 + b"]" * 9),
        ("too_deep", b'{"a":' * 9 + b"1" + b"}" * 9),
        ("too_deep", b"[" * 499 + b"]" * 499),
    ],
)
def test_json_that_could_be_read_two_ways_is_refused(code: str, body: bytes) -> None:
    with pytest.raises(UnsafeJSON) as refusal:
        read_json(body, limit=1000)

    assert refusal.value.code == code
    assert refusal.value.why.endswith(".")


def test_a_bomb_of_brackets_is_refused_and_not_climbed() -> None:
    with pytest.raises(UnsafeJSON) as refusal:
        read_json(b"[" * 200_000, limit=1_000_000)

    assert refusal.value.code == "too_deep"


@pytest.mark.parametrize(
    "value",
    [
        LARGEST_WHOLE_NUMBER,
        -LARGEST_WHOLE_NUMBER,
        {"words": "müde 🙂 عربي", "list": [1, 2.5, None, True]},
        [[[[[[[["eight deep"]]]]]]]],
    ],
)
def test_an_ordinary_body_is_read_as_it_was_written(value: object) -> None:
    assert read_json(json.dumps(value).encode(), limit=1000) == value


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS | st.floats(-1e9, 1e9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=10,
    ).filter(lambda value: _depth(value) <= DEEPEST)
)
def test_whatever_can_be_kept_is_read(value: object) -> None:
    assert read_json(json.dumps(value).encode(), limit=100_000) == value


def _depth(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0

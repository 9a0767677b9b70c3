"""Random activities with random answers, good and bad, for rules that exist twice."""

from typing import Any

from hypothesis import strategies as st

MANY = 40
IDS = ["a", "b", "c", "d", "e", "f", "constructor"]
VALUES = st.one_of(st.booleans(), st.integers(-2, 4), st.sampled_from(["x", "yes", "21:30", ""]))
BOUNDS = st.integers(-3, 3) | st.sampled_from([0.5, 2.25])


def leaves(ids: list[str]) -> st.SearchStrategy[Any]:
    """One thing that a condition says about one step."""
    said = st.one_of(
        st.fixed_dictionaries({"is": VALUES}),
        st.fixed_dictionaries({"has": VALUES}),
        st.fixed_dictionaries({"at_least": BOUNDS}),
        st.fixed_dictionaries({"at_most": BOUNDS}),
        st.fixed_dictionaries({"answered": st.booleans()}),
    )
    return st.builds(lambda step, rest: {"step": step, **rest}, st.sampled_from(ids), said)


def conditions(ids: list[str]) -> st.SearchStrategy[Any]:
    """A condition over these steps, a few levels deep."""
    return st.recursive(
        leaves(ids),
        lambda part: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(part, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(part, min_size=1, max_size=3)),
            st.builds(lambda one: {"not": one}, part),
        ),
        max_leaves=5,
    )


NUMBERS = st.integers(-1000, 1000) | st.floats(-1000, 1000).map(lambda n: round(n, 4))
WORDS = [
    "add", "add_answered", "subtract", "multiply", "divide", "mean", "least", "most", "count",
    "minutes_between",
]  # fmt: skip


def formulas(ids: list[str]) -> st.SearchStrategy[Any]:
    """A formula over these steps."""
    single = st.one_of(
        NUMBERS,
        st.builds(lambda step: {"step": step}, st.sampled_from(ids)),
        st.builds(lambda step, part: {"column": [step, part]}, *[st.sampled_from(ids)] * 2),
    )
    return st.recursive(
        single,
        lambda part: st.one_of(
            st.builds(
                lambda word, of: {"word": word, "of": of},
                st.sampled_from(WORDS),
                st.lists(part, min_size=1, max_size=4),
            ),
            st.builds(lambda c, a, b: {"if": c, "then": a, "else": b}, leaves(ids), part, part),
        ),
        max_leaves=6,
    )


OPTIONS = [{"value": 0}, {"value": 1}, {"value": "x"}]
PLAIN: list[dict[str, Any]] = [
    {"type": "text"}, {"type": "text_long"}, {"type": "yes_no"}, {"type": "date"},
    {"type": "time"},
    {"type": "moment"}, {"type": "duration", "most": 90}, {"type": "number"},
    {"type": "number", "min": -1, "max": 2.5, "decimals": 2},
    {"type": "scale", "min": -2, "max": 3},
    {"type": "choice", "options": OPTIONS}, {"type": "choice", "options": OPTIONS, "other": True},
    {"type": "choice_many", "options": OPTIONS, "other": True},
]  # fmt: skip
INNER = [{**step, "id": one} for step, one in zip(PLAIN, ["a", "b", "c"] * 5, strict=False)]
KINDS: list[dict[str, Any]] = [
    *PLAIN,
    {"type": "read"}, {"type": "mood"}, {"type": "feeling", "words": 2}, {"type": "thought"},
    {"type": "timer"}, {"type": "stages", "stages": [{}, {}]}, {"type": "list", "most": 2},
    {"type": "table", "most": 2, "columns": INNER[:3]},
    {"type": "repeat", "most": 2, "steps": INNER[3:6]},
    {"type": "ladder", "most": 2}, {"type": "contacts", "most": 2}, {"type": "tracked"},
    {"type": "measure", "steps": [{"id": "a", "type": "choice", "options": OPTIONS}]},
]  # fmt: skip

ATOMS = st.one_of(
    st.none(),
    VALUES,
    st.integers(-5, 2000),
    st.sampled_from([0.5, 1.25, 0.125, "2026-11-23", "2026-02-30", "2026-11-23T21:30", "🌱" * 501]),
)
PARTS = [
    *IDS, "other", "text", "belief", "pleasant", "energy", "unsure", "words", "word", "own",
    "name", "number", "note", "distress", "trials", "before", "strength",
]  # fmt: skip
ANSWERS = st.recursive(
    ATOMS,
    lambda part: st.one_of(
        st.lists(part, max_size=3), st.dictionaries(st.sampled_from(PARTS), part, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def activities(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """An activity of a few steps, and something answered to it."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
    steps: list[dict[str, Any]] = []
    for place, name in enumerate(ids):
        kinds = [st.sampled_from(KINDS)]
        if place:
            computed = {"type": st.just("computed"), "formula": formulas(ids[:place])}
            kinds.append(st.fixed_dictionaries({**computed, "decimals": st.integers(0, 3)}))
        step = {**draw(st.one_of(kinds)), "id": name}
        if place and draw(st.booleans()):
            step["when"] = draw(conditions(ids[:place]))
        if step["type"] != "computed" and draw(st.booleans()):
            step["required"] = True
        steps.append(step)
    return {"steps": steps}, draw(st.dictionaries(st.sampled_from(IDS), ANSWERS))

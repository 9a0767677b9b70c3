"""Of any activity: each step can be reached or is reported, and the walk through it ends."""

from itertools import product
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midweek_rules.branching import shown, steps_named, troubles
from tests.rules.activities import conditions

CHOICES = [{"value": 0}, {"value": 1}, {"value": "x"}]
ALL_ANSWERS: dict[str, list[Any]] = {
    "yes_no": [None, True, False],
    "scale": [None, 0, 1, 2],
    "choice": [None, 0, 1, "x"],
    "choice_many": [None, [], [0], [1], ["x"], [0, 1], [0, "x"], [1, "x"], [0, 1, "x"]],
}
KINDS: list[dict[str, Any]] = [
    {"type": "yes_no"},
    {"type": "scale", "min": 0, "max": 2},
    {"type": "choice", "options": CHOICES},
    {"type": "choice_many", "options": CHOICES},
]


@st.composite
def small_activities(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Few enough steps, with few enough answers, that all of them can be tried."""
    ids = ["a", "b", "c", "d"][: draw(st.integers(2, 4))]
    steps = [{**draw(st.sampled_from(KINDS)), "id": name} for name in ids]
    for step in steps:
        if draw(st.booleans()):
            step["when"] = draw(conditions(ids))
    return steps


def reached_by_trying(steps: list[dict[str, Any]]) -> set[str]:
    """Walk through with every combination of answers there is."""
    ids = [step["id"] for step in steps]
    every = product(*(ALL_ANSWERS[step["type"]] for step in steps))
    walks = (shown(steps, dict(zip(ids, answers, strict=True))) for answers in every)
    return {step["id"] for walk in walks for step in walk}


PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(PATIENT, max_examples=100)
@given(small_activities())
def test_a_step_is_reported_exactly_when_no_answers_reach_it(steps: list[dict[str, Any]]) -> None:
    told = {trouble.step: trouble.code for trouble in troubles(steps)}
    reached = reached_by_trying(steps)

    for place, step in enumerate(steps):
        earlier = {one["id"] for one in steps[:place]}
        if not set(steps_named(step.get("when"))) <= earlier:
            assert told.pop(step["id"]) == "looks_ahead"
        elif step["id"] not in reached:
            assert told.pop(step["id"]) == "unreachable"
    assert told == {}


@settings(PATIENT, max_examples=50)
@given(small_activities())
def test_without_trouble_there_is_no_way_back(steps: list[dict[str, Any]]) -> None:
    """A condition that only looks back cannot form a circle, so each walk visits a step once."""
    if any(trouble.code == "looks_ahead" for trouble in troubles(steps)):
        return
    place = {step["id"]: n for n, step in enumerate(steps)}
    for step in steps:
        assert all(place[name] < place[step["id"]] for name in steps_named(step.get("when")))
    walk = [step["id"] for step in shown(steps, {})]
    assert len(set(walk)) == len(walk) <= len(steps)

"""When is practice due? The shared cases, and what an old plan may cost."""

import json
from datetime import date, time
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from midweek_rules.schedule import (
    Occasion,
    Schedule,
    UnreadableRule,
    UnreadableTime,
    occasions,
    parse_rule,
)

CASES = json.loads((Path(__file__).parents[1] / "cases" / "schedule.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "case", [*CASES["occasions"], *CASES["ways"]], ids=lambda case: case["name"]
)
def test_practice_is_due_when_it_was_agreed(case: dict[str, Any]) -> None:
    schedule = Schedule.read(case["schedule"])
    first, last = date.fromisoformat(case["first"]), date.fromisoformat(case["last"])

    found = [occasion.written() for occasion in occasions(schedule, first, last)]

    assert [[each["date"], each["slot"]] for each in found] == case["expected"]


@pytest.mark.parametrize("case", CASES["unreadable"], ids=lambda case: case["rrule"])
def test_a_rule_we_would_not_follow_exactly_is_refused_with_its_part(case: dict[str, str]) -> None:
    with pytest.raises(UnreadableRule) as refusal:
        parse_rule(case["rrule"])

    assert refusal.value.part == case["part"]


@pytest.mark.parametrize("text", ["9:00", "24:00", "21:60", "21:30:00", "", "noon"])
def test_a_time_that_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableTime):
        Occasion.read({"date": "2026-11-03", "slot": text})


@pytest.mark.parametrize("text", ["20261103", "2026-W45-2", "3.11.2026", "2026-02-30"])
def test_a_day_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError):
        Occasion.read({"date": text, "slot": None})


def test_a_schedule_and_an_occasion_read_back_as_written() -> None:
    schedule = Schedule(
        "FREQ=DAILY", (time(0, 0), time(21, 30)), date(2026, 11, 1), date(2027, 1, 1)
    )
    at_midnight = Occasion(date(2026, 11, 3), time(0, 0))

    assert Schedule.read(schedule.written()) == schedule
    assert Occasion.read(at_midnight.written()) == at_midnight


def test_the_same_time_cannot_be_agreed_twice_for_one_day() -> None:
    with pytest.raises(UnreadableTime):
        Schedule("FREQ=DAILY", (time(9), time(9)), date(2026, 11, 1))


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=DAILY;COUNT=999"])
def test_a_plan_of_a_century_ago_costs_no_more_than_one_of_last_week(rule: str) -> None:
    def cost(starts: date) -> float:
        schedule = Schedule(rule, (), starts)
        list(occasions(schedule, date(2026, 11, 2), date(2026, 11, 8)))
        begin = process_time()
        for _ in range(300):
            list(occasions(schedule, date(2026, 11, 2), date(2026, 11, 8)))
        return process_time() - begin

    recent = min(cost(date(2026, 10, 26)) for _ in range(5))
    old = min(cost(date(1926, 11, 1)) for _ in range(5))

    assert old < 3 * recent

"""The phone works out due days itself, off-line. It must find the days that the server finds."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from midweek_rules.recurrence import WEEKDAYS
from midweek_rules.schedule import Schedule, occasions

SHARED = json.loads(Path("tests/cases/schedule.json").read_text("utf-8"))
CASES = [*SHARED["occasions"], *SHARED["ways"]]
ASK = """async (asked) => {
    const { learn, occasions } = await import("/plan/schedule.js");
    await learn(asked.map(({ schedule }) => schedule));
    return asked.map(({ schedule, first, last }) =>
        occasions(schedule, first, last).map(({ date, slot }) => [date, slot]));
}"""

WAYS = ["", "windows", "at_random", "a_week", "session"]

Ask = Callable[[list[dict[str, Any]]], list[list[list[str | None]]]]


@pytest.fixture
def ask(modules: Page) -> Ask:
    """Ask the phone's own module for the occasions of many schedules."""
    return lambda asked: modules.evaluate(ASK, asked)


def test_the_phone_finds_the_days_of_the_shared_cases(ask: Ask) -> None:
    found = dict(zip([case["name"] for case in CASES], ask(CASES), strict=True))

    assert found == {case["name"]: case["expected"] for case in CASES}


def test_the_phone_finds_the_days_of_a_thousand_plans_made_at_random(ask: Ask) -> None:
    random = Random(20261103)
    asked = [any_plan(random) for _ in range(700)]
    asked += [with_more_than_a_rule_says(any_plan(random), random) for _ in range(700)]

    for question, found in zip(asked, ask(asked), strict=True):
        assert found == on_the_server(question), question


def on_the_server(question: dict[str, Any]) -> list[list[str | None]]:
    first, last = date.fromisoformat(question["first"]), date.fromisoformat(question["last"])
    found = occasions(Schedule.read(question["schedule"]), first, last)
    return [list(occasion.written().values()) for occasion in found]


def any_plan(random: Random) -> dict[str, Any]:
    starts = date(2024, 1, 1) + timedelta(days=random.randrange(1000))
    first = starts + timedelta(days=random.randrange(-20, 400))
    return {
        "schedule": {
            "rrule": any_rule(random, starts),
            "times": random.sample(["07:00", "12:30", "21:30"], random.randrange(3)),
            "starts": starts.isoformat(),
            "until": random.choice([None, str(starts + timedelta(days=random.randrange(300)))]),
        },
        "first": first.isoformat(),
        "last": (first + timedelta(days=random.randrange(60))).isoformat(),
    }


def any_rule(random: Random, starts: date) -> str:
    frequency = random.choice(["DAILY", "WEEKLY", "MONTHLY"])
    rule = f"FREQ={frequency};INTERVAL={random.randrange(1, 6)}"
    days = random.sample(WEEKDAYS, random.randrange(4))
    if frequency == "MONTHLY":
        days = [f"{random.choice(['', '1', '2', '5', '-1', '-2'])}{day}" for day in days]
    if days:
        rule += ";BYDAY=" + ",".join(days)
    last = starts + timedelta(days=random.randrange(400))
    return rule + random.choice(["", f";COUNT={random.randrange(1, 40)}", f";UNTIL={last:%Y%m%d}"])


def with_more_than_a_rule_says(plan: dict[str, Any], random: Random) -> dict[str, Any]:
    schedule, first = plan["schedule"], date.fromisoformat(plan["first"])

    def a_day(earliest: int, latest: int) -> str:
        return (first + timedelta(days=random.randrange(earliest, latest))).isoformat()

    way, days = random.choice(WAYS), random.randrange(1, 5)
    beyond: dict[str, Any] = {}
    if way == "windows":
        windows = [["07:00", "11:30"], ["06:00", "07:00"], ["18:00", "22:15"]]
        beyond["windows"] = random.sample(windows, random.randrange(1, 4))
    elif way == "at_random":
        chance = {"count": days, "within": ["09:00", "21:30"], "gap": random.choice([15, 120])}
        beyond["at_random"], schedule["seed"] = chance, f"0199-{random.randrange(99)}"
    elif way == "a_week":
        beyond["a_week"], schedule["rrule"] = random.randrange(1, 8), None
    elif way == "session":
        beyond["session"] = {"side": random.choice(["before", "after"]), "days": days - 1}
        schedule["rrule"] = None
    if way in ("windows", "at_random", "a_week"):
        schedule["times"] = []
    clocks = ["09:00", "16:00", "23:30", "00:00"]
    schedule["meetings"] = [f"{a_day(-20, 40)}T{random.choice(clocks)}" for _ in range(4)]
    if random.random() < 0.4:
        beyond["until_session"] = True
    if random.random() < 0.4:
        beyond["left_out"] = [a_day(0, 40) for _ in range(3)]
        beyond["moved"] = [[a_day(-10, 40), a_day(0, 40)] for _ in range(4)]
    if random.random() < 0.3:
        schedule["paused"] = [[a_day(-10, 10), a_day(10, 30)]]
    return plan | {"schedule": schedule | {"beyond": beyond}}

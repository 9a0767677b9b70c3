"""Today shows windows, so often a week, chance, and the time before a session."""

import pytest

from tests.phone.modules import import_in

RUN = """async (today, schedule, entries, at, skips) => {
    const { learn } = await import('/static/phone/plan/schedule.js');
    await learn([schedule]);
    const assignments = [{ id: "a", what: { kind: "exercise" }, schedule }];
    const own = { assignment: "a", finished: true };
    const told = entries.map((entry, n) => ({ id: `e${n}`, ...own, ...entry }));
    const tasks = today.tasksOf({ assignments, entries: told, skips: skips ?? [] }, new Date(at));
    return tasks.map(({ occasion, group }) => {
        const { date, slot, week } = occasion;
        return [date, slot, group, week ?? null];
    });
}"""
DAILY = {"rrule": "FREQ=DAILY", "times": [], "starts": "2026-11-02", "until": None}
NEEDED = {**DAILY, "rrule": None}


@pytest.fixture
def tasks(module_page):
    def of(schedule, at, *entries):
        return import_in(module_page, "plan/today.js", RUN, schedule, list(entries), at)

    return of


def done(day, slot=None, *, occasion=True):
    answered = {"date": day, "slot": slot} if occasion else None
    return {"occasion": answered, "happened_on": day, "happened_at": f"{day}T12:00:00Z"}


def test_a_window_is_now_while_it_is_open_and_may_be_done_later(tasks):
    morning = {**DAILY, "beyond": {"windows": [["07:00", "11:30"]]}}

    assert tasks(morning, "2026-11-04T08:00") == [["2026-11-04", "07:00", "now", None]]
    assert tasks(morning, "2026-11-04T12:00") == [["2026-11-04", "07:00", "later", None]]
    found = tasks(morning, "2026-11-04T12:00", done("2026-11-04", "07:00"))
    assert found == [["2026-11-04", "07:00", "done", None]]


def test_so_often_a_week_is_one_row_until_the_week_has_enough(tasks):
    thrice = {**NEEDED, "beyond": {"a_week": 3}}
    before = [done(f"2026-11-0{day}", occasion=False) for day in (2, 3)]

    assert tasks(thrice, "2026-11-05T09:00", *before) == [
        ["2026-11-05", None, "later", {"n": 3, "done": 2}]
    ]
    enough = [*before, done("2026-11-04", occasion=False)]
    assert tasks(thrice, "2026-11-05T09:00", *enough) == []
    assert tasks(thrice, "2026-11-09T09:00", *enough)[0][3] == {"n": 3, "done": 0}


def test_a_moment_at_random_is_shown_when_it_has_come_and_not_before(tasks):
    chance = {"count": 1, "within": ["12:00", "12:15"], "gap": 60}
    schedule = {**DAILY, "seed": "a", "beyond": {"at_random": chance}}

    assert tasks(schedule, "2026-11-04T11:59") == []
    assert [one[2] for one in tasks(schedule, "2026-11-04T12:16")] == ["now"]
    assert tasks(schedule, "2026-11-04T14:00") == []


def test_what_is_asked_before_a_session_stays_up_to_it_and_not_after(tasks):
    bridge = {
        **NEEDED,
        "beyond": {"session": {"side": "before", "days": 1}},
        "meetings": ["2026-11-10T16:00"],
    }

    assert tasks(bridge, "2026-11-08T17:00") == []
    assert [one[:2] for one in tasks(bridge, "2026-11-09T16:30")] == [["2026-11-09", "16:00"]]
    assert [one[2] for one in tasks(bridge, "2026-11-10T15:00")] == ["now"]
    assert tasks(bridge, "2026-11-10T16:30") == []


def test_what_was_done_before_its_hour_was_put_right_is_done(tasks):
    evening = {**DAILY, "times": ["20:00"]}

    found = tasks(evening, "2026-11-04T12:00", done("2026-11-04", "09:00"))

    assert found == [["2026-11-04", "20:00", "done", None]]


def test_what_is_as_needed_rests_in_a_pause(tasks):
    resting = {**NEEDED, "paused": [["2026-11-03", "2026-11-05"]]}

    assert tasks(resting, "2026-11-04T12:00") == []
    assert [one[2] for one in tasks(resting, "2026-11-06T12:00")] == ["later"]

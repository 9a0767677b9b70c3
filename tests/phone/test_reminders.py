"""What the phone decides about reminders: the words, the time, and why none comes."""

import re

import pytest

from tests.phone.modules import MODULES, import_in

WORDS_OF_LATER = MODULES / "words/later/en.js"
EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]
CHOICES = {
    "wanted": True,
    "at": "19:00",
    "days": EVERY_DAY,
    "quiet_from": "21:45",
    "quiet_until": "08:00",
    "channels": ["push"],
    "paused_until": None,
    "wording": "standard",
    "words": "",
}
PHONE = {
    "apple": False,
    "version": 16.4,
    "installed": False,
    "able": True,
    "leave": "granted",
    "worker": True,
    "signedUp": True,
}
TOLD = {"vapid": "BPk", "channels": [{"channel": "push", "state": "works"}]}
COMPLETE = {
    "You have something planned",
    "There’s something new for you",
    "A few questions are ready",
    "A reminder for tomorrow",
    "Reminders arrive here",
}
WORDS = """async (m, choices, language) => {
  const { openWords } = await import("/static/phone/words/words.js");
  const app = { t: await openWords(language, { all: true }), state: { value: { me: { clinic: { app_name: "Pebble" } } } } };
  return m.lockScreen(app, choices);
}"""  # noqa: E501


@pytest.fixture
def lock_screen(module_page):
    def said(language="en", **chosen):
        return import_in(module_page, "reminders/choices.js", WORDS, CHOICES | chosen, language)

    return said


@pytest.fixture
def why_not(module_page):
    def ask(phone=PHONE, told=TOLD, online=True, **chosen):
        run = """async (m, phone, told, choices, online) =>
          m.reasons({ phone, told, choices, now: new Date("2026-11-11T12:00:00"), online })
            .filter(({ fine }) => !fine).map(({ name }) => name)"""
        return import_in(
            module_page, "reminders/reach.js", run, phone, told, CHOICES | chosen, online
        )

    return ask


def test_the_lock_screen_says_one_of_five_lines_and_no_other(lock_screen):
    said = lock_screen()

    assert said["title"] == "Pebble"
    assert {said["plain"], *said["lines"].values()} == COMPLETE
    assert set(said["lines"]) == {"planned", "news", "measure", "session", "try"}


def test_the_plainer_wording_says_the_same_for_everything(lock_screen):
    said = lock_screen(wording="plainer")

    assert (said["plain"], said["lines"]) == ("Hello from Pebble", {})
    assert lock_screen("de", wording="plainer")["plain"] == "Hallo von Pebble"


def test_own_words_stand_alone_and_without_any_the_plainer_ones_do(lock_screen):
    assert lock_screen(wording="own", words=" tea? ")["plain"] == "tea?"
    assert lock_screen(wording="own", words="tea?")["lines"] == {}
    assert lock_screen(wording="own", words="  ")["plain"] == "Hello from Pebble"


@pytest.mark.parametrize(
    ("now", "at"),
    [("19:52", "19:45"), ("21:44", "21:30"), ("22:10", "21:30"), ("03:20", "08:00")],
)
def test_the_time_offered_is_the_one_of_now_and_never_a_quiet_one(module_page, now, at):
    run = "async (m, now, choices) => m.sameTime(new Date(`2026-11-11T${now}:00`), choices)"

    assert import_in(module_page, "reminders/choices.js", run, now, CHOICES) == at


@pytest.mark.parametrize(
    ("at", "quiet"), [("21:44", False), ("21:45", True), ("03:00", True), ("08:00", False)]
)
def test_quiet_hours_run_over_midnight(module_page, at, quiet):
    run = "async (m, at, choices) => m.isQuiet(at, choices)"

    assert import_in(module_page, "reminders/choices.js", run, at, CHOICES) is quiet


def test_a_phone_that_can_be_reached_gives_no_reason(why_not):
    assert why_not() == []


def test_each_reason_why_a_reminder_cannot_come_is_told(why_not):
    assert why_not(wanted=False) == ["on"]
    assert why_not(paused_until="2026-11-14") == ["paused"]
    assert why_not(paused_until="2026-11-10") == [], "a pause that is over is none"
    assert why_not(channels=["email"]) == ["chosen"]
    assert why_not(told={"vapid": None, "channels": []}) == ["server"]
    assert why_not(PHONE | {"leave": "denied"}) == ["denied"]
    assert why_not(PHONE | {"leave": "default"}) == ["leave"]
    assert why_not(PHONE | {"worker": False}) == ["worker"]
    assert why_not(PHONE | {"signedUp": False}) == ["signed_up"]
    assert why_not(PHONE | {"able": False, "leave": "unsupported"}) == ["able"]
    assert why_not(online=False) == ["online"]
    assert why_not(at="22:00") == ["quiet"]
    assert why_not(days=[]) == ["days"]


def test_an_iphone_is_asked_for_its_version_and_for_the_home_screen_first(why_not):
    in_a_tab = PHONE | {"apple": True, "able": False, "leave": "unsupported", "signedUp": False}

    assert why_not(in_a_tab) == ["installed"]
    assert why_not(in_a_tab | {"version": 15.7}) == ["version", "installed"]
    assert why_not(PHONE | {"apple": True, "installed": True}) == []


def calendar(page, choices, plan=()):
    run = """async (m, choices, plan) =>
      m.calendarOf(choices, plan, "You have, something; planned", new Date("2026-11-11T12:00Z"))"""
    return import_in(page, "reminders/calendar_file.js", run, choices, list(plan)).split("\r\n")


def test_a_calendar_file_holds_the_neutral_words_and_the_chosen_days(module_page):
    lines = calendar(module_page, CHOICES | {"days": [0, 4]})

    assert "DTSTART:20261113T190000" in lines, "the first such day, in the time of the phone"
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,FR" in lines
    assert r"SUMMARY:You have\, something\; planned" in lines
    assert [line for line in lines if len(line.encode()) > 75] == []
    assert lines[-1] == ""


def test_a_calendar_file_of_the_planned_times_holds_each_of_them_once(module_page):
    mondays = {"rrule": "FREQ=WEEKLY;BYDAY=MO", "starts": "2026-11-04", "times": ["09:00", "18:00"]}
    daily = {"rrule": "FREQ=DAILY", "starts": "2026-11-01", "until": "2026-12-01"}
    plan = [
        {"ended": False, "schedule": mondays},
        {"ended": False, "schedule": mondays},
        {"ended": False, "schedule": daily | {"times": ["21:30"]}},
        {"ended": False, "schedule": {"rrule": None, "starts": "2026-11-01", "times": []}},
        {"ended": True, "schedule": daily | {"times": ["07:00"]}},
    ]

    lines = calendar(module_page, CHOICES | {"at": None}, plan)

    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART:20261109T090000",
        "DTSTART:20261109T180000",
        "DTSTART:20261101T213000",
    ]
    assert "RRULE:FREQ=DAILY;UNTIL=20261201T235959" in lines


def test_without_a_planned_time_the_calendar_asks_once_a_day(module_page):
    lines = calendar(module_page, CHOICES | {"at": None})

    assert "DTSTART:20261112T180000" in lines
    assert "RRULE:FREQ=DAILY" in lines


def test_long_own_words_are_folded_between_signs(module_page):
    run = "async (m, line) => m.folded(line)"
    line = "SUMMARY:" + "ä🌿" * 30

    folded = import_in(module_page, "reminders/calendar_file.js", run, line)

    assert [part for part in folded.split("\r\n") if len(part.encode()) > 75] == []
    assert folded.replace("\r\n ", "") == line


def test_the_worker_holds_no_line_of_its_own_but_the_plainest():
    worker = (MODULES / "worker_reminders.js").read_text(encoding="utf-8")

    assert [line for line in COMPLETE if line in worker] == []
    assert "Hello from Midweek" in worker


CHECK_IN = {"id": "c", "schedule": {"rrule": "FREQ=DAILY", "starts": "2026-11-01"}}
PHQ_9 = {"id": "q", "schedule": {"rrule": "FREQ=DAILY", "starts": "2026-11-01"}}
DAY = "2026-11-11"
TODAY = {"date": DAY, "slot": None}


def a_plan(*, checked_in=False, measured=False, whenever=False):
    check_in = CHECK_IN | ({"schedule": {"rrule": None}} if whenever else {})
    done = [("c", checked_in), ("q", measured)]
    return {
        "assignments": [
            check_in | {"what": {"kind": "check_in"}},
            PHQ_9 | {"what": {"kind": "measure"}},
        ],
        "entries": [
            {"id": one, "assignment": one, "occasion": TODAY, "finished": True, "happened_on": DAY}
            for one, is_done in done
            if is_done
        ],
        "skips": [],
    }


@pytest.mark.parametrize(
    ("of", "plan", "place"),
    [
        (None, a_plan(), "/app/check-in"),
        (None, a_plan(checked_in=True), "/app/do/q?date=2026-11-11"),
        (None, a_plan(checked_in=True, measured=True), "/app/today"),
        (None, a_plan(whenever=True), "/app/check-in"),
        (None, a_plan(whenever=True, checked_in=True, measured=True), "/app/today"),
        ("measure", a_plan(), "/app/do/q?date=2026-11-11"),
        ("measure", a_plan(measured=True), "/app/check-in"),
        ("news", a_plan(), "/app/plan"),
        ("session", a_plan(), "/app/note"),
    ],
)
def test_a_tap_on_a_reminder_opens_what_is_due_itself(module_page, of, plan, place):
    run = "async (m, state, of) => m.placeOf(state, new Date('2026-11-11T12:00:00'), of)"

    assert import_in(module_page, "screens/due.js", run, plan, of) == place


def test_every_reason_has_words_for_what_it_is_and_what_to_do():
    source = (MODULES / "reminders/reach.js").read_text(encoding="utf-8")
    names = set(re.findall(r'name: "(\w+)"', source)) | {"denied", "leave"}
    words = WORDS_OF_LATER.read_text(encoding="utf-8")

    assert len(names) > 10
    for name in names:
        assert f"rm_not_{name}:" in words, name
        assert f"rm_do_{name}:" in words, name

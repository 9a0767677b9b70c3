"""What happened, and when: one client's history as a list of moments, from their sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from midweek.config.demo.sheets import Planned, Sheet

WEEK = timedelta(days=7)
LONGEST_WAIT_FOR_AN_ANSWER = timedelta(days=13)


@dataclass(frozen=True)
class Moment:
    """One deed at one moment: `at` is when the clinic heard of it."""

    at: datetime
    deed: str
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Calendar:
    """Days and hours around today, on the wall of one clinic."""

    today: date
    now: datetime
    zone: ZoneInfo

    def ago(self, days: int) -> date:
        """The day that was `days` days before today."""
        return self.today - timedelta(days=days)

    def at(self, day: date, clock: str) -> datetime:
        """A moment by the clock on the wall."""
        return datetime.combine(day, time.fromisoformat(clock), tzinfo=self.zone)

    def weekday(self, days_ago: int) -> str:
        """The weekday of a day ago, as RRULE has it."""
        return ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[self.ago(days_ago).weekday()]


def sessions(sheet: Sheet, calendar: Calendar) -> list[datetime]:
    """Every session in the room, a week apart, the next one last; never at a weekend."""
    day = calendar.today + timedelta(days=sheet.next_in)
    if calendar.at(day, sheet.next_at) <= calendar.now:
        day += timedelta(days=1)
    if day.weekday() > 4:
        friday = day - timedelta(days=day.weekday() - 4)
        is_past = calendar.at(friday, sheet.next_at) <= calendar.now
        day = friday + timedelta(days=3) if is_past else friday
    if calendar.at(day - WEEK, sheet.next_at) > calendar.now:
        day -= WEEK
    weeks = reversed(range(sheet.session))
    return [calendar.at(day - back * WEEK, sheet.next_at) for back in weeks]


def history(sheet: Sheet, calendar: Calendar) -> list[Moment]:
    """Everything that happened with one client until now, in order."""
    joined = calendar.at(calendar.ago(len(sheet.mood) - 1), "12:05")
    found = [
        *_arriving(sheet, calendar, joined),
        *_meeting(sheet, calendar),
        *_agreeing(sheet, calendar, joined),
        *_negotiating(sheet, calendar),
        *_looking(sheet, calendar, joined),
        *_talking(sheet, calendar),
        *(one for one in told(sheet, calendar) if one.at > joined + timedelta(hours=1)),
    ]
    return sorted((one for one in found if one.at <= calendar.now), key=lambda one: one.at)


def _arriving(sheet: Sheet, calendar: Calendar, joined: datetime) -> Iterator[Moment]:
    invited = min(sessions(sheet, calendar)[0] - timedelta(days=3), joined - timedelta(hours=2))
    if sheet.invited:
        invited = calendar.at(calendar.ago(sheet.invited), "10:15")
    yield Moment(invited, "invite")
    if joined - invited > LONGEST_WAIT_FOR_AN_ANSWER:
        yield Moment(joined - timedelta(hours=26), "invite_again")
    yield Moment(joined, "join")


def _meeting(sheet: Sheet, calendar: Calendar) -> Iterator[Moment]:
    known = sessions(sheet, calendar)
    for number, start in enumerate(known):
        made = known[number - 1] + timedelta(minutes=50) if number else None
        earliest = start - timedelta(days=2, hours=20)
        yield Moment(made or earliest, "meet", {"starts_at": start})
        yield Moment(start + timedelta(minutes=15), "take_up")


def _agreeing(sheet: Sheet, calendar: Calendar, joined: datetime) -> Iterator[Moment]:
    for number, planned in enumerate(sheet.plan):
        shortly_after = joined + timedelta(minutes=20 + number)
        since = planned.since
        agreed = calendar.at(calendar.ago(since), "17:35") if since else shortly_after
        yield Moment(agreed, "assign", {"planned": planned})
        for change in planned.changed:
            moment = calendar.at(calendar.ago(change.ago), "17:40")
            yield Moment(moment, "change", {"planned": planned, "change": change})
        if planned.ended is not None:
            ended = calendar.at(calendar.ago(planned.ended), "17:30")
            yield Moment(ended, "end", {"planned": planned})


def _negotiating(sheet: Sheet, calendar: Calendar) -> Iterator[Moment]:
    for idea in sheet.idea:
        sent = calendar.at(calendar.ago(idea.ago), "12:10")
        yield Moment(sent, "offer", {"idea": idea})
        if idea.answered:
            heard = sent + timedelta(hours=7)
            yield Moment(heard, "respond", {"idea": idea, "happened": heard})
    for held in sheet.held:
        day = calendar.ago(held.ago)
        at = calendar.at(day, "08:05")
        yield Moment(at, "pause", {"held": held, "day": day, "happened": at})


def _looking(sheet: Sheet, calendar: Calendar, joined: datetime) -> Iterator[Moment]:
    """Monday and Thursday mornings and before each session, until the last session."""
    before = [one - timedelta(minutes=12) for one in sessions(sheet, calendar)[:-1]]
    if sheet.looked is not None:
        morning = calendar.at(calendar.ago(sheet.looked), "08:45")
        before.append(min(morning, calendar.now - timedelta(minutes=5)))
    mornings = [calendar.at(calendar.ago(ago), "08:40") for ago in range(len(sheet.mood))]
    last = max(before, default=joined)
    for moment in (*before, *(one for one in mornings if one.weekday() in (0, 3))):
        if joined < moment <= last:
            yield Moment(moment, "look")


def _talking(sheet: Sheet, calendar: Calendar) -> Iterator[Moment]:
    """Messages with their answers, and the list for each session, which the session works off."""
    for one in sheet.talk:
        day = calendar.ago(one.ago)
        yield Moment(
            calendar.at(day, one.at),
            "answer" if one.by == "therapist" else "write",
            {"about": one.about, "words": one.words},
        )
        if one.read_at:
            yield Moment(calendar.at(day, one.read_at), "read", {"about": one.about})
    known = sessions(sheet, calendar)
    for ago, text in sheet.notes.items():
        words = text.format(session=f"{known[-1]:%A}")
        yield Moment(calendar.at(calendar.ago(ago), sheet.note_at), "list", {"words": words})
    for start in known:
        yield Moment(start + timedelta(minutes=20), "talk_through")


def told(sheet: Sheet, calendar: Calendar) -> Iterator[Moment]:
    """Everything the phone told, each heard a little after it happened."""
    chance = Random(sheet.name)  # noqa: S311
    for about in _facts(sheet, calendar, chance):
        happened: datetime = about["happened"]
        offline = chance.random() < 0.06 and happened < calendar.now - timedelta(days=3)
        heard = timedelta(minutes=chance.randint(50, 400)) if offline else timedelta(seconds=4)
        yield Moment(happened + heard, "tell", about)


def _facts(sheet: Sheet, calendar: Calendar, chance: Random) -> Iterator[dict[str, Any]]:
    yield from _check_ins(sheet, calendar, chance)
    for planned in sheet.plan:
        yield from _practice(planned, calendar, chance)
    for number, (slug, answers) in enumerate(sheet.measures.items()):
        for ago, digits in answers.items():
            one_by_one = timedelta(minutes=4 * number)
            happened = calendar.at(calendar.ago(ago), sheet.measured_at) + one_by_one
            yield {"slug": slug, "happened": happened, "digits": digits}
    for ago, text in sheet.pages.items():
        happened = calendar.at(calendar.ago(ago), "21:50")
        yield {"slug": "open-journal", "happened": happened, "words": text}


def _check_ins(sheet: Sheet, calendar: Calendar, chance: Random) -> Iterator[dict[str, Any]]:
    worry = sheet.worry.rjust(len(sheet.mood), ".")
    for ago, mood, strength in zip(_days(sheet.mood), sheet.mood, worry, strict=True):
        happened = _about(calendar.at(calendar.ago(ago), sheet.checks_in_at), 45, chance)
        about = chance.sample(sheet.topics, k=min(len(sheet.topics), chance.choice((0, 1, 1, 2))))
        if mood != ".":
            yield {
                "slug": "check-in",
                "day": calendar.ago(ago),
                "at": None,
                "happened": happened,
                "mood": int(mood),
                "worry": None if strength == "." else int(strength, 11),
                "topics": about,
                "words": sheet.words.get(ago, ""),
            }


def _practice(planned: Planned, calendar: Calendar, chance: Random) -> Iterator[dict[str, Any]]:
    for ago, letter in zip(_days(planned.done), planned.done, strict=True):
        times = {"x": 1, "2": 2}.get(letter, 0)
        around = calendar.at(calendar.ago(ago), planned.at or chance.choice(("11:20", "19:10")))
        common = {"slug": planned.activity, "day": calendar.ago(ago), "at": planned.at}
        for number in range(times):
            happened = _about(around, 35, chance) + timedelta(hours=2 * number)
            words = planned.words.get(ago, "") if not number else ""
            yield {**common, "happened": happened, "words": words}
        if letter in "nh":
            happened = around + timedelta(minutes=chance.randint(5, 90))
            skip = "too_hard" if letter == "h" else "not_today"
            yield {**common, "happened": happened, "skip": skip, "wants": planned.wants}


def _days(letters: str) -> range:
    return range(len(letters) - 1, -1, -1)


def _about(moment: datetime, minutes: int, chance: Random) -> datetime:
    return moment + timedelta(minutes=chance.randint(-minutes // 3, minutes))

"""When something is due, as a Timing: in its words, and as a rule where FHIR has one."""

from midweek.record.fhir.words import Said, period
from midweek.review.when import schedule_in_words
from midweek_rules.recurrence import parse_rule
from midweek_rules.schedule import NOTHING_BEYOND, Schedule

UNITS = {"DAILY": "d", "WEEKLY": "wk", "MONTHLY": "mo"}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def timing(schedule: Schedule) -> Said:
    """A schedule; what FHIR cannot say exactly stands in the words alone."""
    repeat = {"boundsPeriod": period(schedule.starts, schedule.until), **_rule(schedule)}
    return {"repeat": repeat, "code": {"text": schedule_in_words(schedule)}}


def _rule(schedule: Schedule) -> Said:
    if schedule.rrule is None or schedule.beyond != NOTHING_BEYOND:
        return {}
    rule = parse_rule(schedule.rrule)
    days = [DAYS[day.day] for day in rule.weekdays]
    is_plain = not days or (rule.frequency == "WEEKLY" and rule.interval == 1)
    if rule.until or not is_plain or any(day.nth for day in rule.weekdays):
        return {}
    times = max(1, len(schedule.times))
    return {
        "count": rule.count and rule.count * times,
        "frequency": times * max(1, len(days)),
        "period": rule.interval,
        "periodUnit": UNITS[rule.frequency],
        "dayOfWeek": days,
        "timeOfDay": [f"{time:%H:%M:%S}" for time in schedule.times],
    }

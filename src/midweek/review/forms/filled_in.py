"""What is agreed about when, as the form shows it."""

from typing import Any

from midweek.review.forms.schedule import DAYS
from midweek_rules.recurrence import WEEKDAYS, Rule, parse_rule
from midweek_rules.schedule import Schedule


def schedule_as_filled_in(schedule: Schedule) -> dict[str, Any]:
    """Show a schedule in the boxes; what no box can show is kept as `rhythm` or in `kept`."""
    beyond = schedule.beyond
    return {
        **_rule(schedule),
        "times": ", ".join(f"{one:%H:%M}" for one in schedule.times),
        "until": schedule.until,
        "parts": [f"{one.begins:%H:%M}-{one.ends:%H:%M}" for one in beyond.windows],
        "moments": beyond.at_random.count if beyond.at_random else None,
        "until_session": beyond.until_session,
        "left_out": ", ".join(day.isoformat() for day in beyond.left_out),
        "kept": beyond.written(),
    }


def _rule(schedule: Schedule) -> dict[str, Any]:
    beyond = schedule.beyond
    if beyond.a_week:
        return {"days": [], "way": "a_week", "number": beyond.a_week}
    if beyond.session:
        return {"days": [], "way": beyond.session.side, "number": beyond.session.days}
    if schedule.rrule is None:
        return {"days": []}
    rule = parse_rule(schedule.rrule)
    if rule.until or any(day.nth for day in rule.weekdays):
        return {"days": [], "rhythm": schedule.rrule}
    return _boxes(rule, schedule)


def _boxes(rule: Rule, schedule: Schedule) -> dict[str, Any]:
    days = [WEEKDAYS[weekday.day] for weekday in rule.weekdays]
    if rule.count == 1 and not days:
        return {"days": [], "way": "once", "begins": schedule.starts}
    if rule.frequency == "MONTHLY":
        plain = rule.interval == 1 and not days
        return {"days": [], **({"way": "monthly"} if plain else {"rhythm": schedule.rrule})}
    if rule.frequency == "WEEKLY" and (rule.interval > 1 or not days):
        return {"days": days, "way": "weeks", "number": rule.interval, "count": rule.count}
    if rule.frequency == "DAILY" and rule.interval > 1:
        return {"days": [], "way": "every", "number": rule.interval, "count": rule.count}
    return {"days": days or [day for day, _label in DAYS], "count": rule.count}

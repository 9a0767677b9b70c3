"""When something is due, as boxes to tick show it."""

from django.utils.translation import gettext_lazy as _

from midweek_rules.recurrence import WEEKDAYS, parse_rule

DAYS = (
    ("MO", _("Monday")),
    ("TU", _("Tuesday")),
    ("WE", _("Wednesday")),
    ("TH", _("Thursday")),
    ("FR", _("Friday")),
    ("SA", _("Saturday")),
    ("SU", _("Sunday")),
)


def rule_of(days: list[str]) -> str:
    """The repeat rule for these days of the week."""
    if len(days) == len(DAYS):
        return "FREQ=DAILY"
    return f"FREQ=WEEKLY;BYDAY={','.join(days)}" if days else ""


def rhythm_of(rrule: str) -> str:
    """The rule itself, where it repeats without naming days: no box can show it."""
    return "" if days_of(rrule) else rrule


def days_of(rrule: str) -> list[str]:
    """The days of the week of a rule."""
    rule = parse_rule(rrule)
    if rule.frequency == "DAILY" and not rule.weekdays:
        return [day for day, _label in DAYS]
    return [WEEKDAYS[weekday.day] for weekday in rule.weekdays]

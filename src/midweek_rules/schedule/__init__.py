"""When is practice due? Calendar arithmetic only: no database, no clock, no Django.

`occasions` says what is due between two days, `moment` and `end_of` from which instant to
which, `occasions_over` the same for terms that followed each other. A `Schedule` is a rule
of RFC 5545 with times on the wall, and what goes `Beyond` such a rule.
"""

from midweek_rules.recurrence import Rule, UnreadableRule, format_rule, parse_rule
from midweek_rules.schedule.agreed import Schedule
from midweek_rules.schedule.beyond import NOTHING_BEYOND, AroundSession, AtRandom, Beyond, Window
from midweek_rules.schedule.finding import occasions
from midweek_rules.schedule.history import InForce, occasions_over
from midweek_rules.schedule.moments import end_of, moment, moment_on_the_way
from midweek_rules.schedule.occasion import Occasion, UnreadableTime

__all__ = [
    "NOTHING_BEYOND",
    "AroundSession",
    "AtRandom",
    "Beyond",
    "InForce",
    "Occasion",
    "Rule",
    "Schedule",
    "UnreadableRule",
    "UnreadableTime",
    "Window",
    "end_of",
    "format_rule",
    "moment",
    "moment_on_the_way",
    "occasions",
    "occasions_over",
    "parse_rule",
]

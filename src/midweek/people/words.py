"""Sentences about people that more than one page says."""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from midweek.people.models import Clinic, Person

BEFORE_THE_SESSION = "session"
WORKING_DAYS = ("1", "2", "3", "5")


def who_looks(clinic: Clinic) -> str:
    """Who reads entries, and when: said wherever someone writes. Empty until it is set."""
    if not clinic.says_who_looks:
        return ""
    return _("%(name)s looks at this on %(days)s, not at night.") % {
        "name": clinic.looks_by,
        "days": weekdays(clinic.looks_on),
    }


def in_hours(hours: int) -> Any:
    """So many hours in words."""
    return ngettext_lazy("within %(n)d hour", "within %(n)d hours", "n") % {"n": hours}


def weekdays(days: list[int]) -> str:
    """Weekdays in words, the last joined by "and". 0 is Monday."""
    names = [date_format(date(2024, 1, 1) + timedelta(days=day), "l") for day in sorted(days)]
    if len(names) < 2:
        return "".join(names)
    return _("%(days)s and %(last)s") % {"days": ", ".join(names[:-1]), "last": names[-1]}


def how_soon(therapist: Person, clinic: Clinic, *, name: str) -> str:
    """How soon somebody answers, said wherever a client writes to them.

    Nobody has to set it: without a word of theirs it is the days on which the clinic looks.
    """
    said = therapist.answers_in
    if said == BEFORE_THE_SESSION:
        return _("%(name)s answers before your next session.") % {"name": name}
    if said in WORKING_DAYS:
        return ngettext(
            "%(name)s usually answers within %(count)d working day.",
            "%(name)s usually answers within %(count)d working days.",
            int(said),
        ) % {"name": name, "count": int(said)}
    if not clinic.looks_on:
        return _("%(name)s does not answer right away.") % {"name": name}
    return _("%(name)s usually answers on %(days)s.") % {
        "name": name,
        "days": weekdays(clinic.looks_on),
    }

"""Sentences about people that more than one page says."""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from midweek.people.models import Clinic


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

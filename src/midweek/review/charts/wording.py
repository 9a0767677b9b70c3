"""How charts write moods, days and changes in the viewer's language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def mood_word(mood: float) -> str:
    """Say a mood from 1 to 5 in the client's own words for it."""
    return (
        pgettext("mood", "Very low"),
        pgettext("mood", "Low"),
        pgettext("mood", "OK"),
        pgettext("mood", "Good"),
        pgettext("mood", "Great"),
    )[round(mood) - 1]


def day_of_week(day: date) -> str:
    """Say a day with its weekday, as therapists speak of the week: Sun 12."""
    return date_format(day, _("D j"))


def short_day(day: date) -> str:
    """Say a day and its month: 4 Sep."""
    return date_format(day, _("j M"))


def full_day(day: date) -> str:
    """Say a day so that it cannot be taken for another: Sun 12 Oct."""
    return date_format(day, _("D j M"))


def full_day_and_year(day: date) -> str:
    """Say a day that may lie long ago: 12 July 2026."""
    return date_format(day, _("j F Y"))


def signed(change: float) -> str:
    """Write a change with its sign, with a true minus."""
    size = f"{abs(change):g}"
    return f"+{size}" if change > 0 else f"−{size}" if change < 0 else "0"


def plain(value: float | None) -> str:
    """Write a number for a table, and nothing where nothing was said."""
    return "" if value is None else f"{value:.1f}".removesuffix(".0")

"""What was answered to a plain question, in the viewer's words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.wording import full_day

Step = Mapping[str, Any]
Saying = Callable[[Step, Any], str]


def words(step: Step, answer: Any) -> str:
    """Their own words, as they stand."""
    return str(answer)


def yes_no(step: Step, answer: Any) -> str:
    """Yes or no."""
    return _("Yes") if answer else _("No")


def number(step: Step, answer: Any) -> str:
    """A number with its unit."""
    return with_unit(step, number_format(answer))


def with_unit(step: Step, amount: str) -> str:
    """Put a step's unit behind an amount."""
    return " ".join(filter(None, [amount, step.get("unit")]))


def scale(step: Step, answer: Any) -> str:
    """A number between two ends that are named."""
    ends = " · ".join(str(end) for end in step.get("ends", ()))
    return f"{answer} ({ends})" if ends else str(answer)


def choice(step: Step, answer: Any) -> str:
    """The words of an option, or their own in place of one."""
    if isinstance(answer, dict):
        return _("Something else: %(words)s") % {"words": answer.get("other", "")}
    return next((str(o["label"]) for o in step["options"] if o["value"] == answer), str(answer))


def choices(step: Step, answer: Any) -> str:
    """The words of each option."""
    return ", ".join(choice(step, one) for one in answer)


def day(step: Step, answer: Any) -> str:
    """A day with its weekday and year."""
    found = date.fromisoformat(answer)
    return f"{full_day(found)} {found.year}"


def moment(step: Step, answer: Any) -> str:
    """A day and a time on the client's own clock."""
    return f"{day(step, answer[:10])}, {answer[11:]}"


def duration(step: Step, answer: Any) -> str:
    """Hours and minutes."""
    hours, minutes = divmod(int(answer), 60)
    said = ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if not hours:
        return said
    whole = ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return f"{whole} {said}" if minutes else whole


PLAIN: dict[str, Saying] = {
    "text": words,
    "text_long": words,
    "yes_no": yes_no,
    "number": number,
    "scale": scale,
    "choice": choice,
    "choice_many": choices,
    "date": day,
    "time": words,
    "moment": moment,
    "duration": duration,
}

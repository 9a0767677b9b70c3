"""How the desk says how a plan was done: counts first, then a share with its interval."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _

from midweek.review.models import Review
from midweek_rules.adherence import Tally
from midweek_rules.proportions import wilson

FELT: Mapping[str, Callable[[], str]] = {
    "easy": lambda: _("felt easy"),
    "right": lambda: _("felt right"),
    "hard": lambda: _("felt hard"),
}
PARTS: Mapping[str, Callable[[], str]] = {
    "on_time": lambda: _("%(count)d on time"),
    "late": lambda: _("%(count)d late"),
    "afterwards": lambda: _("%(count)d entered afterwards"),
    "in_part": lambda: _("%(count)d of them in part"),
    "extra": lambda: _("%(count)d more than planned"),
    "not_today": lambda: _("%(count)d “not today”"),
    "too_hard": lambda: _("%(count)d “too hard”"),
    "not_logged": lambda: _("%(count)d not logged"),
}


def log_in_words(log: Tally) -> Iterator[str]:
    """Say what the log counts."""
    if log.planned:
        said = {"done": log.done, "planned": log.planned}
        yield _("%(done)d of %(planned)d") % said
    for name, wording in PARTS.items():
        count = getattr(log, name)
        if count:
            yield wording() % {"count": count}


def share_in_words(log: Tally) -> str:
    """Say a share with where it lies, since 0 of 3 is not “0 %”."""
    if not log.planned:
        return ""
    found = wilson(log.done, log.planned)
    said = {"low": round(100 * found.low), "high": round(100 * found.high)}
    return _("%(low)d to %(high)d %%") % said


def client_in_words(said: Mapping[str, int]) -> list[str]:
    """Say how it felt to the client, in one line if that was said."""
    found = [f"{FELT[code]()} ({count})" for code, count in said.items() if code in FELT]
    return [", ".join(found)] if found else []


def therapist_in_words(said: Mapping[str, int]) -> str:
    """Say how much got done as it was told in sessions."""
    return ", ".join(f"{Review.Mark(code).label} ({count})" for code, count in said.items()) or "–"

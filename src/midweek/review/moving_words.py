"""How the desk speaks of moving feelings: in plain words, with counts, and without a norm."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from midweek.review.charts.wording import plain
from midweek_rules.dynamics import (
    ENOUGH_FOR_LEVEL,
    ENOUGH_FOR_SWING,
    ENOUGH_PAIRS_FOR_CARRYING,
    ENOUGH_PAIRS_FOR_JUMPS,
    Dynamics,
)


def level_and_swing(found: Dynamics, *, top: float) -> Iterator[str]:
    """Say the usual level and how far it swings, or how many answers that takes."""
    if found.mean is None:
        yield still_needed(_("A usual level"), found.count, ENOUGH_FOR_LEVEL)
        return
    said = {"level": plain(found.mean), "top": plain(top), "count": found.count}
    yield _("Usual level %(level)s of %(top)s, from %(count)d answers.") % said
    if found.sd is None:
        yield still_needed(_("The swing"), found.count, ENOUGH_FOR_SWING)
        return
    yield _("It swings by %(sd)s: about two in three answers lie that near to the level.") % {
        "sd": plain(found.sd)
    }
    if found.near_an_end:
        yield _("The level is near an end of the scale, where a swing can only look small.")


def more_of(found: Dynamics) -> Iterator[str]:
    """Say steps and carry-over, each with the pairs of days behind it."""
    if found.rmssd is None:
        yield still_needed(_("A typical step"), found.pairs, ENOUGH_PAIRS_FOR_JUMPS)
    else:
        said = {"step": plain(found.rmssd), "pairs": found.pairs}
        yield _("Typical step from one day to the next: %(step)s (%(pairs)d pairs of days).") % said
    if found.inertia is None or found.inertia_interval is None:
        yield still_needed(_("The carry-over"), found.pairs, ENOUGH_PAIRS_FOR_CARRYING)
    else:
        yield _("Carry-over into the next day, −1 to 1: %(value)s (%(low)s to %(high)s).") % {
            "value": f"{found.inertia:.2f}",
            "low": f"{found.inertia_interval.low:.2f}",
            "high": f"{found.inertia_interval.high:.2f}",
        }


def still_needed(what: str, have: int, need: int) -> str:
    """Say how many it takes before something is said."""
    if have >= need:
        return _("%(what)s: not enough variation.") % {"what": what}
    return _("%(what)s takes %(need)d; so far there are %(have)d.") % {
        "what": what,
        "need": need,
        "have": have,
    }

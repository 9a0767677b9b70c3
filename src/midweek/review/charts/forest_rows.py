"""The rows of a forest, and how a link is written."""

from dataclasses import dataclass
from math import sqrt, tanh

from django.utils.translation import ngettext

from midweek_rules.proportions import Interval

REACH = 1.959964


@dataclass(frozen=True)
class Row:
    """One client: a link on Fisher's scale with its variance, and how many weeks stand behind."""

    z: float
    variance: float
    weeks: int

    @property
    def link(self) -> float:
        """The link, from −1 to 1."""
        return tanh(self.z)

    @property
    def interval(self) -> Interval:
        """Where it lies."""
        reach = REACH * sqrt(self.variance)
        return Interval(tanh(self.z - reach), tanh(self.z + reach))


@dataclass(frozen=True)
class Together:
    """What all come to, each from −1 to 1; where the next client may lie, and of how many."""

    link: float
    interval: Interval
    prediction: Interval
    clients: int


def weeks_in_words(count: int) -> str:
    """Count weeks."""
    return ngettext("%(count)d week", "%(count)d weeks", count) % {"count": count}


def written(link: float) -> str:
    """Write a link with a true minus: −0.21."""
    said = f"{abs(link):.2f}"
    return f"−{said}" if link < 0 and float(said) else said

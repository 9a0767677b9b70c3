"""One line of the doctor's report."""

from dataclasses import dataclass
from enum import Enum


class Weight(Enum):
    """How much a finding matters."""

    FINE = "fine"
    WARNING = "warning"
    REFUSAL = "REFUSED"


@dataclass(frozen=True)
class Finding:
    """What was looked at, what was found, and what to do about it."""

    weight: Weight
    about: str
    says: str
    fix: str = ""

    @property
    def fine(self) -> bool:
        """Whether there is nothing to do."""
        return self.weight is Weight.FINE

    def __str__(self) -> str:
        told = f"{self.weight.value:8} {self.about}: {self.says}"
        return f"{told} {self.fix}".rstrip()


def fine(about: str, says: str) -> Finding:
    """Nothing to do."""
    return Finding(Weight.FINE, about, says)


def warning(about: str, says: str, fix: str) -> Finding:
    """Midweek starts, but somebody should act."""
    return Finding(Weight.WARNING, about, says, fix)


def refusal(about: str, says: str, fix: str) -> Finding:
    """Midweek does not start like this."""
    return Finding(Weight.REFUSAL, about, says, fix)

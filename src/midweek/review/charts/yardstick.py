"""How one instrument is read: its range, its bands, its cut-off, its reliable change."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Band:
    """A published severity band, both ends included."""

    label: str
    low: float
    high: float


@dataclass(frozen=True)
class Yardstick:
    """What a chart must know about an instrument; the numbers come with the instrument."""

    name: str
    top: float
    bands: tuple[Band, ...]
    cut_off: float | None = None
    reliable: float | None = None
    higher_is_worse: bool = True

    def band(self, total: float) -> str:
        """Name the band that a total falls in; between two whole points the lower band holds."""
        return next((b.label for b in reversed(self.bands) if b.low <= total), "")


@dataclass(frozen=True)
class Reading:
    """One time the instrument was answered; no total when too many items were left open."""

    day: date
    total: float | None

"""Has a measure changed by more than its own error?

Change is reliable when it is larger than the error of measurement explains (Jacobson and
Truax 1991, doi:10.1037/0022-006X.59.1.12). We use published thresholds and say nothing
about a measure that has none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["improved", "worsened", "not_reliable", "no_threshold"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many points count as reliable change, whether more is worse, and who says so."""

    points: float
    higher_is_worse: bool
    source: str


THRESHOLDS: Mapping[str, Threshold] = {
    "phq-9": Threshold(6, True, "NHS Talking Therapies manual: 6 points on PHQ-9"),
    "gad-7": Threshold(4, True, "NHS Talking Therapies manual: 4 points on GAD-7"),
}


@dataclass(frozen=True, slots=True)
class CutOff:
    """The total from which on somebody counts as a case, and who says so."""

    points: float
    source: str


CUT_OFFS: Mapping[str, CutOff] = {
    "phq-9": CutOff(10, "Kroenke 2001, doi:10.1046/j.1525-1497.2001.016009606.x"),
    "phq-8": CutOff(10, "Kroenke 2009, doi:10.1016/j.jad.2008.06.026"),
    "gad-7": CutOff(8, "Belk 2016, doi:10.1186/s12888-016-1078-0, quoting the IAPT manual"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """How a measure moved from its first total to its last."""

    first: float
    last: float
    verdict: Verdict
    threshold: Threshold | None

    @property
    def points(self) -> float:
        """Say by how many points the measure went up (or, below zero, down)."""
        return self.last - self.first


def change(measure: str, totals: Sequence[float]) -> Change | None:
    """Compare the last total with the first; None until there are two.

    PHQ-8 has no published threshold, and the one of PHQ-9 is not borrowed for it.
    """
    if len(totals) < 2:
        return None
    threshold = THRESHOLDS.get(measure)
    return Change(totals[0], totals[-1], _verdict(totals[-1] - totals[0], threshold), threshold)


def _verdict(points: float, threshold: Threshold | None) -> Verdict:
    if threshold is None:
        return "no_threshold"
    if abs(points) < threshold.points:
        return "not_reliable"
    return "worsened" if (points > 0) == threshold.higher_is_worse else "improved"

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
    "pcl-5": Threshold(15, True, "Marx 2022, Psychol Assess 34:197-203: 15 to 18 points"),
}


@dataclass(frozen=True, slots=True)
class CutOff:
    """The total from which on somebody counts as a case, and who says so.

    `below` turns it round for measures in which less is worse.
    """

    points: float
    source: str
    below: bool = False

    def reached(self, total: float) -> bool:
        """Say whether a total counts."""
        return total < self.points if self.below else total >= self.points


CUT_OFFS: Mapping[str, CutOff] = {
    "phq-9": CutOff(10, "Kroenke 2001, doi:10.1046/j.1525-1497.2001.016009606.x"),
    "phq-8": CutOff(10, "Kroenke 2009, doi:10.1016/j.jad.2008.06.026"),
    "gad-7": CutOff(8, "Belk 2016, doi:10.1186/s12888-016-1078-0, quoting the IAPT manual"),
    "phq-2": CutOff(3, "Kroenke 2003, Med Care 41:1284-1292; Arroll 2010, PMC2906530"),
    "gad-2": CutOff(3, "Kroenke 2007, Ann Intern Med 146:317-325"),
    "pcl-5": CutOff(31, "Bovin 2016, doi:10.1037/pas0000254: 31 to 33, by purpose"),
    "pc-ptsd-5": CutOff(3, "Prins 2016, PMC5023594"),
    "k6": CutOff(13, "Kessler 2003, Arch Gen Psychiatry 60:184-189"),
    "ces-d": CutOff(16, "Lewinsohn 1997, doi:10.1037/0882-7974.12.2.277"),
    "audit": CutOff(8, "Babor 2001, WHO/MSD/MSB/01.6a"),
    "who-5": CutOff(52, "raw total below 13", below=True),
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
    return Change(totals[0], totals[-1], verdict(totals[-1] - totals[0], threshold), threshold)


def verdict(points: float, threshold: Threshold | None) -> Verdict:
    """Say whether a change is larger than the error of its measure, and which way."""
    if threshold is None:
        return "no_threshold"
    if abs(points) < threshold.points:
        return "not_reliable"
    return "worsened" if (points > 0) == threshold.higher_is_worse else "improved"

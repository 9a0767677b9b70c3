"""Better, recovered or worse? As NHS Talking Therapies (IAPT) counts a course of therapy.

Clark 2018, PMC5942544; thresholds and cut-offs with their sources stand in `trends`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from midweek_rules.trends import CUT_OFFS, THRESHOLDS, verdict

OUTCOME_MEASURES = ("phq-9", "gad-7")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a course of therapy went, as NHS Talking Therapies (IAPT) counts it."""

    case_at_start: bool
    recovered: bool
    reliably_improved: bool
    reliably_deteriorated: bool

    @property
    def reliably_recovered(self) -> bool:
        """Recovered, and by more than the error of the measures."""
        return self.recovered and self.reliably_improved


def outcome(first: Mapping[str, float], last: Mapping[str, float]) -> Outcome | None:
    """Classify first and last totals of PHQ-9 and GAD-7; None unless both are there twice.

    A case is at or over either cut-off. Recovered is a case at the start that is under both
    at the end. Improved is reliably better on one and reliably worse on neither, and
    deteriorated is its mirror. Time alone moves scores: none of
    this says that the therapy did it.
    """
    if any(name not in totals for name in OUTCOME_MEASURES for totals in (first, last)):
        return None
    verdicts = {verdict(last[name] - first[name], THRESHOLDS[name]) for name in OUTCOME_MEASURES}
    started, ends = (
        any(CUT_OFFS[name].reached(totals[name]) for name in OUTCOME_MEASURES)
        for totals in (first, last)
    )
    return Outcome(
        case_at_start=started,
        recovered=started and not ends,
        reliably_improved="improved" in verdicts and "worsened" not in verdicts,
        reliably_deteriorated="worsened" in verdicts and "improved" not in verdicts,
    )

"""By which limits the caseload is sorted: as shipped, or as the clinic changed them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.review.models import Attention


@dataclass(frozen=True)
class Limits:
    """The numbers in the rules, and the names of the rules that are left out."""

    quiet_times: int = 2
    quiet_days: int = 4
    hard_days: int = 7
    question_hours: int = 24
    session_hours: int = 24
    better_days: int = 7
    left_out: tuple[str, ...] = ()

    def numbers(self) -> dict[str, int]:
        """The numbers alone, by their names."""
        return {name: value for name, value in asdict(self).items() if name != "left_out"}


AS_SHIPPED = Limits()
NUMBERS = tuple(one.name for one in fields(Limits) if one.name != "left_out")


def limits_now() -> Limits:
    """The limits of the clinic in scope."""
    rows = _attention()
    return limits_in(rows[0].limits, rows[0].left_out) if rows else AS_SHIPPED


def limits_in(numbers: Mapping[str, Any], left_out: list[str]) -> Limits:
    """Read what was kept; what nobody changed is as shipped."""
    known = {name: value for name, value in numbers.items() if name in NUMBERS}
    return Limits(**known, left_out=tuple(left_out))


@question
def _attention() -> QuerySet[Attention]:
    return Attention.objects.all()

"""Compare what phones were promised with what the server holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from .phone import Phone


@dataclass(frozen=True)
class Verdict:
    """What went wrong between phones and server, and how much was at stake."""

    sent: int
    unanswered: int
    lost: int
    doubled: int
    wrong_receipts: int

    @property
    def is_clean(self) -> bool:
        """Was everything kept once and answered for rightly?"""
        return not (self.unanswered or self.lost or self.doubled or self.wrong_receipts)


def judge(phones: Iterable[Phone], kept: Iterable[tuple[UUID, str]]) -> Verdict:
    """Hold every receipt against the rows `(id, sha256)` that the server kept."""
    rows = list(kept)
    times, held = Counter(operation for operation, _ in rows), set(rows)
    phones = list(phones)
    receipts = {op: given for phone in phones for op, given in phone.receipts.items()}
    lost = sum((op, str(given[0]["sha256"])) not in held for op, given in receipts.items())
    unlike = sum(any(again != given[0] for again in given) for given in receipts.values())
    return Verdict(
        sent=len(receipts) + sum(len(phone.refusals) for phone in phones),
        unanswered=sum(len(phone.outbox) for phone in phones),
        lost=lost,
        doubled=sum(count - 1 for count in times.values() if count > 1),
        wrong_receipts=unlike + sum(map(_amiss, phones)),
    )


def _amiss(phone: Phone) -> int:
    """Count refusals of good operations and places in the order given out twice."""
    places = [given[0]["seq"] for given in phone.receipts.values()]
    return len(phone.refusals) + len(places) - len(set(places))

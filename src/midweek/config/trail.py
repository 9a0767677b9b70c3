"""Prove that the audit trail of every clinic is whole."""

import argparse
from collections.abc import Iterator

from midweek.config.running.prepare import set_up_django


def verify(asked: argparse.Namespace) -> int:
    """Verify each clinic's chain; say what is broken, or how many lines hold together."""
    set_up_django()
    from midweek.audit.models import AuditLine
    from midweek.audit.scope import in_clinic
    from midweek.people.models import Clinic

    broken = 0
    for clinic, sentence in breaks():
        broken += 1
        print(f"{clinic}: {sentence}")
    for clinic_id in Clinic.objects.values_list("pk", flat=True):
        with in_clinic(clinic_id):
            lines = AuditLine.objects.count()
            last = AuditLine.objects.order_by("-number").first()
        head = f"{last.number} {bytes(last.mac).hex()}" if last else "0"
        print(f"{clinic_id}: {lines} lines, head {head}")
    print("The audit trail is broken." if broken else "The audit trail is whole.")
    return 1 if broken else 0


def breaks() -> Iterator[tuple[str, str]]:
    """Yield (clinic, sentence) for each break in any clinic's chain."""
    from midweek.audit.chain import problems
    from midweek.audit.scope import in_clinic
    from midweek.people.models import Clinic

    for clinic_id in list(Clinic.objects.values_list("pk", flat=True)):
        with in_clinic(clinic_id):
            for sentence in problems():
                yield str(clinic_id), sentence

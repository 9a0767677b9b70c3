"""Look at everything, tell it line by line, and refuse to start on what is dangerous."""

import argparse
import sys
from collections.abc import Iterator

from midweek.config.doctor.findings import Finding, Weight
from midweek.config.refusal import Refusal


def doctor(asked: argparse.Namespace) -> int:
    """Print every finding; the exit code is 1 when one of them keeps Midweek from starting."""
    from midweek.config.running.prepare import set_up_django

    set_up_django()
    found = list(findings())
    for finding in found:
        print(finding)
    refused = sum(finding.weight is Weight.REFUSAL for finding in found)
    warned = sum(finding.weight is Weight.WARNING for finding in found)
    print(f"\n{len(found)} checks, {warned} warnings, {refused} refused")
    return 1 if refused else 0


def findings() -> Iterator[Finding]:
    """Yield a finding for each thing that is looked at."""
    from midweek.config.doctor import backups, clock, configuration, database, doors, keys

    yield from keys.findings()
    yield from configuration.findings()
    yield from database.findings()
    yield from clock.findings()
    yield from backups.findings()
    yield from doors.findings()


def refuse_what_is_dangerous() -> None:
    """Stop with the first finding that is a refusal; tell the warnings and go on."""
    for finding in findings():
        if finding.weight is Weight.REFUSAL:
            raise Refusal(f"{finding.about}: {finding.says} {finding.fix}")
        if finding.weight is Weight.WARNING:
            print(f"midweek: {finding.about}: {finding.says} {finding.fix}", file=sys.stderr)

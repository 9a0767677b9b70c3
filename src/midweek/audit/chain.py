"""The hash chain: each line carries a keyed MAC over itself and the line before it.

Whoever deletes, edits or reorders lines cannot make the MACs agree without the audit
key, which is derived from the root key and is in no database. Cutting lines off the end
shows against the head, and against any head that was written down elsewhere.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from uuid6 import uuid7

from midweek.audit.models import AuditHead, AuditLine
from midweek.audit.prepared import change, insert, question


def add_line(
    *,
    clinic_id: UUID,
    at: datetime,
    by_id: UUID | None,
    kind: str,
    subject: str = "",
    subject_id: UUID | None = None,
    client_id: UUID | None = None,
    details: dict[str, Any] | None = None,
) -> AuditLine:
    """Add one line at the end of the clinic's chain, within the caller's transaction.

    Without a transaction two lines could be put after the same line, and the chain would
    look broken for ever: so that is refused.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A line is added within a transaction.")
    head = _locked_head(clinic_id)
    line = AuditLine(
        id=uuid7(),
        clinic_id=clinic_id,
        number=head.number + 1,
        at=at,
        by_id=by_id,
        kind=kind,
        subject=subject,
        subject_id=subject_id,
        client_id=client_id,
        details=details or {},
    )
    line.mac = mac_of(line, previous=bytes(head.mac))
    insert(line)
    _move_head(clinic_id=clinic_id, number=line.number, mac=line.mac)
    return line


def _locked_head(clinic_id: UUID) -> AuditHead:
    for head in _head(clinic_id=clinic_id):
        return head
    return AuditHead.objects.create(clinic_id=clinic_id)


@question
def _head(*, clinic_id: UUID) -> QuerySet[AuditHead]:
    return AuditHead.objects.select_for_update().filter(pk=clinic_id)


@change
def _move_head(
    *, clinic_id: UUID, number: int, mac: bytes
) -> tuple[QuerySet[AuditHead], dict[str, Any]]:
    return AuditHead.objects.filter(pk=clinic_id), {"number": number, "mac": mac}


def mac_of(line: AuditLine, *, previous: bytes) -> bytes:
    """The keyed MAC of `line` standing after a line whose MAC is `previous`."""
    told = [
        str(line.clinic_id),
        line.number,
        line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        str(line.by_id),
        line.kind,
        line.subject,
        str(line.subject_id),
        str(line.client_id),
        line.details,
    ]
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.SERVER_KEYS.audit, previous + text.encode(), hashlib.sha256).digest()


def problems(*, known_head: tuple[int, str] | None = None) -> Iterator[str]:
    """Yield a sentence for each break in the chain of the clinic in scope.

    `known_head` is a (number, hex MAC) that was written down earlier; a chain that no
    longer holds that line was cut or rebuilt.
    """
    previous, expected = b"", 1
    for line in AuditLine.objects.order_by("number").iterator(chunk_size=2000):
        if line.number != expected:
            yield f"Line {expected} is missing: the next line found is {line.number}."
        elif not hmac.compare_digest(bytes(line.mac), mac_of(line, previous=previous)):
            yield f"Line {line.number} does not agree with its seal: changed or moved."
        if known_head and line.number == known_head[0] and bytes(line.mac).hex() != known_head[1]:
            yield f"Line {line.number} is not the line that was written down."
        previous, expected = bytes(line.mac), line.number + 1
    yield from _end_problems(expected - 1, previous, known_head)


def _end_problems(last: int, mac: bytes, known_head: tuple[int, str] | None) -> Iterator[str]:
    head = AuditHead.objects.first()
    if head and (head.number, bytes(head.mac)) != (last, mac):
        yield f"The chain ends at line {last}, but its head says {head.number}: lines were cut."
    if head is None and last:
        yield "The chain has lines but no head."
    if known_head and last < known_head[0]:
        yield f"The chain ends at line {last}; line {known_head[0]} was written down."

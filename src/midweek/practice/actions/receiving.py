"""Keeping what a phone tells: once, however often it is told."""

import hashlib
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.audit.prepared import change, insert, question
from midweek.people.access import grant_to_client
from midweek.people.actions.care import raise_counter
from midweek.people.models import Device, Person
from midweek.people.vault import open_sealed, seal
from midweek.practice.actions.keeping import KEEPERS
from midweek.practice.models import Receipt
from midweek.practice.operations import OPERATION, Operation
from midweek.practice.refusals import Conflict, Refused
from midweek.practice.told import Told
from midweek_rules.safe_json import UnsafeJSON, read_json

LARGEST_BODY = 256 * 1024


def receive(operation_id: UUID, body: bytes, *, by: Person) -> Done[Receipt] | AlreadyDone[Receipt]:
    """Keep one operation that a phone sent, once, however often the phone sends it.

    A phone that loses signal cannot know whether we heard it, so it asks again with the
    same id. The first telling wins: the same body gets the same receipt, another body is
    a `Conflict`. `Refused` says why something cannot be kept as it is.
    """
    told, sha256 = _read(body), hashlib.sha256(body).hexdigest()
    for _attempt in range(2):
        for known in _known(pk=operation_id):
            return _again(known, sha256, by)
        # Two tabs that tell the same thing at once: the second finds the first one's receipt.
        with suppress(IntegrityError):
            return _receive(operation_id, told, sha256=sha256, by=by)
    raise Conflict


@question
def _known(*, pk: UUID) -> QuerySet[Receipt]:
    return Receipt.objects.filter(pk=pk)


def _read(body: bytes) -> Operation:
    try:
        return OPERATION.validate_python(read_json(body, limit=LARGEST_BODY))
    except UnsafeJSON as problem:
        raise Refused(problem.why) from problem
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"])
        raise Refused(_("The phone sent something we cannot read."), where) from problem


@action("practice.received", says=_("Something was received from the phone"))
def _receive(operation_id: UUID, told: Operation, *, sha256: str, by: Person) -> Done[Receipt]:
    # Raising the counter first locks the client's row: whatever is told next waits here.
    seq, now = raise_counter(by, plan=False), clock.now()
    device_id = _device(told, by)
    KEEPERS[told.kind](operation_id, told, client=by, seq=seq, now=now)
    receipt = Receipt(
        id=operation_id,
        clinic_id=by.clinic_id,
        client=by,
        device_id=device_id,
        device_seq=told.device_seq,
        kind=told.kind,
        seq=seq,
        received_at=now,
    )
    seal(receipt, sha256=sha256)
    insert(receipt)
    return Done(receipt, {"kind": told.kind})


def _again(known: Receipt, sha256: str, by: Person) -> AlreadyDone[Receipt]:
    if known.client_id != by.pk or hash_in(known, by=by) != sha256:
        raise Conflict
    return AlreadyDone(known)


def hash_in(receipt: Receipt, *, by: Person) -> str:
    """The hash that a receipt vouches for, to the client whose receipt it is."""
    grant = grant_to_client(by, by=by, purpose="comparing receipts")
    return str(open_sealed(receipt, "sha256", grant=grant))


def _device(told: Told, client: Person) -> UUID:
    if _seen(pk=told.device, person=client.pk, seq=told.device_seq, now=clock.now()):
        return told.device
    if Device.objects.filter(pk=told.device).exists():
        raise Refused(_("This phone belongs to somebody else's account."), "device")
    device = Device(
        id=told.device,
        clinic_id=client.clinic_id,
        person=client,
        highest_seq=told.device_seq,
    )
    device.save(force_insert=True)
    return told.device


@change
def _seen(
    *, pk: UUID, person: UUID, seq: int, now: datetime
) -> tuple[QuerySet[Device], dict[str, Any]]:
    seen = {"highest_seq": Greatest("highest_seq", seq), "last_seen": now}
    return Device.objects.filter(pk=pk, person=person), seen

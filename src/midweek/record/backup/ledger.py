"""Who was erased stays erased: a ledger beside the keys, and a copy of it beside the backups."""

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections

from midweek.record.models import Erasure

NAME = "erasures"


def seal_of(client_id: UUID) -> bytes:
    """What only this server can have written about an erasure."""
    told = b"erased " + client_id.bytes
    return hmac.new(settings.SERVER_KEYS.audit, told, hashlib.sha256).digest()


def note(client_id: UUID) -> None:
    """Write down that a client is to be gone for good, before anything is deleted."""
    Erasure.objects.get_or_create(pk=client_id, defaults={"seal": seal_of(client_id)})
    folder = settings.ENVIRONMENT.backup_place
    if folder.exists():
        copy_to(folder)


def copy_to(folder: Path) -> None:
    """Bring the copy beside the backups up to date. It never loses a line."""
    if Erasure._meta.db_table not in connections["keyring"].introspection.table_names():
        return  # a backup before the upgrade that brings the ledger
    known = set(erased_in(folder))
    new = [one for one in Erasure.objects.order_by("erased_at") if one.pk not in known]
    if not new:
        return
    with (folder / NAME).open("a", encoding="utf-8") as file:
        for one in new:
            told = {"id": str(one.pk), "on": f"{one.erased_at:%Y-%m-%d}", "seal": one.seal.hex()}
            file.write(json.dumps(told) + "\n")
        file.flush()
        os.fsync(file.fileno())


def erased_in(folder: Path) -> Iterator[UUID]:
    """Who was erased according to the copy in a folder; lines that we did not write say nothing."""
    path = folder / NAME
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            told = json.loads(line)
            client_id, seal = UUID(told["id"]), bytes.fromhex(told["seal"])
        except (ValueError, KeyError, TypeError):
            continue
        if hmac.compare_digest(seal, seal_of(client_id)):
            yield client_id


def erased() -> set[UUID]:
    """Everybody who was erased, as far as keyring and backups know."""
    sealed = Erasure.objects.values_list("pk", "seal")
    here = {pk for pk, seal in sealed if hmac.compare_digest(bytes(seal), seal_of(pk))}
    return here | set(erased_in(settings.ENVIRONMENT.backup_place))

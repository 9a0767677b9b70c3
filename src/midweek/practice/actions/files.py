"""Keeping a picture or a sound that was shared, hiding it again, and opening it."""

import hashlib
from base64 import b64decode, b64encode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import grant_to_client
from midweek.people.models import Person
from midweek.people.vault import open_sealed, seal
from midweek.practice.models import SharedFile
from midweek.practice.refusals import Conflict, Refused
from midweek.practice.rewriting import Rewritten, rewritten

LARGEST_FILE = 8 * 1024 * 1024
MOST_FILES = 1000


def share_file(
    file_id: UUID, content: bytes, *, by: Person
) -> Done[SharedFile] | AlreadyDone[SharedFile]:
    """Keep what the client shares, once, however often the phone sends it.

    It is read and written anew before any row is locked. `Refused` says why something
    cannot be kept, `Conflict` that this id stands for something else.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = SharedFile.objects.filter(client=by, pk=file_id).first()
    if known is None:
        try:
            return _share(file_id, rewritten(content), sha256=sha256, by=by)
        except IntegrityError as problem:
            raise Conflict from problem
    if _hash_in(known, by=by) != sha256:
        raise Conflict
    return _show_again(known, by=by)


@action("practice.file_shared", says=_("A picture or a sound was shared"))
def _share(file_id: UUID, what: Rewritten, *, sha256: str, by: Person) -> Done[SharedFile]:
    if not by.is_client:
        raise PermissionDenied("Only clients share.")
    if SharedFile.objects.filter(client=by).count() >= MOST_FILES:
        raise Refused(_("There is no room for more pictures and sounds."))
    file = SharedFile(id=file_id, clinic_id=by.clinic_id, client=by, shared_at=clock.now())
    told = {"type": what.type, "base64": b64encode(what.content).decode()}
    seal(file, content=told, sha256=sha256)
    file.save(force_insert=True)
    return Done(file)


def _hash_in(file: SharedFile, *, by: Person) -> str:
    grant = grant_to_client(by, by=by, purpose="comparing files")
    return str(open_sealed(file, "sha256", grant=grant))


@action("practice.file_shown_again", says=_("A picture or a sound was shared again"))
def _show_again(file: SharedFile, *, by: Person) -> Done[SharedFile] | AlreadyDone[SharedFile]:
    if file.hidden_at is None:
        return AlreadyDone(file)
    file.hidden_at = None
    file.save(update_fields=["hidden_at"])
    return Done(file)


@action("practice.file_hidden", says=_("A picture or a sound is not shared any more"))
def hide_file(file: SharedFile, *, by: Person) -> Done[SharedFile] | AlreadyDone[SharedFile]:
    """Stop sharing. Nobody but the client opens it from the next request on."""
    if file.client_id != by.pk:
        raise PermissionDenied("Not theirs.")
    if file.hidden_at:
        return AlreadyDone(file)
    file.hidden_at = clock.now()
    file.save(update_fields=["hidden_at"])
    return Done(file)


def open_file(file: SharedFile, *, by: Person) -> Rewritten:
    """Open a file for its client, or for who treats them while it is shared."""
    if not SharedFile.objects.visible_to(by).filter(pk=file.pk).exists():
        raise PermissionDenied("Not shared.")
    grant = grant_to_client(file.client, by=by, purpose="opening a file")
    told = open_sealed(file, "content", grant=grant)
    return Rewritten(b64decode(told["base64"]), told["type"])

"""The addresses of the phone's API."""

import hashlib
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router, Status

from midweek.audit.action import Done
from midweek.people.models import Clinic, Person
from midweek.people.queries.help import help_of_region
from midweek.people.sessions import sign_out
from midweek.phone.api import shapes
from midweek.phone.api.choosing import told_ideas
from midweek.phone.api.measured import totals_of
from midweek.phone.api.pulling import looks_of, pull, tag_of
from midweek.phone.api.rows import iso
from midweek.practice.actions.files import LARGEST_FILE, hide_file, open_file, share_file
from midweek.practice.actions.receiving import LARGEST_BODY, hash_in, receive
from midweek.practice.models import Receipt, SharedFile
from midweek.practice.refusals import Conflict, Refused
from midweek.practice.showing import sandboxed

router = Router()

FILE_TYPES = ("image/jpeg", "image/png", "image/webp", "audio/wav")
REFUSALS = {409: shapes.Problem, 413: shapes.Problem, 422: shapes.Problem}
# Nobody signed in, a page of another site, or a person who is no client: the doors' answers.
DOORS = {401: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem}


def person_of(request: HttpRequest) -> Person:
    """The client whose phone asks; the doorkeeper saw to it that there is one."""
    person: Person = request.person  # type: ignore[attr-defined]
    return person


@router.get(
    "/pull",
    response={200: shapes.Pulled, 304: None, 422: shapes.Problem, **DOORS},
    exclude_unset=True,
    url_name="pull",
)
def get_pull(request: HttpRequest, response: HttpResponse, since: int = 0) -> Any:
    """Give the plan, and the client's own entries that changed after `since`."""
    client = person_of(request)
    tag = tag_of(client)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    # Any number may be asked for, also one that no database could compare with.
    told = pull(client, since=min(max(since, 0), client.counter))
    if not told["more"]:
        # With the tag of a first page, a phone would hear "unchanged" before the second.
        response["ETag"] = tag
    return told


@router.put(
    "/operations/{uuid:operation_id}",
    response={200: shapes.Receipt, 201: shapes.Receipt, **REFUSALS, **DOORS},
    url_name="operation",
    openapi_extra={"requestBody": {"content": {"application/json": {"schema": {}}}}},
)
def put_operation(request: HttpRequest, operation_id: UUID) -> Any:
    """Keep one operation. The same id with the same body gives the same receipt again."""
    if len(request.body) > LARGEST_BODY:
        return Status(413, {"why": "This is too large to send at once."})
    told = _told(operation_id, request.body, person_of(request))
    status = told.pop("http")
    refusal = {"why": told.get("why", ""), "field": told.get("field")}
    return Status(status, told.get("receipt") or refusal)


@router.put(
    "/operations",
    response={200: shapes.Results, 400: shapes.Problem, **REFUSALS, **DOORS},
    url_name="operations",
)
def put_operations(request: HttpRequest, sent: shapes.Operations) -> Any:
    """Keep many operations. One that cannot be kept does not hold up the others."""
    client = person_of(request)
    results = [_told(one.id, one.body.encode(), client) for one in sent.operations]
    return {"epoch": client.clinic.restore_epoch, "results": results}


def _told(operation_id: UUID, body: bytes, client: Person) -> dict[str, Any]:
    try:
        outcome = receive(operation_id, body, by=client)
    except Conflict:
        why = "Something else was kept under this id."
        return {"http": 409, "id": operation_id, "status": "conflict", "why": why}
    except Refused as refusal:
        said = {"why": str(refusal.why), "field": refusal.field}
        return {"http": 422, "id": operation_id, "status": "refused", **said}
    receipt: Receipt = outcome.subject
    sha256 = hashlib.sha256(body).hexdigest()
    told = _receipt(receipt, sha256=sha256, epoch=client.clinic.restore_epoch)
    new = isinstance(outcome, Done)
    return {"http": 201 if new else 200, "id": operation_id, "status": "kept", "receipt": told}


def _receipt(receipt: Receipt, *, sha256: str, epoch: UUID) -> dict[str, Any]:
    """The receipt, as phones get it."""
    return {
        "id": str(receipt.pk),
        "sha256": sha256,
        "seq": receipt.seq,
        "received_at": iso(receipt.received_at),
        "epoch": str(epoch),
    }


@router.put(
    "/files/{uuid:file_id}",
    response={200: shapes.FileKept, 201: shapes.FileKept, **REFUSALS, **DOORS},
    url_name="file",
    openapi_extra={"requestBody": {"content": {one: {} for one in FILE_TYPES}}},
)
def put_file(request: HttpRequest, file_id: UUID) -> Any:
    """Keep a picture or a sound that the client shares, written anew."""
    # Read here and not through `body`: pictures may be larger than anything else we take.
    content = request.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        return Status(413, {"why": str(_("This is too large to send."))})
    try:
        outcome = share_file(file_id, content, by=person_of(request))
    except Conflict:
        return Status(409, {"why": "Something else was kept under this id."})
    except Refused as refusal:
        return Status(422, {"why": str(refusal.why)})
    return Status(201 if isinstance(outcome, Done) else 200, {"id": file_id})


@router.delete("/files/{uuid:file_id}", response={204: None, **DOORS}, url_name="file")
def delete_file(request: HttpRequest, file_id: UUID) -> Any:
    """Stop sharing a file. It is hidden from everybody but the client."""
    hide_file(_own_file(request, file_id), by=person_of(request))
    return Status(204, None)


@router.get(
    "/files/{uuid:file_id}",
    response={200: None, **DOORS},
    url_name="file",
    openapi_extra={"responses": {200: {"content": {one: {} for one in FILE_TYPES}}}},
)
def get_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Give the client their own file back, on another phone of theirs."""
    return sandboxed(open_file(_own_file(request, file_id), by=person_of(request)))


def _own_file(request: HttpRequest, file_id: UUID) -> SharedFile:
    mine = SharedFile.objects.visible_to(person_of(request)).select_related("client")
    found: SharedFile = get_object_or_404(mine, pk=file_id)
    return found


@router.get("/manifest", response={200: shapes.Manifest, **DOORS}, url_name="manifest")
def get_manifest(request: HttpRequest) -> Any:
    """List what the server holds, so that a phone can send again what a restore lost."""
    client = person_of(request)
    kept = Receipt.objects.visible_to(client).order_by("seq")
    return {
        "epoch": client.clinic.restore_epoch,
        "ids": {str(receipt.pk): hash_in(receipt, by=client) for receipt in kept},
    }


@router.get("/looks", response={200: shapes.Looks, **DOORS}, url_name="looks")
def get_looks(request: HttpRequest) -> Any:
    """Say who opened the client's entries, and when."""
    return {"looks": looks_of(person_of(request))}


@router.get("/totals", response={200: shapes.Totals, **DOORS}, url_name="totals")
def get_totals(request: HttpRequest) -> Any:
    """Give the totals of the client's questionnaires, where their therapist shows them."""
    return {"totals": totals_of(person_of(request))}


@router.get("/ideas", response={200: shapes.Ideas, **DOORS}, url_name="ideas")
def get_ideas(request: HttpRequest) -> Any:
    """Give what the client may choose by themselves."""
    return {"ideas": told_ideas(person_of(request))}


@router.get("/help", response=shapes.HelpLines, url_name="help_lines")
def get_help(request: HttpRequest, region: str = "") -> Any:
    """Give the crisis numbers of a region, to anyone, signed in or not."""
    person: Person | None = request.person  # type: ignore[attr-defined]
    clinic: Clinic | None = person.clinic if person else None
    return help_of_region(region, clinic=clinic)


@router.post("/sign-out", response={204: None, 403: shapes.Problem}, url_name="sign_out")
def post_sign_out(request: HttpRequest, response: HttpResponse) -> Any:
    """End the session and have the browser forget everything of this site."""
    sign_out(request)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return Status(204, None)

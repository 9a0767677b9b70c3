"""Pictures and sounds beside an entry, as long as the client shares them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from midweek.people.requests import PersonRequest
from midweek.practice.actions.files import open_file
from midweek.practice.actions.reading import open_entries
from midweek.practice.models import Entry, SharedFile
from midweek.practice.showing import sandboxed
from midweek.review.queries.answers import Attached, attached
from midweek.review.views.viewer import client_in_care


def files_shown(
    request: PersonRequest, entry: Entry, found: Sequence[Attached]
) -> list[dict[str, Any]]:
    """What of it is here and shared now, with its address. Nothing is opened yet."""
    mine = SharedFile.objects.visible_to(request.person).filter(client=entry.client)
    here = set(mine.filter(pk__in=[one.file_id for one in found]).values_list("pk", flat=True))
    return [
        {
            "asked": one.asked,
            "is_sound": one.is_sound,
            "url": reverse("review:file", args=[entry.client_id, entry.pk, one.file_id]),
        }
        for one in found
        if one.file_id in here
    ]


def show_file(
    request: PersonRequest, client_id: UUID, entry_id: UUID, file_id: UUID
) -> HttpResponse:
    """Open a picture or a sound of an entry; that it was opened is written down."""
    client = client_in_care(request, client_id)
    mine = Entry.objects.visible_to(request.person).filter(client=client)
    entry = get_object_or_404(mine.select_related("client", "version"), pk=entry_id)
    said = open_entries([entry], client=client, by=request.person)[entry.pk]
    if file_id not in {one.file_id for one in attached(entry.version.definition, said)}:
        raise Http404
    files = SharedFile.objects.visible_to(request.person).filter(client=client)
    file = get_object_or_404(files.select_related("client"), pk=file_id)
    return sandboxed(open_file(file, by=request.person))

"""The shell of the client's app: the same for everyone, so that a phone may keep it."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from midweek import NAME
from midweek.people.requests import MaybePersonRequest
from midweek.phone.files import SHELLS, WORKER, first_modules, kept_files, version
from midweek.phone.first_view import FONT, inline_style

FIRST_SCREENS = {"": "today", "today": "today", "check-in": "check_in"}


@gzip_page  # the same for everyone, so there is no secret whose length could show
@require_GET
def shell(request: HttpRequest, place: str = "") -> HttpResponse:
    """Draw the frame of the app. Who is looking is not in it; that comes from the API."""
    known: dict[str, Any] = {
        "first": f"phone/first/{FIRST_SCREENS.get(place, 'plain')}.html",
        "app_name": NAME,
        "style": inline_style(),
        "modules": first_modules(),
        "font": static(FONT),
        "moods": _moods(),
    }
    return render(request, "phone/shell.html", known)


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with the list of what it may keep written above it."""
    icon = static("phone/icons/any-192.png")
    lists = {"VERSION": version(), "SHELLS": SHELLS, "FILES": kept_files(), "ICON": icon}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in lists.items())
    body = head + "".join(part.read_text(encoding="utf-8") for part in WORKER)
    # It stands under /app/ and looks after /help/ as well, which must open without signal too.
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return HttpResponse(body, content_type="text/javascript", headers=headers)


@require_GET
def manifest(request: MaybePersonRequest) -> JsonResponse:
    """What the home screen needs to know, under the neutral name that the clinic chose."""
    name = request.person.clinic.app_name if request.person else NAME
    short = [("check-in", _("Check in")), ("help", _("Help now"))]
    told = {
        "id": "/app/",
        "start_url": "/app/today",
        "scope": "/app/",
        "display": "standalone",
        "name": name,
        "short_name": name,
        "lang": request.LANGUAGE_CODE,
        "background_color": "#F6F4EF",
        "theme_color": "#F6F4EF",
        "icons": [_icon(kind, size) for kind in ("any", "maskable") for size in (192, 512)],
        "shortcuts": [{"name": str(name), "url": f"/app/{place}"} for place, name in short],
    }
    headers = {"Cache-Control": "no-cache"}
    return JsonResponse(told, content_type="application/manifest+json", headers=headers)


def _icon(kind: str, size: int) -> dict[str, str]:
    source = static(f"phone/icons/{kind}-{size}.png")
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": kind}


def _moods() -> list[tuple[int, int, str, str]]:
    """Each mood with the height of its disc, how much of the horizon it hides, and its name."""
    heights, crests = (78, 67, 55, 37, 20), ("0", "0.9", "0.9", "0", "0")
    names = (_("Very low"), _("Low"), _("OK"), _("Good"), _("Great"))
    return [(n + 1, heights[n], crests[n], names[n]) for n in range(5)]

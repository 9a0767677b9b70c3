"""Giving a file to a browser that may do nothing with it but show or play it."""

from django.http import HttpResponse

from midweek.practice.rewriting import Rewritten

NAMES = {"image/webp": "picture.webp", "audio/wav": "sound.wav"}


def sandboxed(file: Rewritten) -> HttpResponse:
    """The file as an answer. Opened by itself it is saved and not shown; see SafeHeaders."""
    answer = HttpResponse(file.content, content_type=file.type)
    answer["Content-Disposition"] = f'attachment; filename="{NAMES[file.type]}"'
    answer["Content-Security-Policy"] = "sandbox"
    return answer

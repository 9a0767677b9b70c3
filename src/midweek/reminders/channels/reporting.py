"""The addresses at which a gateway tells what became of a text, and what somebody answered.

Each carries a secret: whoever does not know it finds nothing there.
"""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings


def answers_path() -> str:
    """Where answers to texts are told. The operator gives it to the gateway."""
    return f"/texts/{_token('answers')}/"


def report_path(clinic_id: UUID, message_id: UUID) -> str:
    """Where it is told what became of one text, with a secret of its own."""
    return f"/texts/{_token('report', clinic_id, message_id)}/{clinic_id}/{message_id}/"


def is_right(path: str, wanted: str) -> bool:
    """Whether a path that was called is the one with the right secret."""
    return hmac.compare_digest(path.encode(), wanted.encode())


def _token(*said: object) -> str:
    told = "/".join(map(str, said)).encode()
    return hmac.new(settings.SERVER_KEYS.texts, told, hashlib.sha256).hexdigest()[:40]

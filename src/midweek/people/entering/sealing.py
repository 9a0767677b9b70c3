"""Small secrets of accounts, sealed under the server's own key: codes, tokens in a session."""

from base64 import b64decode, b64encode
from uuid import UUID

from django.conf import settings

from midweek.people.vault import blobs

KEY = UUID(int=1)


def hide(text: str, *, about: str) -> str:
    """Seal `text` for the use named by `about`."""
    blob = blobs.close(
        text.encode(), key=settings.SERVER_KEYS.accounts, kid=KEY, about=blobs.context(about)
    )
    return b64encode(blob).decode()


def reveal(hidden: str, *, about: str) -> str:
    """What was sealed for this use; raises NotAuthentic for anything else."""
    try:
        blob = b64decode(hidden, validate=True)
    except ValueError as problem:
        raise blobs.NotAuthentic from problem
    key = settings.SERVER_KEYS.accounts
    return blobs.reopen(blob, key=key, about=blobs.context(about)).decode()

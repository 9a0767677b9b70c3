"""Tokens that lie in the data folder: whoever can read them runs this server."""

import os
import secrets
from hmac import compare_digest
from pathlib import Path

from django.conf import settings

SET_UP, DEMO = "set-up-token", "demo-token"


def make_token(name: str) -> str:
    """Write a fresh token into the data folder, readable by its owner alone, and return it."""
    path = _path(name)
    path.unlink(missing_ok=True)
    token = secrets.token_urlsafe(24)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(token)
    return token


def kept_token(name: str) -> str:
    """The token in the data folder; a fresh one where there is none."""
    try:
        return _path(name).read_text().strip() or make_token(name)
    except OSError:
        return make_token(name)


def token_fits(name: str, token: str) -> bool:
    """Whether `token` is the one in the data folder. Without a file, none is."""
    try:
        kept = _path(name).read_text().strip()
    except OSError:
        return False
    return bool(kept) and compare_digest(kept.encode(), token.encode())


def take_token(name: str, token: str) -> bool:
    """Use a token up. Of two at once, exactly one gets it: a file is deleted once."""
    if not token_fits(name, token):
        return False
    try:
        _path(name).unlink()
    except FileNotFoundError:
        return False
    return True


def _path(name: str) -> Path:
    return Path(settings.ENVIRONMENT.data) / name

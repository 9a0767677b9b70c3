"""The sealed blob: AES-256-GCM, bound to its place, padded so that its length says little.

`version(1) algorithm(1) key id(16) nonce(12) ciphertext tag(16)`. The associated data is
a length-prefixed list (version, clinic, client, model.field, row), so that a blob copied
to any other place does not open, and no two lists give the same bytes.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION, AES_256_GCM = 1, 1
HEADER, NONCE = 18, 12
OURS = bytes((VERSION, AES_256_GCM))
STEPS = (256, 1024, 4096, 16384, 65536)


class NotAuthentic(Exception):
    """The blob was changed, cut, or belongs somewhere else."""


def context(*parts: str) -> bytes:
    """Join `parts` into associated data in which no part can pass for two."""
    return b"".join(context_part(part) for part in ("ctx1", *parts))


def context_part(part: str) -> bytes:
    """One part of a context, behind its length. A context and a further part are a context."""
    encoded = part.encode()
    return len(encoded).to_bytes(4, "big") + encoded


def key_id(blob: bytes) -> UUID:
    """The id of the key that `blob` was sealed with."""
    _check_header(blob)
    return UUID(bytes=bytes(blob[2:HEADER]))


def _check_header(blob: bytes) -> None:
    if len(blob) < HEADER + NONCE + 16 or blob[:2] != OURS:
        raise NotAuthentic


def close(plain: bytes, *, key: bytes, kid: UUID, about: bytes) -> bytes:
    """Seal `plain` under `key` with a fresh random nonce, bound to `about`."""
    nonce = os.urandom(NONCE)
    header = bytes((VERSION, AES_256_GCM)) + kid.bytes
    return header + nonce + AESGCM(key).encrypt(nonce, _padded(plain), header + about)


def reopen(blob: bytes, *, key: bytes, about: bytes) -> bytes:
    """Return what was sealed; raise NotAuthentic when blob, key or place do not agree."""
    _check_header(blob)
    header, nonce = blob[:HEADER], blob[HEADER : HEADER + NONCE]
    try:
        padded = AESGCM(key).decrypt(nonce, blob[HEADER + NONCE :], header + about)
    except InvalidTag as problem:
        raise NotAuthentic from problem
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def _padded(plain: bytes) -> bytes:
    size = len(plain) + 4
    room = next((step for step in STEPS if size <= step), -(-size // STEPS[-1]) * STEPS[-1])
    return len(plain).to_bytes(4, "big") + plain + bytes(room - size)

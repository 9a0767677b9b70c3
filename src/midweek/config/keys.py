"""The root key, and the keys derived from it."""

import os
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_BYTES = 32


class RootKeyMissing(Exception):
    """There is no usable root key, and without it nothing sealed can be opened."""


@dataclass(frozen=True, repr=False)
class ServerKeys:
    """What the server derives from its root key: one key for one use."""

    wrapping: bytes
    audit: bytes
    index: bytes
    accounts: bytes
    vapid: bytes
    texts: bytes
    signing: str


def make_root_key(path: Path) -> None:
    """Write a fresh root key to `path`, readable by its owner alone. An existing key is kept."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def read_server_keys(path: Path) -> ServerKeys:
    """Derive the server's keys from the root key at `path` (HKDF-SHA256, RFC 5869)."""
    try:
        root = path.read_bytes()
    except OSError as problem:
        raise RootKeyMissing(
            f"No root key at {path}. Start with ./run, or restore the key from its safe place."
        ) from problem
    if len(root) != KEY_BYTES:
        raise RootKeyMissing(f"The root key at {path} has {len(root)} bytes and must have 32.")
    return ServerKeys(
        wrapping=_derive(root, b"wrapping"),
        audit=_derive(root, b"audit"),
        index=_derive(root, b"index"),
        accounts=_derive(root, b"accounts"),
        vapid=_derive(root, b"vapid"),
        texts=_derive(root, b"texts"),
        signing=_derive(root, b"signing").hex(),
    )


def _derive(root: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"midweek/" + use).derive(
        root
    )


P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def vapid_key(secret: bytes) -> ec.EllipticCurvePrivateKey:
    """The key that signs for this server towards push services (RFC 8292)."""
    return ec.derive_private_key(int.from_bytes(secret) % (P256_ORDER - 1) + 1, ec.SECP256R1())


def vapid_public(secret: bytes) -> str:
    """Its public half, as phones need it to subscribe."""
    public = vapid_key(secret).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()

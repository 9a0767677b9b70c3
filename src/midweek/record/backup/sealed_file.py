"""One backup file: the parts of a database behind each other, encrypted to age recipients.

Inside the encryption stand frames: four bytes of length, then so many bytes. A head, then for
each part what it is, its blocks and an empty frame, then an end that says how many parts there
were and their hash. A file without its end was cut, and is refused as a whole.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import pyrage

BLOCK = 64 * 1024
Part = tuple[dict[str, Any], Iterable[bytes]]


class Damaged(Exception):
    """The file was cut or changed, is no backup, or is sealed to another key."""


def recipient_of(text: str) -> Any:
    """Read the public key that a backup is sealed to: age1..."""
    return pyrage.x25519.Recipient.from_str(text.strip())


def is_recipient(text: str) -> bool:
    """Whether this is a public key."""
    try:
        recipient_of(text)
    except pyrage.RecipientError:
        return False
    return True


def identities_in(text: str) -> list[Any]:
    """Read the private keys of a key file, as age-keygen writes it."""
    lines = [line.strip() for line in text.splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    return [pyrage.x25519.Identity.from_str(one) for one in keys]


def new_identity() -> Any:
    """A fresh private key; its public half is `to_public()`."""
    return pyrage.x25519.Identity.generate()


def write_sealed(
    path: Path, head: dict[str, Any], parts: Iterable[Part], *, recipients: Sequence[Any]
) -> None:
    """Write a backup to `path`: there whole and read back, or not there at all."""
    part = path.with_suffix(".part")
    source = _Pulled(_frames(head, parts))
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            written = _Hashed(file)
            source.into(written, recipients)
            file.flush()
            os.fsync(file.fileno())
        if hash_of(part) != written.seen.digest():
            raise Damaged("What was written is not what is read back: look at the disk.")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def hash_of(path: Path) -> bytes:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


class _Hashed:
    """A file that is written, and what was written into it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.seen = file, hashlib.sha256()

    def write(self, block: bytes) -> int:
        self.seen.update(block)
        return self.file.write(block)

    def flush(self) -> None:
        self.file.flush()


class _Pulled:
    """Frames as a file that age reads at its own pace, so that no size is ever held in memory."""

    def __init__(self, frames: Iterator[bytes]) -> None:
        self.frames, self.ready = frames, bytearray()
        self.problem: Exception | None = None

    def read(self, size: int) -> bytes:
        try:
            while len(self.ready) < size and (frame := next(self.frames, None)) is not None:
                self.ready += frame
        except Exception as problem:
            self.problem = problem
            raise
        given = bytes(self.ready[:size])
        del self.ready[:size]
        return given

    def into(self, written: _Hashed, recipients: Sequence[Any]) -> None:
        try:
            pyrage.encrypt_io(self, written, list(recipients))
        except Exception as problem:
            raise self.problem or problem from None


def _frames(head: dict[str, Any], parts: Iterable[Part]) -> Iterator[bytes]:
    seen, count = hashlib.sha256(), 0
    yield _frame(_json(head))
    for about, blocks in parts:
        count += 1
        yield _frame(_json(about))
        for block in _cut(blocks):
            seen.update(block)
            yield _frame(block)
        yield _frame(b"")
    yield _frame(_json({"end": count, "sha256": seen.hexdigest()}))


def _cut(blocks: Iterable[bytes]) -> Iterator[bytes]:
    for block in blocks:
        for at in range(0, len(block), BLOCK):
            yield bytes(block[at : at + BLOCK])


def _frame(block: bytes) -> bytes:
    return len(block).to_bytes(4, "big") + block


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode()


@dataclass(frozen=True)
class Contents:
    """What a backup holds: proven whole, and not yet anywhere else."""

    head: dict[str, Any]
    file: IO[bytes]

    def parts(self) -> Iterator[tuple[dict[str, Any], Iterator[bytes]]]:
        """Each part and its blocks, which must be taken before the next part is."""
        self.file.seek(0)
        _read(self.file)
        while "end" not in (about := json.loads(_read(self.file))):
            yield about, iter(lambda: _read(self.file), b"")


@contextmanager
def opened(path: Path, *, identities: Sequence[Any], folder: Path) -> Iterator[Contents]:
    """Decrypt a backup into a file without a name in `folder`, and prove that it is whole."""
    with TemporaryFile(dir=folder) as file, path.open("rb") as sealed:
        try:
            pyrage.decrypt_io(sealed, file, list(identities))
            file.seek(0)
            head = json.loads(_read(file))
            contents = Contents(head, file)
            _prove_whole(contents)
        except (pyrage.DecryptError, OSError, ValueError) as problem:
            raise Damaged(f"{path.name} is damaged, or sealed to another key.") from problem
        yield contents


def _prove_whole(contents: Contents) -> None:
    seen, count = hashlib.sha256(), 0
    for _about, blocks in contents.parts():
        count += 1
        for block in blocks:
            seen.update(block)
    contents.file.seek(-_end_length(count, seen), os.SEEK_END)
    if _read(contents.file) != _end(count, seen):
        raise ValueError("The end does not agree with what stands before it.")


def _end(count: int, seen: Any) -> bytes:
    return _json({"end": count, "sha256": seen.hexdigest()})


def _end_length(count: int, seen: Any) -> int:
    return 4 + len(_end(count, seen))


def _read(file: IO[bytes]) -> bytes:
    length = file.read(4)
    if len(length) != 4:
        raise ValueError("The file was cut.")
    block = file.read(int.from_bytes(length, "big"))
    if len(block) != int.from_bytes(length, "big"):
        raise ValueError("The file was cut.")
    return block

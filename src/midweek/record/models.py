"""The ledger of erasures, which lies with the keys and not with the data."""

from typing import ClassVar

from django.db import models

from midweek.audit import clock


class Erasure(models.Model):
    """A client who was erased, by an id that means nothing any more.

    It lies in the keyring, so that a restored backup of the data cannot take it back. The
    `seal` is a keyed hash: nobody without the root key can write a line that erases somebody.
    """

    id = models.UUIDField(primary_key=True)
    erased_at = models.DateTimeField(default=clock.now)
    seal = models.BinaryField(max_length=32)

    plain: ClassVar = {
        "erased_at": "tells when the last backup with this client is gone",
        "seal": "a keyed hash: proves that the erasure was ours",
    }

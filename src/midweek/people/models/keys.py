"""The one table of the keyring's own database."""

from typing import ClassVar

from django.db import models


class WrappedKey(models.Model):
    """A clinic's or a client's key, wrapped by the key above it."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField(unique=True)
    wrapped = models.BinaryField(max_length=512)
    made_at = models.DateTimeField(auto_now_add=True)

    plain: ClassVar = {
        "owner": "an opaque id, to find the key by",
        "wrapped": "is itself ciphertext, under the key above it",
        "made_at": "needed to know when a key is due for rotation",
    }

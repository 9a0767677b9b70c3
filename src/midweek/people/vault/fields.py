"""A model field whose column holds ciphertext only."""

from typing import TYPE_CHECKING, Any, Literal

from django.db import models

if TYPE_CHECKING:
    _BinaryField = models.BinaryField[Any, Any]
else:
    _BinaryField = models.BinaryField


class SealedField(_BinaryField):
    """Ciphertext at rest. The attribute is opaque bytes: see `seal` and `open_sealed`.

    `under` says whose key seals it: "clinic" for names and contacts, "client" for
    everything a client did, said or was asked, "writer" for what one therapist notes about
    one client for themselves: nobody else's grant finds that key.
    """

    def __init__(
        self, *, under: Literal["clinic", "client", "writer"] = "client", **options: Any
    ) -> None:
        self.under = under
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Keep `under` in migrations."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "under": self.under}

"""The vault: what people wrote is sealed at rest and opened only with a grant."""

from midweek.people.vault.fields import SealedField
from midweek.people.vault.opening import (
    CannotOpen,
    Grant,
    open_sealed,
    open_value,
    open_values,
    seal,
)

__all__ = [
    "CannotOpen",
    "Grant",
    "SealedField",
    "open_sealed",
    "open_value",
    "open_values",
    "seal",
]

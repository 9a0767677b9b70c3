"""Why an operation is not kept. The phone keeps it, and shows the reason."""

from django.utils.functional import Promise


class Refused(Exception):
    """The operation cannot be kept as it is. `why` is said to the client."""

    def __init__(self, why: str | Promise, field: str | None = None) -> None:
        super().__init__(str(why))
        self.why, self.field = why, field


class Conflict(Exception):
    """The same id came before with another body. The phone must choose a new id."""

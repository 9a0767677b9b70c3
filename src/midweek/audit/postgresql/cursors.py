"""The cursor for statements that come again."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import adapters
from psycopg.pq import Format

TIMESTAMPTZ = 1184
FAST_TIMES = adapters.get_loader(TIMESTAMPTZ, Format.TEXT)


_ServerBinding: Any = base.ServerBindingCursor  # which the stubs do not know whole


class PreparedCursor(_ServerBinding):  # type: ignore[misc]
    """Binds on the server, and lets psycopg read times itself.

    Django reads each time once more, in Python, to give it `timezone.utc`. The connection
    speaks UTC, so what psycopg makes is the same moment in the same zone, at a fifth of the cost.
    """

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self.adapters.register_loader(TIMESTAMPTZ, FAST_TIMES)

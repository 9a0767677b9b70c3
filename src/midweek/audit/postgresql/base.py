"""Django's PostgreSQL connection, with fewer trips to the server and the same promises."""

from select import POLLIN, poll
from typing import Any
from uuid import UUID

from django.db.backends.postgresql import base
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus

from midweek.audit.postgresql.cursors import PreparedCursor


class DatabaseWrapper(base.DatabaseWrapper):
    """Says the clinic with the BEGIN, sees a dead server without asking it, plans once."""

    speaks_directly = False
    _prepare_cursor: Any

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, and find out whether a pooler stands between the server and us."""
        connection = super().get_new_connection(conn_params)
        self.speaks_directly = _speaks_directly(connection)
        if self.speaks_directly:
            connection.prepare_threshold = 0
        return connection

    def is_usable(self) -> bool:
        """Whether the server is still there.

        A server that went away has closed its end, and that can be seen without a question.
        Only where there is something to see, or where something failed, is the server asked.
        """
        if self.connection is not None and not self.errors_occurred and _is_quiet(self.connection):
            return True
        return super().is_usable()

    def prepared_cursor(self) -> Any:
        """A cursor for statements that come again: the server plans each of them once.

        Behind a pooler that hands every transaction another server it is the usual cursor,
        because a plan would be looked for where it was not made.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        if not self.speaks_directly:
            return self.cursor()
        with self.wrap_database_errors:
            return self._prepare_cursor(PreparedCursor(self.connection))

    def say_clinic(self, clinic_id: UUID) -> None:
        """Say whose rows the transaction may reach, beginning it where it has not begun.

        For the length of the transaction only: with pgbouncer the next one on the same
        connection may belong to another clinic.
        """
        self.validate_no_broken_transaction()
        pgconn = self.connection.pgconn
        begin = "BEGIN; " if pgconn.transaction_status == TransactionStatus.IDLE else ""
        say = f"{begin}SELECT set_config('midweek.clinic', '{UUID(str(clinic_id))}', true)"
        with self.wrap_database_errors:
            result = pgconn.exec_(say.encode())
            if result.status != ExecStatus.TUPLES_OK:
                raise error_from_result(result)


def _speaks_directly(connection: Any) -> bool:
    """Whether who answers is who we connected to: poolers give out process ids of their own."""
    with connection.cursor() as cursor:
        ((server,),) = cursor.execute("SELECT pg_backend_pid()").fetchall()
    connection.rollback()
    return bool(server == connection.info.backend_pid)


def _is_quiet(connection: Any) -> bool:
    """Whether nothing has come from the server unasked: no farewell, no closed end."""
    if connection.closed:
        return False
    waiting = poll()
    waiting.register(connection.fileno(), POLLIN)
    return not waiting.poll(0)

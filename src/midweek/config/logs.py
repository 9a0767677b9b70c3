"""Logs without content: what happened and where, never what anyone wrote or who they are."""

import logging
import re
from typing import Any

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
SECRET_PATHS = re.compile(r"(/(?:join|join-team|recover|enter|demo|set-up|texts|calendar)/)[^/\s]+")
QUERIES = re.compile(r"(/[^\s?]*)\?[^\s\"]*")


class ContentFree(logging.Filter):
    """Drops what an exception or a request may carry: messages of errors, queries, tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Strip `record` down to its kind; always keep it."""
        if request := getattr(record, "request", None):
            status = getattr(record, "status_code", "")
            record.msg, record.args = f"{status} {request.method} {_route_of(request)}", None
        if record.exc_info:
            kind = record.exc_info[0].__name__ if record.exc_info[0] else "error"
            where = _innermost(record)
            record.exc_info = None
            record.exc_text = None
            record.msg, record.args = f"{record.getMessage()} ({kind} at {where})", None
        return True


def _route_of(request: Any) -> str:
    # Never the path: a mistyped link still carries its token, and people paste anything.
    match = getattr(request, "resolver_match", None)
    return match.route if match else "at no address of ours"


def _innermost(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"


class OneLine(logging.Formatter):
    """One line a record, with nothing in it that could start another or colour a terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Format `record`, with control characters and secret paths taken out."""
        line = SECRET_PATHS.sub(r"\1-", super().format(record))
        return UNPRINTABLE.sub(" ", QUERIES.sub(r"\1", line))

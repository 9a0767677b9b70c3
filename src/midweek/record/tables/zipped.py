"""The tables as CSV files in one archive, made while it is sent: no size is held in memory."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from midweek.record.tables.adherence import adherence_rows
from midweek.record.tables.columns import COLUMNS, FORMULAS
from midweek.record.tables.practice import answer_rows, entry_rows, measure_rows, observation_rows
from midweek.record.tables.reading import Reader
from midweek_rules.cells import safe_cell

SENT_AT = 64 * 1024
LINES = 200
# Without it, a spreadsheet takes UTF-8 for the alphabet of its own country.
MARK = "\ufeff"
TABLES: dict[str, Callable[[Reader], Iterator[dict[str, Any]]]] = {
    "entries": entry_rows,
    "answers": answer_rows,
    "observations": observation_rows,
    "measures": measure_rows,
    "adherence": adherence_rows,
}


def archive_of(reader: Reader) -> Iterator[bytes]:
    """The archive, piece by piece: a file for each table, and one that says what they mean."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, rows in {"dictionary": _dictionary, **TABLES}.items():
            about = ZipInfo(f"{name}.csv", date_time=datetime.now(UTC).timetuple()[:6])
            about.compress_type = ZIP_DEFLATED
            with archive.open(about, "w", force_zip64=True) as file:
                for text in lines(name, rows(reader)):
                    file.write(text.encode())
                    if len(sink.ready) >= SENT_AT:
                        yield sink.take()
    yield sink.take()


def _dictionary(reader: Reader) -> Iterator[dict[str, Any]]:
    yield {"table": "", "column": "", "says": FORMULAS}
    for table, columns in COLUMNS.items():
        for column, says in columns.items():
            yield {"table": table, "column": column, "says": says}


def lines(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One table as CSV, some lines at a time."""
    columns = list(COLUMNS.get(name, {"table": "", "column": "", "says": ""}))
    text = io.StringIO(newline="")
    text.write(MARK)
    writer = csv.writer(text)
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([safe_cell(_plain(row.get(column))) for column in columns])
        if number % LINES == 0:
            yield _emptied(text)
    yield _emptied(text)


def _emptied(text: io.StringIO) -> str:
    found = text.getvalue()
    text.seek(0)
    text.truncate()
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


class _Sink(io.RawIOBase):
    """What the archive writes into, and what is sent out of."""

    def __init__(self) -> None:
        super().__init__()
        self.ready = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, block: Any) -> int:
        self.ready += block
        return len(block)

    def take(self) -> bytes:
        given = bytes(self.ready)
        self.ready.clear()
        return given

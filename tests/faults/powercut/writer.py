"""Insert rows into SQLite and say each number once it is committed, until somebody kills us."""

import sqlite3
import sys
from itertools import count
from pathlib import Path


def write(database: Path, synchronous: str) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA synchronous={synchronous}")
    connection.execute("CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, words TEXT)")
    for number in count(
        connection.execute("SELECT coalesce(max(number), 0) + 1 FROM kept").fetchone()[0]
    ):
        connection.execute("INSERT INTO kept VALUES (?, ?)", (number, "words " * 200))
        print(number, flush=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2])

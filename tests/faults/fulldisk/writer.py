"""Insert rows into SQLite, saying `kept` or `full`, one for each line we are told."""

import sqlite3
import sys
from pathlib import Path


def write(database: Path) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS kept (words TEXT)")
    for _ in sys.stdin:
        try:
            connection.execute("INSERT INTO kept VALUES (?)", ("words " * 2000,))
            print("kept", flush=True)
        except sqlite3.OperationalError as problem:
            print("full" if "full" in str(problem) else problem, flush=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]))

"""What may stand in a cell that a spreadsheet will open.

A cell that begins like a formula is run as one when the file is opened: OWASP, "CSV
Injection". Such a text gets an apostrophe in front, and so does a text that has one there
already, so that it can be taken off again without a doubt.
"""

from typing import Any

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def safe_cell(value: Any) -> Any:
    """The value as it may be written; numbers are numbers, and nothing is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" \xa0").startswith(BEGINS_A_FORMULA) else value
    return value


def text_of(cell: str) -> str:
    """The text that was written as this cell."""
    return cell[1:] if cell.startswith("'") else cell

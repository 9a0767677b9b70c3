"""What a chart hands to a page: the drawing, and its twin as a table."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Table:
    """The numbers of a chart, for those who would rather read them."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A drawing with the words a screen reader says for it, and the same as a table."""

    svg: SafeString
    says: str
    table: Table

"""A list of clients, read line by line, with what is wrong in each."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from midweek.record.actions.importing import Named
from midweek.record.whole.parsing import LONGEST_NAME
from midweek_rules.cells import text_of

MOST = 200
NAMES, ADDRESSES = ("name", "first name", "vorname"), ("email", "e-mail", "mail")


@dataclass(frozen=True)
class Row:
    """One line of a list: whom it names, or what is wrong with it."""

    line: int
    named: Named | None
    says: str = ""


def rows_in(text: str) -> Iterator[Row]:
    """Each line of a list, and what became of it. The head says which column is which."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    head = [one.strip().casefold() for one in next(reader, [])]
    name_at = next((n for n, one in enumerate(head) if one in NAMES), None)
    email_at = next((n for n, one in enumerate(head) if one in ADDRESSES), None)
    if name_at is None:
        yield Row(1, None, _("The first line must say which column is the name."))
        return
    seen: set[str] = set()
    for number, cells in enumerate(reader, start=2):
        if any(one.strip() for one in cells):
            named = Named(_cell(cells, name_at), _cell(cells, email_at))
            says = _wrong(named, seen, number)
            seen |= {named.name.casefold(), named.email.casefold()}
            yield Row(number, None if says else named, says)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _cell(cells: list[str], at: int | None) -> str:
    return text_of(cells[at].strip()) if at is not None and at < len(cells) else ""


def _wrong(named: Named, seen: set[str], number: int) -> str:
    if not named.name:
        return _("There is no name.")
    if len(named.name) > LONGEST_NAME:
        return _("The name is longer than 80 letters.")
    if number > MOST + 1:
        return _("A list has 200 lines at most.")
    if named.name.casefold() in seen or (named.email and named.email.casefold() in seen):
        return _("This stands there twice.")
    try:
        if named.email:
            validate_email(named.email)
    except ValidationError:
        return _("This is no e-mail address.")
    return ""

"""Add the text of a questionnaire that a clinic is free to use and we are not free to ship."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from pydantic import ValidationError as Misread

from midweek.audit.action import AlreadyDone
from midweek.audit.scope import in_clinic
from midweek.library.actions.shelf import add_measure_text
from midweek.library.conditional import Blank, NotComplete, Wording, blanks
from midweek.people.models import Account, Person


class Command(BaseCommand):
    """List what waits for its text, print an empty form, or add a filled one to a clinic."""

    help = "Add the text of a questionnaire: no argument lists them, a name prints its form."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a name or a file, and on whose behalf."""
        parser.add_argument("what", nargs="?", help="a name, such as who-5, or a filled form")
        parser.add_argument("--as", dest="email", help="the address of a member of staff")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one of the three."""
        what = options["what"]
        if what is None:
            for slug, blank in sorted(blanks().items()):
                self.stdout.write(f"{slug}: {blank.terms}\n  text: {blank.source}")
        elif what in blanks():
            self.stdout.write(json.dumps(form(blanks()[what]), indent=2, ensure_ascii=False))
        else:
            self.stdout.write(_add(Path(what), options["email"]))


def form(blank: Blank) -> dict[str, Any]:
    """Write the form that a clinic fills in: what each item is about stands in its place."""
    values = sorted({value for item in blank.items for value in item.values})
    return {
        "slug": blank.slug,
        "language": "en",
        "terms_checked": False,
        "licence": blank.terms,
        "stem": {"en": "..."},
        "items": {item.id: {"en": f"... ({item.about})"} for item in blank.items},
        "answers": {str(value): {"en": "..."} for value in values},
        "answers_to": {},
    }


def _add(path: Path, email: str | None) -> str:
    try:
        wording = Wording.read(path.read_bytes())
    except (OSError, Misread) as problem:
        raise CommandError(f"{path}: {problem}") from problem
    account = Account.objects.with_address(email) if email else None
    if account is None:
        raise CommandError("Say with --as who adds it: the address of a member of staff.")
    with in_clinic(account.clinic_id):
        by = Person.objects.select_related("clinic").get(account=account)
        try:
            done = add_measure_text(by.clinic, wording, by=by)
        except NotComplete as problem:
            raise CommandError("\n".join(problem.lacking)) from problem
        except ValidationError as problem:
            raise CommandError(problem.message) from problem
    if isinstance(done, AlreadyDone):
        return f"{wording.slug} is there already, word for word."
    return f"{wording.slug} can be agreed on now."

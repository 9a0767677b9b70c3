"""Read forms of other systems: say what they become, and keep them if asked to."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from midweek.audit.scope import in_clinic
from midweek.library.actions.shelf import add_activity
from midweek.library.exchange import Form, Unreadable, files_in, forms_in
from midweek.library.queries import free_slug
from midweek.people.models import Account, Person


class Command(BaseCommand):
    """Print what each form becomes; with --keep, put it on somebody's own shelf."""

    help = "Read FHIR, REDCap, ReproSchema, aRMT or our own forms; a folder counts as one form."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files, and on whose behalf they are kept."""
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--language", default="en", help="where a file does not say its own")
        parser.add_argument("--keep", action="store_true", help="keep what could be read")
        parser.add_argument("--as", dest="email", help="the address of a member of staff")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, say, and perhaps keep."""
        forms = [form for path in options["files"] for form in _read(path, options["language"])]
        for form in forms:
            self.stdout.write(said(form))
        if options["keep"]:
            self.stdout.write(_keep(forms, options["email"]))
        if any(form.activity is None for form in forms):
            raise CommandError("Some of it could not be read; the reasons stand above.")


def _read(path: Path, language: str) -> list[Form]:
    files: dict[str, bytes] = {}
    try:
        inside = [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
        for each in inside:
            name = str(each.relative_to(path)) if path.is_dir() else each.name
            files |= files_in(name, each.read_bytes())
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from None
    except Unreadable as refusal:
        return [Form(path.name, None, refused=(refusal.finding,))]
    return forms_in(files, language=language)


def said(form: Form) -> str:
    """Say what a form becomes, and everything that is not kept as it was."""
    became = f"{len(form.activity.steps)} steps" if form.activity else "cannot be read"
    lines = [f"{form.name}: {became}"]
    lines += [f"  refused: {each}" for each in form.refused]
    lines += [f"  differently: {each}" for each in form.differently]
    return "\n".join(lines)


def _keep(forms: list[Form], email: str | None) -> str:
    account = Account.objects.with_address(email) if email else None
    if account is None:
        raise CommandError("Say with --as who keeps it: the address of a member of staff.")
    with in_clinic(account.clinic_id):
        by = Person.objects.select_related("clinic").get(account=account)
        for form in forms:
            if form.activity:
                slug = free_slug(form.activity.slug)
                activity = form.activity.model_copy(update={"slug": slug})
                add_activity(by.clinic, activity, by=by, owner=by)
    return "Kept on their own shelf."

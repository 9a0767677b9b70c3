"""Opening a clinic, and what it must say before the first client comes."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, System, action
from midweek.audit.scope import in_clinic
from midweek.people.models import Account, Clinic, HelpLine, Person
from midweek.people.models.clinics import HOURS_TO_TAKE_UP
from midweek.people.signals import clinic_opened
from midweek.people.vault import keyring, seal

SET_UP = System("set-up")


@transaction.atomic  # else a clinic without an owner would close the set-up page for ever
def open_clinic(
    *,
    name: str,
    region: str,
    owner_name: str,
    email: str,
    password: str | None,
    account_id: UUID | None = None,
    **more: Any,
) -> tuple[Clinic, Person]:
    """Open a clinic with its first member of staff, who treats and runs it."""
    clinic = Clinic(name=name, region=region, **more)
    clinic.save(force_insert=True)
    keyring.make_clinic_key(clinic.pk)
    with in_clinic(clinic.pk):
        owner = add_staff(
            clinic,
            name=owner_name,
            email=email,
            password=password,
            account_id=account_id,
            runs_clinic=True,
            by=SET_UP,
        ).subject
        clinic_opened.send(Clinic, clinic=clinic, by=SET_UP)
    return clinic, owner


@action("people.staff_added", says=_("A member of staff was added"))
def add_staff(
    clinic: Clinic,
    *,
    name: str,
    email: str,
    password: str | None,
    account_id: UUID | None = None,
    runs_clinic: bool = False,
    by: Person | System,
) -> Done[Person]:
    """Add someone who treats clients here."""
    if isinstance(by, Person):
        _must_run(clinic, by)
    account = Account.objects.create_account(
        clinic_id=clinic.pk, email=email, password=password, account_id=account_id
    )
    person = Person(
        clinic=clinic,
        account=account,
        kind=Person.Kind.STAFF,
        treats=True,
        runs_clinic=runs_clinic,
        language=clinic.language,
        zone=clinic.zone,
        joined_at=clock.now(),
    )
    seal(person, name=name, email=email)
    person.save(force_insert=True)
    return Done(person)


@action("people.clinic_described", says=_("The clinic's name or region was changed"))
def describe_clinic(
    clinic: Clinic,
    *,
    name: str | None = None,
    region: str | None = None,
    app_name: str | None = None,
    zone: str | None = None,
    by: Person,
) -> Done[Clinic]:
    """Change what the clinic is called, or where it is. What is not given stays."""
    _must_run(clinic, by)
    told = {"name": name, "region": region, "app_name": app_name, "zone": zone}
    changed = {field: value for field, value in told.items() if value}
    for field, value in changed.items():
        setattr(clinic, field, value)
    clinic.save(update_fields=list(changed))
    tell_every_phone(clinic)
    return Done(clinic, {"changed": sorted(changed)})


@action("people.who_looks_said", says=_("Who looks at entries, and when, was set"))
def say_who_looks(
    clinic: Clinic, *, looks_by: str, looks_on: list[int], by: Person
) -> Done[Clinic]:
    """Say who looks at entries and on which weekdays (0 is Monday). Clients read it."""
    _must_run(clinic, by)
    if not looks_by.strip() or not looks_on or not set(looks_on) <= set(range(7)):
        raise ValidationError(_("Say who looks at entries, and on which days."))
    clinic.looks_by, clinic.looks_on = looks_by.strip(), sorted(set(looks_on))
    clinic.save(update_fields=["looks_by", "looks_on"])
    tell_every_phone(clinic)
    return Done(clinic)


@action(
    "people.who_answers_said", says=_("Who responds to answers about harm, and by when, was set")
)
def say_who_answers(
    clinic: Clinic, *, deputy: Person, within: int, own_rules: str = "", by: Person
) -> Done[Clinic]:
    """Say within how many hours an answer about harm is taken up, and who hears if it is not.

    Until then nothing that asks about harm can be agreed on: PHQ-8 asks the rest of PHQ-9.
    """
    _must_run(clinic, by)
    if not may_stand_in(deputy, clinic) or within not in HOURS_TO_TAKE_UP:
        raise ValidationError(_("Say who responds to answers about harm, and by when."))
    clinic.deputy, clinic.taken_up_within, clinic.own_rules = deputy, within, own_rules.strip()
    clinic.save(update_fields=["deputy", "taken_up_within", "own_rules"])
    return Done(clinic, {"hours": within, "deputy": str(deputy.pk)})


def may_stand_in(colleague: Person, clinic: Clinic) -> bool:
    """Whether somebody can be a clinic's deputy: works there, and can sign in."""
    works_here = colleague.clinic_id == clinic.pk and not colleague.is_client
    return bool(works_here and colleague.joined_at and not colleague.left_at)


@action("people.help_lines_checked", says=_("The crisis numbers were checked"))
def check_help_lines(
    clinic: Clinic, *, lines: list[dict[str, Any]], today: date, by: Person
) -> Done[Clinic]:
    """Replace the clinic's crisis numbers by `lines`, as checked by `by` today."""
    _must_run(clinic, by)
    if not lines:
        raise ValidationError(_("Keep at least one number to call."))
    _replace_help_lines(clinic, lines, checked_on=today, checked_by=by)
    return Done(clinic, {"lines": len(lines)})


@action("people.help_lines_begun_anew", says=_("The crisis numbers of another region were put in"))
def begin_help_lines_anew(
    clinic: Clinic, *, lines: list[dict[str, Any]], by: Person
) -> Done[Clinic]:
    """Replace the crisis numbers by those a region starts with, which nobody here has checked."""
    _must_run(clinic, by)
    _replace_help_lines(clinic, lines, checked_on=None, checked_by=None)
    return Done(clinic, {"lines": len(lines)})


def _replace_help_lines(clinic: Clinic, lines: list[dict[str, Any]], **checked: Any) -> None:
    HelpLine.objects.all().delete()
    for position, line in enumerate(lines):
        HelpLine(clinic=clinic, position=position, **checked, **line).save(force_insert=True)
    tell_every_phone(clinic)


def _must_run(clinic: Clinic, by: Person) -> None:
    if by.clinic_id != clinic.pk or not by.runs_clinic:
        raise PermissionDenied("Only who runs the clinic.")


def tell_every_phone(clinic: Clinic) -> None:
    """Raise every client's counter: their phones will pull what changed."""
    Person.objects.filter(kind=Person.Kind.CLIENT).update(
        counter=F("counter") + 1, plan_counter=F("counter") + 1
    )

"""Whom to call in a crisis: the clinic's own numbers, or those its region starts with."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.audit.scope import clinic_in_scope, in_clinic
from midweek.people.models import Clinic, HelpLine
from midweek.people.regions import help_for


@dataclass(frozen=True)
class Line:
    """One number, ready to be pressed."""

    channel: str
    label: str
    shown: str
    href: str


@dataclass(frozen=True)
class Help:
    """The help page's numbers: one for emergencies, and people to talk to."""

    region: str
    emergency: str
    lines: list[Line]


def numbers_for(code: str | None, *, clinic: Clinic | None) -> Help:
    """The numbers of a clinic, if it is where the reader is; else those of the region."""
    told = help_of_region(code or "", clinic=clinic)
    return Help(told["region"], told["emergency"], [_line(one) for one in told["lines"]])


def help_of_region(code: str, *, clinic: Clinic | None) -> dict[str, Any]:
    """The clinic's own numbers in its own region, or those the region starts with."""
    if clinic is None or code not in ("", clinic.region):
        return help_for(code, lines=[])
    if clinic_in_scope() == clinic.pk:
        return help_for(clinic.region, lines=_lines())
    with in_clinic(clinic.pk):
        return help_of_region(code, clinic=clinic)


@question
def _lines() -> QuerySet[HelpLine]:
    return HelpLine.objects.order_by("position")


def only_clinic() -> Clinic | None:
    """The one clinic of this server, if there is just one; invented ones do not count."""
    real = list(Clinic.objects.filter(is_demo=False)[:2])
    if real:
        return real[0] if len(real) == 1 else None
    return Clinic.objects.order_by("made_at").first()


def _line(told: dict[str, Any]) -> Line:
    href = href_of(told["kind"], told["number"], told["body"] or "")
    return Line(told["kind"], told["label"], told["shown"], href)


def href_of(channel: str, number: str, body: str) -> str:
    """What a press on a line opens: the dialler, a text, or a website."""
    if channel == "web":
        return number if number.startswith("https://") else ""
    dialled = "".join(one for one in number if one.isdigit() or one == "+")
    if channel == "text":
        return f"sms:{dialled}?body={body}" if body.isalnum() else f"sms:{dialled}"
    return f"tel:{dialled}"

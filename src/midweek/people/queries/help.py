"""Whom to call in a crisis: the clinic's own numbers, or those its region starts with."""

from dataclasses import dataclass
from datetime import date

from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic, HelpLine
from midweek.people.regions import region


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
    checked_on: date | None


def help_for(code: str | None, *, clinic: Clinic | None, language: str) -> Help:
    """The numbers of a clinic, if it is where the reader is; else those of the region."""
    if clinic and (not code or code == clinic.region):
        with in_clinic(clinic.pk):
            kept = list(HelpLine.objects.order_by("position"))
        if kept:
            told = [_told(line) for line in kept]
            return _help(clinic.region, told, checked_on=kept[0].checked_on)
        code = clinic.region
    known = region(code or "ZZ", language=language)
    return _help(known.code, list(known.lines), checked_on=None)


def only_clinic() -> Clinic | None:
    """The one clinic of this server, if there is just one; invented ones do not count."""
    real = list(Clinic.objects.filter(is_demo=False)[:2])
    found = real or list(Clinic.objects.order_by("made_at")[:2])
    return found[0] if len(found) == 1 or (found and not real) else None


def _told(line: HelpLine) -> dict[str, str]:
    names = ("channel", "label", "number", "shown", "text_body")
    return {name: str(getattr(line, name)) for name in names}


def _help(code: str, told: list[dict[str, str]], *, checked_on: date | None) -> Help:
    emergency = next((one["number"] for one in told if one["channel"] == "emergency"), "112")
    lines = [_line(one) for one in told if one["channel"] != "emergency"]
    return Help(region=code, emergency=emergency, lines=lines, checked_on=checked_on)


def _line(told: dict[str, str]) -> Line:
    return Line(
        channel=told["channel"],
        label=told["label"],
        shown=told["shown"] or told["number"],
        href=href_of(told["channel"], told["number"], told["text_body"]),
    )


def href_of(channel: str, number: str, text_body: str) -> str:
    """What a press on a line opens: the dialler, a text, or a website."""
    if channel == "web":
        return number if number.startswith("https://") else ""
    dialled = "".join(one for one in number if one.isdigit() or one == "+")
    if channel == "text":
        return f"sms:{dialled}?body={text_body}" if text_body.isalnum() else f"sms:{dialled}"
    return f"tel:{dialled}"

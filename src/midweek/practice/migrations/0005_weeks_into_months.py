"""Pack every week again into its month. What is sealed in a week is read as it was then."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import migrations

from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_client
from midweek.people.vault import CannotOpen, open_sealed, seal

USUAL = [{}, False, True, ""]


def into_months(apps: Any, schema_editor: Any) -> None:
    for clinic_id in list(apps.get_model("people", "Clinic").objects.values_list("pk", flat=True)):
        with in_clinic(clinic_id):
            weeks = apps.get_model("practice", "Week").objects.filter(clinic_id=clinic_id)
            for client_id in list(weeks.values_list("client_id", flat=True).distinct()):
                _pack(apps.get_model("practice", "Month"), weeks, clinic_id, client_id)


def _pack(Month: Any, weeks: Any, clinic_id: UUID, client_id: UUID) -> None:
    client = Month._meta.get_field("client").related_model(pk=client_id, clinic_id=clinic_id)
    grant = grant_to_client(client, by=client, purpose="packing weeks into months")
    months: dict[date, list[dict[str, Any]]] = {}
    damaged: dict[date, bytes] = {}
    for week in weeks.filter(client_id=client_id).order_by("monday"):
        try:
            marks = open_sealed(week, "marks", grant=grant) or []
        except CannotOpen:
            # It will not open as a month either, and is then made again from the entries.
            for day in (week.monday, week.monday + timedelta(days=6)):
                damaged[day.replace(day=1)] = week.marks
            continue
        for mark in marks:
            months.setdefault(date.fromisoformat(mark["on"]).replace(day=1), []).append(mark)
    for first in months.keys() | damaged.keys():
        month = Month(clinic_id=clinic_id, client_id=client_id, first=first)
        seal(month, marks=_packed(months.get(first, [])))
        month.marks = damaged.get(first, month.marks)
        month.save(force_insert=True)


def _packed(marks: list[dict[str, Any]]) -> dict[str, Any]:
    things: dict[tuple[str, ...], int] = {}
    rows = []
    for mark in marks:
        kind = (mark["kind"], mark["purpose"])
        thing = (*kind, *(mark.get(name, "") for name in ("slug", "assignment", "slot")))
        day = date.fromisoformat(mark["on"]).day
        moment = datetime.fromisoformat(mark["at"]).astimezone(UTC)
        names = ("numbers", "words", "finished", "wants")
        more = [mark.get(name, usual) for name, usual in zip(names, USUAL, strict=True)]
        while more and more[-1] == USUAL[len(more) - 1]:
            more.pop()
        place = things.setdefault(thing, len(things))
        rows.append([mark["id"], day, int(moment.timestamp()) // 60, place, *more])
    return {"things": [list(thing) for thing in things], "marks": rows}


class Migration(migrations.Migration):
    dependencies = [("practice", "0004_months")]

    operations = [migrations.RunPython(into_months, migrations.RunPython.noop)]

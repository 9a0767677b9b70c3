"""Keeping an entry: does it fit, whose purpose is it, which numbers and notices does it leave."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from midweek.audit.prepared import insert, question
from midweek.library.models import ActivityVersion, Kind
from midweek.library.queries import version
from midweek.people.access import grant_to_client
from midweek.people.models import ConsentPurpose, Person
from midweek.people.vault import open_sealed, seal
from midweek.plans.models import Assignment
from midweek.practice.actions.months import drop_mark, mark_of_answers, put_mark
from midweek.practice.models import Entry, Notice
from midweek.practice.models.months import first_of
from midweek.practice.operations import EntryTold
from midweek.practice.refusals import Refused
from midweek_rules.receiving import problems_with
from midweek_rules.scoring import risk_flags

PURPOSES = {Kind.JOURNAL: ConsentPurpose.JOURNAL, Kind.MEASURE: ConsentPurpose.MEASURES}
ANY_TIME = (Kind.CHECK_IN, Kind.JOURNAL)


def keep_entry(
    operation_id: UUID, told: EntryTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep one entry with its mark in the month and, where one is due, its notice."""
    version = _version(told)
    assignment = _assignment(told, version, client)
    definition = version.definition
    for problem in problems_with(definition, told.answers, finished=told.finished):
        raise Refused(problem.why, f"answers.{problem.step}")
    replaced = _replaced(told, version, client)
    entry = Entry(
        id=operation_id,
        clinic_id=client.clinic_id,
        client=client,
        assignment=assignment,
        version=version,
        purpose=PURPOSES.get(Kind(version.activity.kind), ConsentPurpose.CHECK_INS),
        occasion_on=told.occasion.date if told.occasion else None,
        occasion_slot=(told.occasion.slot or "") if told.occasion else "",
        happened_at=told.happened_at,
        happened_on=told.happened_at.date(),
        zone=told.zone,
        recorded_at=told.recorded_at,
        started_at=told.started_at,
        received_at=now,
        finished=told.finished,
        terms=told.terms if assignment else None,
        replaces=replaced,
        changed_seq=seq,
    )
    write_down(entry, told.answers, definition=definition, client=client, replaced=replaced)


def write_down(
    entry: Entry,
    answers: dict[str, Any],
    *,
    definition: dict[str, Any],
    client: Person,
    replaced: Entry | None = None,
) -> None:
    """Write an entry with its answers, its mark in the month and, where one is due, its notice."""
    seal(entry, answers=answers)
    insert(entry)
    put_mark(
        client,
        mark_of_answers(entry, definition, answers),
        instead_of=[replaced.pk] if replaced else [],
    )
    if replaced and first_of(replaced.happened_on) != first_of(entry.happened_on):
        drop_mark(client, day=replaced.happened_on, mark_id=replaced.pk)
    _give_notice(entry, definition, answers, entry.received_at)


def _version(told: EntryTold) -> ActivityVersion:
    found = version(told.activity)
    if found is None:
        raise Refused(_("This activity is not known here."), "activity")
    return found


def _assignment(told: EntryTold, version: ActivityVersion, client: Person) -> Assignment | None:
    if told.assignment is None:
        if not _fits_any_time(version):
            raise Refused(_("This is done as part of your plan."), "assignment")
        return None
    for assignment in _own_assignment(client=client.pk, pk=told.assignment):
        if assignment.activity_id == version.activity_id:
            return assignment
    raise Refused(_("This is not in your plan."), "assignment")


@question
def _own_assignment(*, client: UUID, pk: UUID) -> QuerySet[Assignment]:
    return Assignment.objects.filter(client=client, pk=pk)


def _fits_any_time(version: ActivityVersion) -> bool:
    """Say whether it may be done without being planned; what a therapist leads never is."""
    usual = version.activity.kind in ANY_TIME or version.activity.slug == "session-note"
    return usual and not version.definition.get("therapist_led", False)


def _replaced(told: EntryTold, version: ActivityVersion, client: Person) -> Entry | None:
    if told.replaces is None:
        return None
    found = Entry.objects.filter(client=client, pk=told.replaces).first()
    if found is None or found.version.activity_id != version.activity_id:
        raise Refused(_("There is nothing to follow up on."), "replaces")
    entry: Entry = found
    return entry


def _give_notice(
    entry: Entry, definition: dict[str, Any], answers: dict[str, Any], now: datetime
) -> None:
    """Leave a notice for people where an answer asks for one, and one only.

    A phone tells an answer about harm at once, and the whole questionnaire when it is
    finished: the second follows the first and so does its notice. What was taken up
    already is raised again only by another answer.
    """
    flags = [flag for flag in risk_flags(definition, answers) if flag.level != "unknown"]
    about = [{"step": f.step, "answer": f.answer, "level": f.level} for f in flags]
    earlier = Notice.objects.filter(entry=entry.replaces).first() if entry.replaces_id else None
    if not about or (earlier and earlier.acknowledged_at and _about(earlier) == about):
        return
    waiting = earlier if earlier and not earlier.acknowledged_at else None
    if waiting:
        about = _and_still(_about(waiting), about)
    notice = waiting or Notice(
        clinic_id=entry.clinic_id,
        client_id=entry.client_id,
        written_at=entry.happened_at,
        received_at=now,
    )
    notice.entry = entry
    seal(notice, about=about)
    notice.save(force_insert=waiting is None)


def _and_still(before: list[dict[str, Any]], about: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a waiting notice says now: nobody has read it yet, so nothing in it gets less."""
    most = {one["step"]: one for one in sorted([*before, *about], key=lambda one: one["answer"])}
    return list(most.values())


def _about(notice: Notice) -> Any:
    grant = grant_to_client(notice.client, by=notice.client, purpose="following a notice")
    return open_sealed(notice, "about", grant=grant)

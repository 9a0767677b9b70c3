"""One round: claim, decide again, hand over, settle. Each step is committed before the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import models, transaction

from midweek.audit import clock
from midweek.audit.action import System
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_remind
from midweek.people.models import Contact
from midweek.people.vault import open_sealed
from midweek.plans.actions.useful import ask_if_useful
from midweek.reminders.actions.claiming import LEASE, MOST_AT_ONCE, claim, free_what_lapsed
from midweek.reminders.actions.planning import choices_of, first_channel
from midweek.reminders.channels.door import Channel, Message, Outcome
from midweek.reminders.models import Reminder, State
from midweek.reminders.queries import Facts, facts_about, texts_left
from midweek.reminders.wording import text_for
from midweek_rules.reminding import decide

AT_ONCE = 8


@dataclass(frozen=True)
class Letter:
    """A message on its way: the reminder that leads it, the channel, and each contact's copy."""

    lead: Reminder
    copies: tuple[Message, ...]


def tell_clinic(
    clinic_id: UUID, channels: Mapping[str, Channel], *, most: int = MOST_AT_ONCE
) -> int:
    """Tell what is due in one clinic, and return how many reminders were decided."""
    run, now = uuid4(), clock.now()
    with in_clinic(clinic_id), transaction.atomic():
        free_what_lapsed(now=now)
        claimed = claim(clinic_id, run=run, now=now, most=most)
    if not claimed:
        return 0
    with in_clinic(clinic_id), transaction.atomic():
        letters = decide_all(claimed, run=run, now=now)
    outcomes = hand_over(letters, channels)
    with in_clinic(clinic_id), transaction.atomic():
        settle(letters, outcomes, run=run, now=clock.now())
    return len(claimed)


def decide_all(claimed: list[Reminder], *, run: UUID, now: datetime) -> list[Letter]:
    """Decide each anew, end what is not told, and mark the rest as on its way."""
    facts = facts_about(claimed, now=now)
    ended: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    bundles: dict[UUID, list[Reminder]] = defaultdict(list)
    texts = texts_left(now)
    for one in claimed:
        state, reason = _decided(one, facts, now)
        if state == "tell" and one.channel == "sms" and one.client_id not in bundles:
            if texts <= 0:
                state, reason = State.FAILED, "cap"
            texts -= 1
        if state == "tell":
            bundles[one.client_id].append(one)
        else:
            ended[state, reason].append(one.pk)
    for (state, reason), ids in ended.items():
        _mine(ids, run).update(state=state, reason=reason, leased_until=None)
    _ask(claimed, set(ended.get((State.SUPPRESSED, "stopped"), ())), facts)
    _mark(bundles.values(), run, now)
    return [_letter(bundle[0], facts, now) for bundle in bundles.values()]


def _decided(one: Reminder, facts: Facts, now: datetime) -> tuple[str, str]:
    row, person = facts.choices.get(one.client_id), facts.people.get(one.client_id)
    if row is None or person is None:
        return State.SUPPRESSED, "no_care"
    zone = ZoneInfo(person.zone)
    decided = decide(choices_of(row), facts.known(one, now), now=now, until=one.until, zone=zone)
    return decided.state, decided.reason


def _ask(claimed: list[Reminder], stopped: set[UUID], facts: Facts) -> None:
    for client in {one.client_id for one in claimed if one.pk in stopped}:
        row = facts.choices[client]
        if not row.asks:
            ask_if_useful(row, by=System("reminders"))


def _mark(bundles: Iterable[list[Reminder]], run: UUID, now: datetime) -> None:
    leads, others = [], []
    for lead, *more in bundles:
        leads.append(lead.pk)
        for one in more:
            one.lead, one.state, one.told_at = lead.pk, State.SENDING, now
            others.append(one)
    _mine(leads, run).update(state=State.SENDING, told_at=now, lead=None, leased_until=now + LEASE)
    Reminder.objects.bulk_update(others, ["lead", "state", "told_at"])


def _letter(lead: Reminder, facts: Facts, now: datetime) -> Letter:
    row, person = facts.choices[lead.client_id], facts.people[lead.client_id]
    grant = grant_to_remind(lead.client_id, clinic_id=lead.clinic_id)
    app = person.clinic.app_name
    text = text_for(row, lead.kind, language=person.language, app=app, grant=grant)
    left = int((lead.until - now).total_seconds())
    contacts = [one for one in facts.contacts[lead.client_id] if one.channel == lead.channel]
    return Letter(
        lead,
        tuple(
            Message(lead.pk, one.pk, open_sealed(one, "address", grant=grant), app, text, left)
            for one in contacts
        ),
    )


def hand_over(letters: list[Letter], channels: Mapping[str, Channel]) -> list[list[Outcome]]:
    """Hand every copy over, several at once, outside of any transaction."""

    def one(letter: Letter) -> list[Outcome]:
        channel = channels.get(letter.lead.channel)
        return [channel.tell(copy) for copy in letter.copies] if channel else []

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reminders") as hands:
        return list(hands.map(one, letters))


def settle(
    letters: list[Letter], outcomes: list[list[Outcome]], *, run: UUID, now: datetime
) -> None:
    """End each as it went. What failed goes on to the next channel while its window lasts."""
    ended: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for letter, all_of in zip(letters, outcomes, strict=True):
        _note(letter, all_of, now)
        if any(one.delivered for one in all_of):
            ended[State.DELIVERED, ""].append(letter.lead.pk)
            continue
        waits = [one.wait for one in all_of if one.wait]
        if waits and now + timedelta(seconds=min(waits)) < letter.lead.until:
            _again(letter.lead, run, now + timedelta(seconds=min(waits)))
            continue
        ended[State.FAILED, all_of[0].reason if all_of else "no_way"].append(letter.lead.pk)
        _fall_back(letter.lead, run, now)
    for (state, reason), ids in ended.items():
        bundle = Reminder.objects.filter(run=run, state=State.SENDING)
        bundle.filter(lead__in=ids).update(state=state, reason=reason or "bundled")
        bundle.filter(pk__in=ids).update(state=state, reason=reason, leased_until=None)


def _again(lead: Reminder, run: UUID, at: datetime) -> None:
    bundle = Reminder.objects.filter(run=run, state=State.SENDING)
    planned = {"state": State.PLANNED, "run": None, "due_at": at}
    bundle.filter(lead=lead.pk).update(**planned)
    bundle.filter(pk=lead.pk).update(**planned)


def _fall_back(lead: Reminder, run: UUID, now: datetime) -> None:
    if now >= lead.until or not Reminder.objects.filter(pk=lead.pk, run=run).exists():
        return
    facts = facts_about([lead], now=now)
    row = facts.choices.get(lead.client_id)
    next_one = row and first_channel(row, facts.usable(lead.client_id), after=lead.channel)
    if not next_one:
        return
    copied = (
        "clinic_id", "client_id", "assignment_id", "about", "kind",
        "occasion_on", "occasion_slot", "slot", "until",
    )  # fmt: skip
    fresh = Reminder(channel=next_one, due_at=now, **{name: getattr(lead, name) for name in copied})
    Reminder.objects.bulk_create([fresh], ignore_conflicts=True)


def _note(letter: Letter, outcomes: list[Outcome], now: datetime) -> None:
    for copy, outcome in zip(letter.copies, outcomes, strict=bool(outcomes)):
        contact = Contact.objects.filter(pk=copy.contact, gone_at=None)
        if outcome.gone:
            contact.update(gone_at=now, gone_why="lost", address=None, verified_at=None)
        elif outcome.delivered:
            contact.update(delivered_at=now)


def _mine(ids: list[UUID], run: UUID) -> models.QuerySet[Reminder]:
    """Those that are still this run's: the token that fences a worker off that slept."""
    found: models.QuerySet[Reminder] = Reminder.objects.filter(pk__among=ids, run=run)
    return found

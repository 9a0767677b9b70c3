"""One round: claim, decide again, hand over, settle. Each step is committed before the next."""

from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import models, transaction

from midweek.audit import clock
from midweek.audit.action import System
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_remind
from midweek.people.models import Contact
from midweek.people.vault import open_sealed
from midweek.plans.actions.useful import ask_if_useful
from midweek.reminders.actions.claiming import LEASE, MOST_AT_ONCE, alone, claim, free_what_lapsed
from midweek.reminders.actions.falling_back import fall_back
from midweek.reminders.channels.door import Channel, Message, Outcome
from midweek.reminders.models import Reminder, State
from midweek.reminders.queries import Facts, facts_about, texts_left
from midweek.reminders.wording import kind_of, text_for
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
    stopped: set[UUID] = set()
    texts = 0
    if any(one.channel == "sms" for one in claimed):
        # One worker counts at a time, or two would spend the last one each.
        alone(claimed[0].clinic_id)
        texts = texts_left(now)
    for one in claimed:
        state, reason = _decided(one, facts, now)
        if state == "tell" and one.channel == "sms" and one.client_id not in bundles:
            if texts <= 0:
                state, reason = State.FAILED, "cap"
            texts -= 1
        if state == "tell":
            bundles[one.client_id].append(one)
            continue
        ended[state, reason].append(one.pk)
        if reason == "stopped":
            stopped.add(one.client_id)
    for (state, reason), ids in ended.items():
        _mine(ids, run).update(state=state, reason=reason, leased_until=None)
    for client in stopped:
        if not facts.clients[client].row.asks:
            ask_if_useful(facts.clients[client].row, by=System("reminders"))
    _mark(list(bundles.values()), run, now)
    return [_letter(bundle, facts, now) for bundle in bundles.values()]


def _decided(one: Reminder, facts: Facts, now: datetime) -> tuple[str, str]:
    standing = facts.clients.get(one.client_id)
    if standing is None:
        return State.SUPPRESSED, "no_care"
    known = facts.known(one, standing)
    decided = decide(standing.choices, known, now=now, until=one.until, zone=standing.zone)
    return decided.state, decided.reason


def _mark(bundles: list[list[Reminder]], run: UUID, now: datetime) -> None:
    on_its_way = {"state": State.SENDING, "told_at": now}
    leads = [bundle[0].pk for bundle in bundles]
    _mine(leads, run).update(lead=None, leased_until=now + LEASE, **on_its_way)
    others = []
    for lead, *more in bundles:
        for one in more:
            one.lead, one.state, one.told_at = lead.pk, State.SENDING, now
            others.append(one)
    Reminder.objects.bulk_update(others, ["lead", "state", "told_at"])


def _letter(bundle: list[Reminder], facts: Facts, now: datetime) -> Letter:
    lead, standing = bundle[0], facts.clients[bundle[0].client_id]
    grant = grant_to_remind(lead.client_id, clinic_id=lead.clinic_id)
    app, language = standing.person.clinic.app_name, standing.person.language
    kind = kind_of([one.kind for one in bundle])
    text = text_for(standing.row, kind, language=language, app=app, grant=grant)
    left = int((lead.until - now).total_seconds())
    copies = []
    for one in standing.contacts:
        if one.channel == lead.channel:
            address = open_sealed(one, "address", grant=grant)
            copies.append(Message(lead.pk, lead.clinic_id, one.pk, address, app, text, kind, left))
    return Letter(lead, tuple(copies))


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
    failed: list[Reminder] = []
    for letter, all_of in zip(letters, outcomes, strict=True):
        if any(one.delivered for one in all_of):
            ended[State.DELIVERED, ""].append(letter.lead.pk)
            continue
        waits = [one.wait for one in all_of if one.wait]
        if waits and now + timedelta(seconds=min(waits)) < letter.lead.until:
            _again(letter.lead, run, now + timedelta(seconds=min(waits)))
            continue
        ended[State.FAILED, all_of[0].reason if all_of else "no_way"].append(letter.lead.pk)
        failed.append(letter.lead)
    _note(letters, outcomes, now)
    still = set(_mine([one.pk for one in failed], run).values_list("pk", flat=True))
    fall_back((one for one in failed if one.pk in still), now=now)
    for (state, reason), ids in ended.items():
        bundle = Reminder.objects.filter(run=run, state=State.SENDING)
        bundle.filter(lead__among=ids).update(state=state, reason=reason or "bundled")
        bundle.filter(pk__among=ids).update(state=state, reason=reason, leased_until=None)


def _again(lead: Reminder, run: UUID, at: datetime) -> None:
    bundle = Reminder.objects.filter(run=run, state=State.SENDING)
    planned = {"state": State.PLANNED, "run": None, "due_at": at}
    bundle.filter(lead=lead.pk).update(**planned)
    bundle.filter(pk=lead.pk).update(**planned)


def _note(letters: list[Letter], outcomes: list[list[Outcome]], now: datetime) -> None:
    gone, delivered = [], []
    for letter, all_of in zip(letters, outcomes, strict=True):
        for copy, outcome in zip(letter.copies, all_of, strict=bool(all_of)):
            if outcome.gone:
                gone.append(copy.contact)
            elif outcome.delivered:
                delivered.append(copy.contact)
    contacts = Contact.objects.filter(gone_at=None)
    lost = {"gone_at": now, "gone_why": "lost", "address": None, "verified_at": None}
    if gone:
        contacts.filter(pk__among=gone).update(**lost)
    if delivered:
        contacts.filter(pk__among=delivered).update(delivered_at=now)


def _mine(ids: list[UUID], run: UUID) -> models.QuerySet[Reminder]:
    """Those that are still this run's: the token that fences a worker off that slept."""
    found: models.QuerySet[Reminder] = Reminder.objects.filter(pk__among=ids, run=run)
    return found

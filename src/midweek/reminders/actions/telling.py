"""One round: claim, decide again, hand over, settle. Each step is committed before the next."""

from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction

from midweek.audit import clock
from midweek.audit.action import System
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_remind
from midweek.people.models import Clinic, Contact
from midweek.people.vault import CannotOpen
from midweek.people.vault.keyring import unwrap_many
from midweek.people.vault.opening import open_value
from midweek.plans.actions.useful import ask_if_useful
from midweek.plans.models import Reminding
from midweek.reminders.actions.claiming import (
    LEASE,
    MOST_AT_ONCE,
    Claimed,
    alone,
    claim,
    free_what_lapsed,
)
from midweek.reminders.actions.falling_back import fall_back
from midweek.reminders.channels.door import Channel, Message, Outcome
from midweek.reminders.models import Reminder, State
from midweek.reminders.queries import Facts, facts_about, texts_left
from midweek.reminders.wording import kind_of, text_for
from midweek_rules.reminding import decide

AT_ONCE = 64
WORDS: Any = Reminding._meta.get_field("words")
ADDRESS: Any = Contact._meta.get_field("address")


@dataclass(frozen=True)
class Letter:
    """A message on its way: the reminder that leads it, the channel, and each contact's copy."""

    lead: Claimed
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
    # Read before the transaction: on SQLite nobody else writes while one is open.
    with in_clinic(clinic_id):
        facts = facts_about(claimed, now=now)
    with in_clinic(clinic_id), transaction.atomic():
        bundles = decide_all(clinic_id, claimed, facts, run=run, now=now)
    with in_clinic(clinic_id):
        letters = written(clinic_id, bundles, facts, now=now)
    outcomes = hand_over(letters, channels)
    with in_clinic(clinic_id), transaction.atomic():
        settle(letters, outcomes, run=run, now=clock.now())
    return len(claimed)


def decide_all(
    clinic_id: UUID, claimed: list[Claimed], facts: Facts, *, run: UUID, now: datetime
) -> list[list[Claimed]]:
    """Decide each anew, end what is not told, and mark the rest as on its way, client by client."""
    ended: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    bundles: dict[UUID, list[Claimed]] = defaultdict(list)
    stopped: set[UUID] = set()
    texts = _texts_left(clinic_id, claimed, now)
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
    _ask([one for one in stopped if not facts.clients[one].asks])
    _mark([bundle[0].pk for bundle in bundles.values()], run, now)
    return list(bundles.values())


def _texts_left(clinic_id: UUID, claimed: list[Claimed], now: datetime) -> int:
    if all(one.channel != "sms" for one in claimed):
        return 0
    # One worker counts at a time, or two would spend the last one each.
    alone(clinic_id)
    return texts_left(now)


def _decided(one: Claimed, facts: Facts, now: datetime) -> tuple[str, str]:
    standing = facts.clients.get(one.client_id)
    if standing is None:
        return State.SUPPRESSED, "no_care"
    known = facts.known(one, standing)
    decided = decide(standing.choices, known, now=now, until=one.until, zone=standing.zone)
    return decided.state, decided.reason


def _ask(clients: list[UUID]) -> None:
    for row in Reminding.objects.filter(client__in=clients).select_related("client"):
        ask_if_useful(row, by=System("reminders"))


def _mark(leads: list[UUID], run: UUID, now: datetime) -> None:
    on_its_way = {"state": State.SENDING, "told_at": now, "leased_until": now + LEASE}
    _mine(leads, run).update(lead=None, **on_its_way)
    # Whatever else this run has claimed and not ended goes along with its client's lead.
    lead = Reminder.objects.filter(
        client=models.OuterRef("client"), run=run, state=State.SENDING, told_at=now, lead=None
    )
    others = Reminder.objects.filter(run=run, state=State.CLAIMED, leased_until__isnull=False)
    others.update(lead=models.Subquery(lead.values("pk")[:1]), **on_its_way)


def written(
    clinic_id: UUID, bundles: list[list[Claimed]], facts: Facts, *, now: datetime
) -> list[Letter]:
    """Write one message for each bundle, to each contact on its channel."""
    unwrap_many([bundle[0].client_id for bundle in bundles], clinic_id=clinic_id)
    app = Clinic.objects.values_list("app_name", flat=True).get(pk=clinic_id)
    return [_letter(clinic_id, app, bundle, facts, now) for bundle in bundles]


def _letter(
    clinic_id: UUID, app: str, bundle: list[Claimed], facts: Facts, now: datetime
) -> Letter:
    lead, standing = bundle[0], facts.clients[bundle[0].client_id]
    grant = grant_to_remind(lead.client_id, clinic_id=clinic_id)
    kind = kind_of([one.kind for one in bundle])
    left = int((lead.until - now).total_seconds())
    # Handed over once before, perhaps in a larger bundle: under one number it shows once.
    number, copies = lead.lead or lead.pk, []
    try:
        chosen = standing.chosen
        own = open_value(WORDS, chosen.words, row_id=chosen.pk, grant=grant)
        text = text_for(chosen.wording, own, kind, language=standing.language, app=app)
        for one in standing.contacts:
            if one.channel == lead.channel:
                address = open_value(ADDRESS, one.address, row_id=one.pk, grant=grant)
                copies.append(Message(number, clinic_id, one.pk, address, app, text, kind, left))
    except CannotOpen:
        # The vault has raised its alarm. One damaged row must not keep anybody else's waiting.
        return Letter(lead, ())
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
    failed: list[UUID] = []
    for letter, all_of in zip(letters, outcomes, strict=True):
        if any(one.delivered for one in all_of):
            ended[State.DELIVERED, ""].append(letter.lead.pk)
            continue
        waits = [one.wait for one in all_of if one.wait]
        if waits and now + timedelta(seconds=min(waits)) < letter.lead.until:
            _again(letter.lead.pk, run, now + timedelta(seconds=min(waits)))
            continue
        ended[State.FAILED, all_of[0].reason if all_of else "no_way"].append(letter.lead.pk)
        failed.append(letter.lead.pk)
    _note(letters, outcomes, now)
    fall_back(_mine(failed, run) if failed else [], now=now)
    for (state, reason), ids in ended.items():
        bundle = Reminder.objects.filter(run=run, state=State.SENDING, leased_until__isnull=False)
        over = {"state": state, "leased_until": None}
        bundle.filter(lead__among=ids).update(reason=reason or "bundled", **over)
        bundle.filter(pk__among=ids).update(reason=reason, **over)


def _again(lead: UUID, run: UUID, at: datetime) -> None:
    bundle = Reminder.objects.filter(run=run, state=State.SENDING)
    planned = {"state": State.PLANNED, "run": None, "due_at": at, "leased_until": None}
    bundle.filter(models.Q(lead=lead) | models.Q(pk=lead)).update(**planned)


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

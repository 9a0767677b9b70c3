"""Keeping what a phone says about reminders. Each keeper runs inside the deed that received it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from midweek.people.actions.contacts import (
    forget_address,
    tell_address,
    tell_push,
    try_contact,
)
from midweek.people.actions.proving import prove_address
from midweek.people.models import Person
from midweek.plans.actions.feeding import close_calendar, open_calendar
from midweek.plans.actions.reminding import Chosen, choose_reminding
from midweek.plans.actions.useful import remind_later, say_if_useful
from midweek.practice.operations import (
    AddressTold,
    CalendarTold,
    CodeTold,
    LaterTold,
    PushTold,
    RemindersTold,
    StillUsefulTold,
    TryTold,
)
from midweek.practice.refusals import Refused


@contextmanager
def _in_words(field: str) -> Iterator[None]:
    try:
        yield
    except ValidationError as problem:
        raise Refused(problem.messages[0], field) from problem


def _keep_reminders(
    operation_id: UUID, told: RemindersTold, *, client: Person, seq: int, now: datetime
) -> None:
    said = told.model_dump(include=set(Chosen.__dataclass_fields__))
    chosen = Chosen(**{**said, "at": told.at or ""})
    with _in_words("words"):
        choose_reminding(client, chosen=chosen, by=client)


def _keep_calendar(
    operation_id: UUID, told: CalendarTold, *, client: Person, seq: int, now: datetime
) -> None:
    if told.token is None:
        close_calendar(client, by=client)
        return
    with _in_words("token"):
        open_calendar(client, token=told.token, by=client)


def _keep_push(
    operation_id: UUID, told: PushTold, *, client: Person, seq: int, now: datetime
) -> None:
    with _in_words("subscription"):
        tell_push(
            client,
            device_id=told.device,
            subscription=told.subscription.model_dump() if told.subscription else None,
            permission=told.permission,
            by=client,
        )


def _keep_address(
    operation_id: UUID, told: AddressTold, *, client: Person, seq: int, now: datetime
) -> None:
    if told.address is None:
        forget_address(client, channel=told.channel, by=client)
        return
    with _in_words("address"):
        tell_address(client, channel=told.channel, address=told.address, by=client)


def _keep_code(
    operation_id: UUID, told: CodeTold, *, client: Person, seq: int, now: datetime
) -> None:
    with _in_words("code"):
        prove_address(client, channel=told.channel, code=told.code, by=client)


def _keep_try(
    operation_id: UUID, told: TryTold, *, client: Person, seq: int, now: datetime
) -> None:
    with _in_words("channel"):
        try_contact(client, channel=told.channel, by=client)


def _keep_later(
    operation_id: UUID, told: LaterTold, *, client: Person, seq: int, now: datetime
) -> None:
    at = told.recorded_at + timedelta(minutes=told.minutes)
    remind_later(client, of=told.message, at=at, by=client)


def _keep_still_useful(
    operation_id: UUID, told: StillUsefulTold, *, client: Person, seq: int, now: datetime
) -> None:
    say_if_useful(client, says=told.says, by=client)


KEEPERS_OF_REMINDING: dict[str, Callable[..., Any]] = {
    "reminders": _keep_reminders,
    "calendar": _keep_calendar,
    "push": _keep_push,
    "address": _keep_address,
    "address_code": _keep_code,
    "try_reminder": _keep_try,
    "later": _keep_later,
    "still_useful": _keep_still_useful,
}

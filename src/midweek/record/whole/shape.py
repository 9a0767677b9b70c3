"""What belongs into a client's record, table by table, and what does not, with the reason."""

from typing import Any

from django.apps import apps
from django.db import models

from midweek.people.models import Device, Person

FORMAT, NUMBER = "midweek-client", 1
NOT_IN_IT = {
    "practice.Month": "made again from entries and skips",
    "practice.Receipt": "proof for one phone of what this server has",
    "record.LegalHold": "a duty of this clinic",
    "reminders.Planned": "how far this server planned ahead",
    "reminders.Reminder": "what this server told, without a word of anybody",
    "review.ProcessNote": "a therapist's own notes, in no record and no export",
}
NOT_TAKEN_OVER = {
    "people.CareLink": "who treats is agreed anew",
    "people.Contact": "an address is proven anew, and a push service belongs to a phone",
    "practice.Look": "who looked was somebody elsewhere",
}
BOOKKEEPING = {"clinic", "client", "changed_seq"}


def tables() -> list[Any]:
    """The models whose rows are part of a client's record, in the order of their chapters."""
    return [
        model
        for model in apps.get_models()
        if belongs_to_client(model) and model._meta.label not in NOT_IN_IT
    ]


def belongs_to_client(model: Any) -> bool:
    """Whether each row is about one client."""
    return any(
        isinstance(field, models.ForeignKey)
        and field.name == "client"
        and field.related_model is Person
        for field in model._meta.concrete_fields
    )


def columns(model: Any) -> list[Any]:
    """The columns of a table that are told: all but this server's own bookkeeping."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in BOOKKEEPING and field.related_model is not Device
    ]

"""A request, with the person who sent it."""

from django.http import HttpRequest

from midweek.people.models import Person


class PersonRequest(HttpRequest):
    """What views get: the doorkeeper has seen to it that `person` fits the door."""

    person: Person


class MaybePersonRequest(HttpRequest):
    """What views behind open doors get: perhaps nobody signed in."""

    person: Person | None

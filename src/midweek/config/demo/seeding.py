"""The demo clinics, written through the deeds of a real one, moment after moment."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.config.demo.moments import Calendar, Moment, history
from midweek.config.demo.own_activities import put_own_activities
from midweek.config.demo.playing import Player
from midweek.config.demo.sheets import Place, places, sheet
from midweek.people.actions.clinics import (
    check_help_lines,
    open_clinic,
    say_who_answers,
    say_who_looks,
)
from midweek.people.models import Clinic, Person
from midweek.people.regions import region

OPENED_BEFORE = timedelta(weeks=18)


def seed_demo(today: date, now: datetime) -> None:
    """Write both demo clinics, with a past that ends at `now`.

    One transaction: a first start that was cut short leaves nothing half-written.
    """
    with transaction.atomic():
        for place in places():
            calendar = Calendar(today, now, ZoneInfo(place.zone))
            with clock.at(now - OPENED_BEFORE):
                clinic, therapist = _open(place, today - OPENED_BEFORE)
            with in_clinic(clinic.pk):
                _play(place, clinic, therapist, calendar)


def _open(place: Place, day: date) -> tuple[Clinic, Person]:
    clinic, therapist = open_clinic(
        name=place.name,
        region=place.region,
        owner_name=place.therapist,
        email=place.email,
        password=None,
        zone=place.zone,
        is_demo=True,
    )
    with in_clinic(clinic.pk):
        say_who_looks(clinic, looks_by=place.looks_by, looks_on=place.looks_on, by=therapist)
        say_who_answers(clinic, deputy=therapist, within=24, by=therapist)
        check_help_lines(clinic, lines=list(region(place.region).lines), today=day, by=therapist)
        put_own_activities(clinic, by=therapist)
    return clinic, therapist


def _play(place: Place, clinic: Clinic, therapist: Person, calendar: Calendar) -> None:
    found: list[tuple[Moment, Player]] = []
    for name in place.clients:
        player = Player(sheet(name), clinic=clinic, therapist=therapist, calendar=calendar)
        found += [(moment, player) for moment in history(sheet(name), calendar)]
    for moment, player in sorted(found, key=lambda pair: pair[0].at):
        with clock.at(moment.at):
            player.play(moment.deed, moment.about)

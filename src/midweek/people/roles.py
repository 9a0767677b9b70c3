"""What somebody does at a clinic, in a word, and what that opens."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from midweek.people.models import Person


class Role(TextChoices):
    """One word for what the two switches of a person say."""

    THERAPIST = "therapist", _("Therapist")
    SUPERVISOR = "supervisor", _("Supervisor")
    OWNER = "owner", _("Owner")


MEANS = {
    Role.THERAPIST: {"treats": True, "runs_clinic": False},
    Role.SUPERVISOR: {"treats": False, "runs_clinic": False},
    Role.OWNER: {"treats": True, "runs_clinic": True},
}


def role_of(person: Person) -> Role:
    """What somebody does here. Who runs the clinic is its owner, treating or not."""
    if person.runs_clinic:
        return Role.OWNER
    return Role.THERAPIST if person.treats else Role.SUPERVISOR

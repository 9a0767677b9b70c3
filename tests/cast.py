"""The same people in every test. All of them are invented.

Noor treats Sam and Kim. Tom treated Sam until last year. Vera is a colleague without
any client. Olga runs their clinic, Northgate. Next door, at Southgate, Otto treats Ida.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils import timezone
from uuid6 import uuid7

from midweek.audit.scope import in_clinic
from midweek.library.models import Activity, ActivityVersion
from midweek.people.actions.care import end_care, invite_client, join
from midweek.people.actions.clinics import add_staff, open_clinic, say_who_answers, say_who_looks
from midweek.people.models import CareLink, Clinic, Person
from midweek.plans.actions.assigning import Agreed, assign
from midweek.plans.models import Assignment

PASSWORD = "seven quiet lanterns"
CONSENTS = {"check_ins": True, "journal": True, "measures": True}


@dataclass
class Cast:
    """Who is who."""

    northgate: Clinic
    southgate: Clinic
    olga: Person
    noor: Person
    tom: Person
    vera: Person
    sam: Person
    kim: Person
    otto: Person
    ida: Person
    sams_check_in: Assignment
    sams_phq9: Assignment
    kims_check_in: Assignment
    idas_check_in: Assignment
    device: UUID

    @contextmanager
    def at_northgate(self):
        """Reach Northgate's rows."""
        with in_clinic(self.northgate.pk):
            yield self

    @contextmanager
    def at_southgate(self):
        """Reach Southgate's rows."""
        with in_clinic(self.southgate.pk):
            yield self

    def everyone(self) -> dict[str, Person]:
        """Every person by name."""
        return {name: one for name, one in vars(self).items() if isinstance(one, Person)}


def assemble() -> Cast:
    """Make the cast through the deeds a real clinic would do."""
    northgate, olga = open_clinic(
        name="Northgate",
        region="GB",
        owner_name="Olga Owner",
        email="olga@n.example",
        password=None,
    )
    with in_clinic(northgate.pk):
        say_who_looks(northgate, looks_by="Noor", looks_on=[0, 3], by=olga)
        say_who_answers(northgate, deputy=olga, within=24, by=olga)
        install_activities(northgate, by=olga)
        noor = _staff(northgate, "Noor Naseri", olga)
        tom = _staff(northgate, "Tom Tailor", olga)
        vera = _staff(northgate, "Vera Visser", olga)
        sam = treated(northgate, "Sam Sawyer", by=noor)
        kim = treated(northgate, "Kim Kato", by=noor)
        last_year = timezone.now() - timedelta(days=400)
        link = CareLink(clinic=northgate, client=sam, therapist=tom, since=last_year)
        link.save()
        end_care(link, by=tom)
        sams = agree(sam, "check-in", by=noor)
        sams_phq9 = agree(sam, "phq-9", by=noor)
        kims = agree(kim, "check-in", by=noor)
    southgate, otto = open_clinic(
        name="Southgate", region="DE", owner_name="Otto Ott", email="otto@s.example", password=None
    )
    with in_clinic(southgate.pk):
        say_who_looks(southgate, looks_by="Otto", looks_on=[1], by=otto)
        say_who_answers(southgate, deputy=otto, within=24, by=otto)
        install_activities(southgate, by=otto)
        ida = treated(southgate, "Ida Ilves", by=otto)
        idas = agree(ida, "check-in", by=otto)
    return Cast(
        northgate, southgate, olga, noor, tom, vera, sam, kim, otto, ida,
        sams, sams_phq9, kims, idas, uuid4(),
    )  # fmt: skip


def install_activities(clinic: Clinic, *, by: Person) -> None:
    """Give the clinic the starter set."""
    from midweek.library.actions.shelf import install_starter_set

    install_starter_set(clinic, by=by)


def _staff(clinic: Clinic, name: str, by: Person) -> Person:
    email = f"{name.split()[0].lower()}@n.example"
    return add_staff(clinic, name=name, email=email, password=None, by=by).subject


def treated(clinic: Clinic, name: str, *, by: Person, language: str = "en") -> Person:
    """A client who was invited by `by`, joined, and shares everything."""
    invitation = invite_client(clinic, name=name, by=by).subject
    return join(
        invitation,
        name=name,
        consents=CONSENTS,
        text_version=1,
        email=f"{uuid7().hex}@c.example",
        password=None,
        language=language,
        zone="Europe/London",
        by=invitation.person,
    ).subject


def agree(client: Person, slug: str, *, by: Person, rrule: str = "FREQ=DAILY") -> Assignment:
    """Something `client` does from now on: every day, or as `rrule` says."""
    agreed = Agreed(why="Sundays drag", starts=date(2026, 1, 5), rrule=rrule, times=("21:30",))
    return assign(client, Activity.objects.get(slug=slug), agreed=agreed, by=by).subject


def version_of(slug: str) -> ActivityVersion:
    """The newest version of an activity of the clinic in scope."""
    return ActivityVersion.objects.filter(activity__slug=slug).order_by("-number")[0]

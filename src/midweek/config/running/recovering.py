"""The operator's way to let an owner back in who has lost every way to sign in."""

import argparse
from typing import TYPE_CHECKING

from midweek.config.refusal import Refusal
from midweek.config.running.prepare import set_up_django

if TYPE_CHECKING:  # models load after settings do
    from midweek.people.models import Clinic, Person


def recover_owner(asked: argparse.Namespace) -> None:
    """Print a one-time link for the owner of a clinic. It is written in the audit trail."""
    set_up_django()
    from django.conf import settings

    from midweek.audit.scope import in_clinic
    from midweek.people.actions.recovery import OPERATOR, begin_recovery

    clinic = _clinic(asked.clinic)
    with in_clinic(clinic.pk):
        owner = _owner(email=asked.email, force=asked.force)
        token = begin_recovery(owner, by=OPERATOR).token
    print("Opens once, within 60 minutes, in any browser. Hand it to the owner alone:")
    print(f"{settings.ENVIRONMENT.public_url}/recover/{token}/")


def _clinic(name: str | None) -> "Clinic":
    from midweek.people.models import Clinic

    found = list(Clinic.objects.filter(is_demo=False).order_by("made_at"))
    if name:
        found = [one for one in found if one.name == name]
    if not found:
        raise Refusal("there is no such clinic here.")
    if len(found) > 1:
        names = ", ".join(f'"{one.name}"' for one in found)
        raise Refusal(f"there are several clinics; say --clinic NAME, one of {names}.")
    return found[0]


def _owner(*, email: str | None, force: bool) -> "Person":
    from midweek.people.models import Person
    from midweek.people.models.accounts import address_index

    owners = Person.objects.filter(runs_clinic=True, left_at=None).exclude(account=None)
    if owners.count() > 1 and not force:
        raise Refusal(
            f"{owners.count()} people run this clinic. Another of them can end the lost sign-in "
            "and invite anew; with --force the link is made all the same."
        )
    if email:
        owners = owners.filter(account__username=address_index(email))
    found = list(owners.select_related("account")[:2])
    if not found:
        raise Refusal("nobody who runs this clinic signs in with that address.")
    if len(found) > 1:
        raise Refusal("several people run this clinic; say whom with --email ADDRESS.")
    return found[0]

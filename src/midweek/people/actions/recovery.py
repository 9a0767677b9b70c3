"""A way back in for an owner who has lost every way: made by the operator, used once."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, System, action
from midweek.people.models import Account, Person, SignInLink
from midweek.people.models.links import new_token, token_hash

OPERATOR = System("operator")
GOOD_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class WayBack(Done[Person]):
    """A way back in. `token` is told once, here; the database keeps its hash."""

    token: str = ""


@action("people.recovery_begun", says=_("The operator made a way back in for an owner"))
def begin_recovery(owner: Person, *, by: System) -> WayBack:
    """Make a link by which an owner sets up a new way to sign in. The one before opens no more."""
    if not may_recover(owner):
        raise PermissionDenied("Only for who runs the clinic.")
    SignInLink.objects.filter(person=owner).usable().update(withdrawn_at=clock.now())
    token = new_token(owner.clinic_id)
    SignInLink(
        clinic_id=owner.clinic_id,
        person=owner,
        token_hash=token_hash(token),
        expires_at=clock.now() + GOOD_FOR,
    ).save(force_insert=True)
    return WayBack(owner, token=token)


@action("people.recovered", says=_("An owner set up a new way to sign in"))
def finish_recovery(link: SignInLink, *, password: str | None, by: Person) -> Done[Person]:
    """Use the link up: every old way to sign in, and every session, ends with it."""
    owner = link.person
    if by.pk != owner.pk or not may_recover(owner):
        raise PermissionDenied("This link is not theirs.")
    if not SignInLink.objects.filter(pk=link.pk).usable().update(used_at=clock.now()):
        raise PermissionDenied("This link no longer opens.")
    Authenticator.objects.filter(user_id=owner.account_id).delete()
    Account.objects.filter(person=owner).update(password=make_password(password))
    for session in UserSession.objects.filter(user_id=owner.account_id):
        session.end()
    return Done(owner)


def may_recover(person: Person) -> bool:
    """Whether the operator may make a way back for somebody: who runs the clinic, and is here."""
    return (
        person.runs_clinic and not person.is_client and bool(person.account) and not person.left_at
    )

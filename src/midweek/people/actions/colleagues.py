"""Asking a colleague in, their joining, and their leaving."""

from datetime import timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import Invited
from midweek.people.models import Account, CareLink, Clinic, Invitation, Person
from midweek.people.models.links import new_token, token_hash
from midweek.people.roles import MEANS, Role
from midweek.people.vault import seal

GOOD_FOR = timedelta(days=7)


@action("people.colleague_invited", says=_("A colleague was invited"))
def invite_colleague(clinic: Clinic, *, name: str, email: str, role: Role, by: Person) -> Invited:
    """Make a member of staff who cannot sign in yet, and an invitation for them."""
    _must_run(clinic.pk, by)
    colleague = Person(
        clinic=clinic,
        kind=Person.Kind.STAFF,
        language=clinic.language,
        zone=clinic.zone,
        **MEANS[role],
    )
    seal(colleague, name=name, email=email)
    colleague.save(force_insert=True)
    return _invitation(colleague)


@action("people.colleague_invited_again", says=_("A colleague was invited again"))
def invite_colleague_again(colleague: Person, *, by: Person) -> Invited:
    """Withdraw a colleague's open invitations and make a new one."""
    _must_run(colleague.clinic_id, by)
    if colleague.is_client or colleague.joined_at or colleague.left_at:
        raise ValidationError(_("Only who was asked and has not joined is asked again."))
    _withdraw(colleague)
    return _invitation(colleague)


def _invitation(colleague: Person) -> Invited:
    token = new_token(colleague.clinic_id)
    invitation = Invitation(
        clinic_id=colleague.clinic_id,
        person=colleague,
        token_hash=token_hash(token),
        expires_at=clock.now() + GOOD_FOR,
    )
    invitation.save(force_insert=True)
    return Invited(invitation, token=token)


def _withdraw(colleague: Person) -> None:
    Invitation.objects.filter(person=colleague).usable().update(withdrawn_at=clock.now())


@action("people.colleague_joined", says=_("A colleague joined"))
def join_team(
    invitation: Invitation,
    *,
    name: str,
    email: str,
    password: str | None,
    account_id: UUID | None = None,
    language: str,
    by: Person,
) -> Done[Person]:
    """Turn an invitation into an account. What the role opens was said by who invited."""
    colleague = invitation.person
    if by.pk != colleague.pk or colleague.is_client or colleague.left_at:
        raise PermissionDenied("This invitation is not theirs.")
    # A conditional update: of two who hold the link, exactly one gets in.
    if not Invitation.objects.filter(pk=invitation.pk).usable().update(used_at=clock.now()):
        raise PermissionDenied("This invitation no longer opens.")
    colleague.account = Account.objects.create_account(
        clinic_id=colleague.clinic_id, email=email, password=password, account_id=account_id
    )
    colleague.language, colleague.joined_at = language, clock.now()
    seal(colleague, name=name, email=email)
    colleague.save()
    return Done(colleague)


@action("people.colleague_left", says=_("A colleague left"))
def part_with(colleague: Person, *, by: Person) -> Done[Person] | AlreadyDone[Person]:
    """End somebody's work here: invitation, sign-in and every session, in one transaction.

    Refused while they treat anybody, or are the one who hears of answers about harm that
    nobody took up: those clients would be left with nobody.
    """
    _must_run(colleague.clinic_id, by)
    if colleague.is_client or colleague.pk == by.pk:
        raise PermissionDenied("Only a colleague.")
    if colleague.left_at:
        return AlreadyDone(colleague)
    if CareLink.objects.filter(therapist=colleague, ended_at=None).exists():
        raise ValidationError(_("First hand over the clients they treat."))
    if Clinic.objects.filter(pk=colleague.clinic_id, deputy=colleague).exists():
        raise ValidationError(_("First name another deputy for answers about harm."))
    colleague.left_at = clock.now()
    colleague.save(update_fields=["left_at"])
    _withdraw(colleague)
    Account.objects.filter(person=colleague).update(is_active=False)
    for session in UserSession.objects.filter(user_id=colleague.account_id):
        session.end()
    return Done(colleague)


def _must_run(clinic_id: UUID, by: Person) -> None:
    if by.clinic_id != clinic_id or not by.runs_clinic:
        raise PermissionDenied("Only who runs the clinic.")

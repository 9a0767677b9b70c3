"""Inviting a client, joining, agreeing to share, ending care."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.audit.prepared import change, question
from midweek.people.access import treats
from midweek.people.models import (
    Account,
    CareLink,
    Clinic,
    Consent,
    ConsentPurpose,
    Invitation,
    Person,
)
from midweek.people.models.links import new_token, token_hash
from midweek.people.vault import keyring, seal

GOOD_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Invited(Done[Invitation]):
    """A fresh invitation. `token` is told once, here; the database keeps its hash."""

    token: str = ""


@action("people.client_invited", says=_("A client was invited"))
def invite_client(clinic: Clinic, *, name: str, email: str | None = None, by: Person) -> Invited:
    """Make a client of the clinic, in the care of `by`, and an invitation for them.

    Refused until the clinic has said who looks at entries and on which days: a client
    must never have to guess whether somebody is watching.
    """
    if not by.treats or by.clinic_id != clinic.pk:
        raise PermissionDenied("Only who treats here invites.")
    if not clinic.says_who_looks:
        raise ValidationError(_("First say who looks at entries, and on which days."))
    client = Person(
        clinic=clinic, kind=Person.Kind.CLIENT, language=clinic.language, zone=clinic.zone
    )
    keyring.make_client_key(client.pk, clinic_id=clinic.pk)
    seal(client, name=name, email=email or "")
    client.save(force_insert=True)
    CareLink(clinic=clinic, client=client, therapist=by, since=clock.now()).save()
    return _invitation(client)


@action("people.client_invited_again", says=_("A new invitation was made"))
def invite_again(client: Person, *, by: Person) -> Invited:
    """Withdraw the client's open invitations and make a new one."""
    if not treats(by, client):
        raise PermissionDenied("No care link.")
    if client.joined_at:
        raise ValidationError(_("This client has already joined."))
    Invitation.objects.filter(person=client).usable().update(withdrawn_at=clock.now())
    return _invitation(client)


def _invitation(client: Person) -> Invited:
    token = new_token(client.clinic_id)
    invitation = Invitation(
        clinic_id=client.clinic_id,
        person=client,
        token_hash=token_hash(token),
        expires_at=clock.now() + GOOD_FOR,
    )
    invitation.save(force_insert=True)
    return Invited(invitation, token=token)


@action("people.invitation_withdrawn", says=_("An invitation was withdrawn"))
def withdraw_invitation(
    invitation: Invitation, *, by: Person
) -> Done[Invitation] | AlreadyDone[Invitation]:
    """Make an invitation useless that has not been used."""
    if not treats(by, invitation.person):
        raise PermissionDenied("No care link.")
    if invitation.used_at:
        raise ValidationError(_("This invitation has been used."))
    if invitation.withdrawn_at:
        return AlreadyDone(invitation)
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    return Done(invitation)


@action("people.waiting_ended", says=_("The client was taken off the list, without having joined"))
def stop_waiting(client: Person, *, by: Person) -> Done[Person]:
    """Take somebody off one's list who was invited and never joined."""
    if not treats(by, client):
        raise PermissionDenied("No care link.")
    if client.joined_at:
        raise ValidationError(_("This client has already joined."))
    for link in CareLink.objects.filter(client=client, therapist=by, ended_at=None):
        end_care(link, by=by)
    return Done(client)


@action("people.client_joined", says=_("The client joined"))
def join(
    invitation: Invitation,
    *,
    name: str,
    consents: dict[str, bool],
    text_version: int,
    email: str | None,
    password: str | None,
    account_id: UUID | None = None,
    language: str,
    zone: str,
    by: Person,
) -> Done[Person]:
    """Turn an invitation into an account, with what the client agreed to share."""
    theirs = by.pk == invitation.person_id and invitation.person.is_client
    if not theirs or not _take(invitation):
        raise PermissionDenied("This invitation no longer opens.")
    client = invitation.person
    client.account = Account.objects.create_account(
        clinic_id=client.clinic_id, email=email, password=password, account_id=account_id
    )
    client.language, client.zone, client.joined_at = language, zone, clock.now()
    seal(client, name=name, email=email or "")
    client.save()
    for purpose, granted in consents.items():
        answer_consent(client, purpose=purpose, granted=granted, text_version=text_version, by=by)
    return Done(client)


def _take(invitation: Invitation) -> bool:
    # A conditional update: of two taps at once, exactly one gets in.
    taken = Invitation.objects.filter(pk=invitation.pk).usable().update(used_at=clock.now())
    return taken == 1


@action("people.consent_answered", says=_("The client said what may be shared"))
def answer_consent(
    client: Person, *, purpose: str, granted: bool, text_version: int, by: Person
) -> Done[Consent] | AlreadyDone[Consent]:
    """Keep one answer about sharing. It ends the answer before; nothing is overwritten."""
    if by.pk != client.pk:
        raise PermissionDenied("Only the client decides.")
    if purpose not in ConsentPurpose.values:
        raise ValidationError(_("There is no such question."))
    current = Consent.objects.filter(client=client, purpose=purpose, ended_at=None).first()
    if current and (current.granted, current.text_version) == (granted, text_version):
        return AlreadyDone(current)
    now = clock.now()
    Consent.objects.filter(client=client, purpose=purpose, ended_at=None).update(ended_at=now)
    consent = Consent(
        clinic_id=client.clinic_id,
        client=client,
        purpose=purpose,
        granted=granted,
        text_version=text_version,
        at=now,
    )
    consent.save(force_insert=True)
    raise_counter(client)
    return Done(consent, {"purpose": purpose, "granted": granted})


@action("people.language_chosen", says=_("The client chose a language"))
def choose_language(
    client: Person, language: str, *, by: Person
) -> Done[Person] | AlreadyDone[Person]:
    """Speak to a client in the language they chose. Their phone then reads its texts anew."""
    if by.pk != client.pk:
        raise PermissionDenied("Only the client decides.")
    if client.language == language:
        return AlreadyDone(client)
    client.language = language
    client.save(update_fields=["language"])
    raise_counter(client)
    return Done(client, {"language": language})


@action("people.care_handed_over", says=_("The client was handed over to a colleague"))
def hand_over(link: CareLink, *, to: Person, by: Person) -> Done[CareLink]:
    """Let a colleague treat a client from now on, in place of who did. Both happen, or neither."""
    if not _may_end(link, by) or link.ended_at:
        raise PermissionDenied("Only the therapist, or who runs the clinic.")
    if not may_take_over(to, link):
        raise ValidationError(_("Choose a colleague who treats clients here."))
    if not treats(to, link.client):
        now = clock.now()
        CareLink(clinic_id=link.clinic_id, client=link.client, therapist=to, since=now).save()
    end_care(link, by=by)
    return Done(link, {"to": str(to.pk)})


def may_take_over(colleague: Person, link: CareLink) -> bool:
    """Whether a colleague can go on in place of who treats now: works here, and treats."""
    works_here = colleague.clinic_id == link.clinic_id and not colleague.left_at
    return bool(works_here and colleague.treats and colleague.joined_at) and (
        colleague.pk != link.therapist_id
    )


def _may_end(link: CareLink, by: Person) -> bool:
    runs_it = by.runs_clinic and by.clinic_id == link.clinic_id
    return bool(by.pk == link.therapist_id or runs_it)


@action("people.care_ended", says=_("The care ended"))
def end_care(link: CareLink, *, by: Person) -> Done[CareLink] | AlreadyDone[CareLink]:
    """End a care link. From the next request on the therapist finds nothing of the client.

    An invitation that is still on its way opens no more once nobody treats the client:
    they would come to an empty room.
    """
    if not _may_end(link, by):
        raise PermissionDenied("Only the therapist, or who runs the clinic.")
    if link.ended_at:
        return AlreadyDone(link)
    link.ended_at = clock.now()
    link.save(update_fields=["ended_at"])
    if not CareLink.objects.filter(client=link.client_id, ended_at=None).exists():
        waiting = Invitation.objects.filter(person=link.client_id).usable()
        waiting.update(withdrawn_at=clock.now())
    raise_counter(link.client)
    return Done(link)


def raise_counter(client: Person, *, plan: bool = True) -> int:
    """Raise the number that tells a client's phone there is news, and return it.

    `plan` is False where only entries and skips changed, and the plan need not be sent.

    Call it inside the transaction that changes what the phone shows. The row stays
    locked until the end, so that no later number can become visible before this one.
    """
    (_raise_both if plan else _raise)(pk=client.pk)
    ((client.counter,),) = _counter(pk=client.pk)
    return client.counter


@change
def _raise(*, pk: UUID) -> tuple[QuerySet[Person], dict[str, Any]]:
    return Person.objects.filter(pk=pk), {"counter": F("counter") + 1}


@change
def _raise_both(*, pk: UUID) -> tuple[QuerySet[Person], dict[str, Any]]:
    raised = F("counter") + 1
    return Person.objects.filter(pk=pk), {"counter": raised, "plan_counter": raised}


def raise_talk_counter(client: Person) -> int:
    """Raise the counter because a message or the list for the next session changed."""
    seq = raise_counter(client, plan=False)
    note_talk(client, seq)
    return seq


def note_talk(client: Person, seq: int) -> None:
    """Note that what changed at `seq` was said, so that a pull asks for it, and no other does."""
    _note_talk(pk=client.pk, seq=seq)
    client.talk_counter = seq


@change
def _note_talk(*, pk: UUID, seq: int) -> tuple[QuerySet[Person], dict[str, Any]]:
    return Person.objects.filter(pk=pk), {"talk_counter": seq}


@question
def _counter(*, pk: UUID) -> QuerySet[Person, tuple[int]]:
    return Person.objects.filter(pk=pk).values_list("counter")

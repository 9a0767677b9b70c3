"""Who may open what. The only place where grants for the vault are made."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import CareLink, Consent, ConsentPurpose, Person
from midweek.people.vault import Grant, open_sealed


def grant_to_client(client: Person, *, by: Person, purpose: str) -> Grant:
    """Leave for `by` to open what is sealed for `client`: the client, or who treats them now."""
    if by.pk != client.pk and not treats(by, client):
        raise PermissionDenied("No care link.")
    return Grant(clinic_id=client.clinic_id, client_id=client.pk, actor_id=by.pk, purpose=purpose)


def grant_to_own_notes(client: Person, *, by: Person) -> Grant:
    """Leave for `by`, who treats the client now, to open what they noted for themselves."""
    if not treats(by, client):
        raise PermissionDenied("No care link.")
    return Grant(client.clinic_id, client.pk, by.pk, purpose="process notes", own=True)


def treats(therapist: Person, client: Person) -> bool:
    """Whether an open care link joins the two."""
    if therapist.clinic_id != client.clinic_id or therapist.is_client:
        return False
    return bool(_links(client=client.pk, therapist=therapist.pk))


@question
def _links(*, client: UUID, therapist: UUID) -> "QuerySet[CareLink, tuple[UUID]]":
    found = CareLink.objects.filter(client=client, therapist=therapist, ended_at=None)
    return found.values_list("pk")


def names_grant(by: Person) -> Grant:
    """Leave to open names within one's own clinic."""
    return Grant(clinic_id=by.clinic_id, client_id=None, actor_id=by.pk, purpose="names")


def name_of(person: Person, *, by: Person) -> str:
    """The name of someone whom `by` may see."""
    return str(open_sealed(person, "name", grant=names_grant(by)))


def given_name(full: str) -> str:
    """What to call someone whose full name is known: the first word of it."""
    return full.split()[0] if full.split() else full


def grants_to_caseload(therapist: Person, *, purpose: str) -> dict[UUID, Grant]:
    """Leave to open what is sealed for each client `therapist` treats now, in one question."""
    return {
        client_id: Grant(
            clinic_id=therapist.clinic_id,
            client_id=client_id,
            actor_id=therapist.pk,
            purpose=purpose,
        )
        for (client_id,) in _treated(therapist=therapist.pk)
        if not therapist.is_client
    }


@question
def _treated(*, therapist: UUID) -> "QuerySet[CareLink, tuple[UUID]]":
    links = CareLink.objects.filter(therapist=therapist, ended_at=None)
    return links.values_list("client_id")


def grant_to_stand_in(client: Person, *, by: Person) -> Grant:
    """Leave for the clinic's deputy to open a notice that nobody took up in time.

    Which notices those are is for `Notice.objects.passed_to` to say, and must be asked first.
    """
    if by.clinic_id != client.clinic_id or by.is_client or by.left_at:
        raise PermissionDenied("Not of this clinic.")
    return Grant(
        clinic_id=client.clinic_id,
        client_id=client.pk,
        actor_id=by.pk,
        purpose="a notice nobody took up",
    )


def grants_to_count(*, clinic_id: UUID) -> dict[UUID, Grant]:
    """Leave for the worker to open the numbers of clients in care who agreed to be counted."""
    agreed = Consent.objects.in_force().filter(purpose=ConsentPurpose.POOLED, granted=True)
    treated = CareLink.objects.filter(ended_at=None, client__in=agreed.values("client"))
    return {
        client_id: Grant(
            clinic_id=clinic_id, client_id=client_id, actor_id=None, purpose="counting"
        )
        for client_id in treated.values_list("client_id", flat=True).distinct()
    }


def grant_to_remind(client_id: UUID, *, clinic_id: UUID) -> Grant:
    """Leave for the worker to open where one client's reminders go, and in which words."""
    return Grant(clinic_id=clinic_id, client_id=client_id, actor_id=None, purpose="reminding")


def grant_to_prove(
    client_id: UUID | None, writer_id: UUID | None = None, *, clinic_id: UUID
) -> Grant:
    """Leave for a restore drill to find out whether values open. What they say goes nowhere."""
    return Grant(
        clinic_id=clinic_id,
        client_id=client_id,
        actor_id=writer_id,
        purpose="drill",
        own=writer_id is not None,
    )

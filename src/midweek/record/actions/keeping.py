"""For how long records are kept, what holds one, and taking care up again."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.people.access import treats
from midweek.people.actions.care import raise_counter
from midweek.people.models import CareLink, Clinic, Person
from midweek.people.vault import seal
from midweek.record.actions.erasing import erase_all_of
from midweek.record.models import YEARS, LegalHold, Retention
from midweek.record.queries.keeping import over


def _must_run(clinic_id: object, by: Person) -> None:
    if not by.runs_clinic or by.clinic_id != clinic_id:
        raise PermissionDenied("Only who runs the clinic.")


@action("record.keeping_decided", says=_("It was decided how long records are kept"))
def keep_for(
    clinic: Clinic, years: int | None, *, by: Person
) -> Done[Clinic] | AlreadyDone[Clinic]:
    """Erase each record so many years after the care has ended; None keeps them."""
    _must_run(clinic.pk, by)
    if years is not None and years not in YEARS:
        raise ValidationError(_("Choose one of these numbers of years."))
    known = Retention.objects.filter(clinic=clinic).first()
    if (known.years if known else None) == years:
        return AlreadyDone(clinic)
    Retention.objects.filter(clinic=clinic).delete()
    if years:
        Retention(clinic=clinic, years=years, decided_by=by).save()
    return Done(clinic, {"years": years})


@action("record.held", says=_("The record was put under a legal hold"))
def hold(client: Person, *, reason: str, by: Person) -> Done[LegalHold] | AlreadyDone[LegalHold]:
    """Keep a record from being erased, by any rule and by anybody, until the hold is lifted."""
    _must_treat_or_run(client, by)
    if not reason.strip():
        raise ValidationError(_("Say why the record must stay."))
    known = LegalHold.objects.in_force().filter(client=client).first()
    if known:
        return AlreadyDone(known)
    one = LegalHold(clinic_id=client.clinic_id, client=client, by=by)
    seal(one, reason=reason.strip())
    one.save(force_insert=True)
    return Done(one)


@action("record.hold_lifted", says=_("The legal hold was lifted"))
def lift(one: LegalHold, *, by: Person) -> Done[LegalHold] | AlreadyDone[LegalHold]:
    """Let a record go its way again."""
    _must_treat_or_run(one.client, by)
    if one.lifted_at:
        return AlreadyDone(one)
    one.lifted_at, one.lifted_by = clock.now(), by
    one.save(update_fields=["lifted_at", "lifted_by"])
    return Done(one)


def _must_treat_or_run(client: Person, by: Person) -> None:
    if not treats(by, client):
        _must_run(client.clinic_id, by)


@action("record.let_go", says=_("A record was erased: it had been kept long enough"))
def let_go(client: Person, *, by: System) -> Done[Person]:
    """Erase one record that the clinic's rule keeps no longer."""
    if client not in over(client.clinic):
        raise PermissionDenied("It is not over, or it is held.")
    return Done(client, {"rows": erase_all_of(client)})


@action("record.care_reopened", says=_("The care was taken up again"))
def reopen(client: Person, *, to: Person, by: Person) -> Done[CareLink]:
    """Let somebody of the clinic treat a client again whose care had ended."""
    _must_run(client.clinic_id, by)
    works_here = to.clinic_id == client.clinic_id and to.joined_at and not to.left_at
    if not (works_here and to.treats):
        raise ValidationError(_("Choose a colleague who treats clients here."))
    if CareLink.objects.filter(client=client, ended_at=None).exists():
        raise ValidationError(_("Somebody treats this client."))
    link = CareLink(clinic_id=client.clinic_id, client=client, therapist=to, since=clock.now())
    link.save(force_insert=True)
    raise_counter(client)
    return Done(link)

"""Erase a client: rows, account and key, for good and in every backup to come."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, action
from midweek.audit.scope import in_clinic
from midweek.people.access import treats
from midweek.people.models import Person
from midweek.record.backup import ledger
from midweek.record.erasing import delete, destroy_keys, everything_of
from midweek.record.queries.keeping import is_held


@action("record.client_erased", says=_("A client was erased, with everything about them"))
def erase(client: Person, *, by: Person) -> Done[Person]:
    """Erase a client whom `by` treats. Nothing brings them back, not even an old backup.

    The lines of the audit trail stay; they hold ids, and without the rows an id means nothing.
    """
    if not client.is_client or not treats(by, client):
        raise PermissionDenied("Only who treats the client.")
    if is_held(client):
        raise ValidationError(_("A legal hold keeps this record. Lift it first."))
    return Done(client, {"rows": erase_all_of(client)})


def erase_all_of(client: Person) -> int:
    """Delete every row and destroy the key, inside the deed that decided it.

    The ledger is written first and lies with the keys: when the server dies in between, it
    goes on erasing at its next start.
    """
    rows = everything_of(client)
    ledger.note(client.pk)
    count = delete(rows)
    transaction.on_commit(lambda: _destroy_keys(client))
    return count


def _destroy_keys(client: Person) -> None:
    # Its own scope: by the time that rows are gone for good, the deed's may have ended.
    with in_clinic(client.clinic_id):
        destroy_keys(client.pk)

"""Letting somebody in whose account was made a moment ago, with the way they chose."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from midweek.audit.scope import in_clinic
from midweek.people.actions.accounts import note_factor_added
from midweek.people.entering import factors
from midweek.people.entering.letting_in import let_in_by_passkey, let_in_new
from midweek.people.entering.own import own_account
from midweek.people.models import Person

SECOND = "/account/second-factor/?next="


def enrol_and_let_in(
    request: HttpRequest,
    person: Person,
    *,
    credential: dict[str, Any] | None,
    password: str | None,
    then: str,
) -> HttpResponse:
    """Keep the passkey that was checked, or go by the password; then open the first session.

    Staff who chose a password are led to a second factor before anything else.
    """
    account = own_account(person)
    if credential is None:
        place = then if person.is_client else f"{SECOND}{then}"
        proof = "password" if password else "invitation"
        return let_in_new(request, account, proof=proof, then=place)
    passkey = factors.keep_passkey(account, credential)
    with in_clinic(person.clinic_id):
        note_factor_added(person, factor="passkey", by=person)
    return let_in_by_passkey(request, passkey, then=then, is_new=True)

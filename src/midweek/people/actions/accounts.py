"""Deeds on one's own account: signing in, changing how, signing out everywhere."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, action
from midweek.people.models import Account, Person
from midweek.people.models.accounts import address_index
from midweek.people.vault import seal


@action("people.signed_in", says=_("Somebody signed in"))
def note_sign_in(person: Person, *, by: Person) -> Done[Person]:
    """Write down that a session was opened."""
    _must_be_self(person, by)
    return Done(person)


@action("people.factor_added", says=_("A way to sign in was added"))
def note_factor_added(person: Person, *, factor: str, by: Person) -> Done[Person]:
    """Write down that a passkey or a code app was added."""
    _must_be_self(person, by)
    return Done(person, {"factor": factor})


@action("people.factor_removed", says=_("A way to sign in was removed"))
def note_factor_removed(person: Person, *, factor: str, by: Person) -> Done[Person]:
    """Write down that a passkey or a code app was removed."""
    _must_be_self(person, by)
    return Done(person, {"factor": factor})


@action("people.password_changed", says=_("A password was changed"))
def change_password(person: Person, *, password: str, by: Person) -> Done[Person]:
    """Set a new password. Every other session of the account ends with it."""
    _must_be_self(person, by)
    Account.objects.filter(person=person).update(password=make_password(password))
    return Done(person)


@action("people.address_changed", says=_("An e-mail address was changed"))
def change_address(person: Person, *, email: str, by: Person) -> Done[Person]:
    """Sign in with another address from now on."""
    _must_be_self(person, by)
    Account.objects.filter(person=person).update(username=address_index(email))
    seal(person, email=email)
    person.save(update_fields=["email"])
    return Done(person)


@action("people.signed_out_everywhere", says=_("Somebody signed out everywhere"))
def sign_out_everywhere(person: Person, *, but: str | None, by: Person) -> Done[Person]:
    """End every session of the account, but the one named."""
    _must_be_self(person, by)
    sessions = UserSession.objects.filter(user_id=person.account_id).exclude(session_key=but)
    count = 0
    for session in sessions:
        session.end()
        count += 1
    return Done(person, {"sessions": count})


def _must_be_self(person: Person, by: Person) -> None:
    if by.pk != person.pk:
        raise PermissionDenied("Only for oneself.")

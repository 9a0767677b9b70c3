"""The account of somebody who is signed in."""

from midweek.people.models import Account, Person


def own_account(person: Person) -> Account:
    """The account somebody signs in with. Whoever is signed in has one."""
    if person.account is None:
        raise LookupError("This person has never signed in.")
    return person.account

"""The people: a clinic, the persons in it, who cares for whom, and what they agreed to.

A *Clinic* is the tenant whose data is walled off. A *Person* is a client or a member of
staff; an *Account* is how a person signs in. A *CareLink* says "she has been my client
since March", and when that ended. An *Invitation* turns into a person's first sign-in.
A *Consent* is one answer to one question about sharing; the newest answer counts.
A *Contact* is where a client wants reminders to go.
"""

from midweek.people.models.accounts import Account
from midweek.people.models.care import (
    SHARED_WITH_THERAPIST,
    CareLink,
    Consent,
    ConsentPurpose,
)
from midweek.people.models.clinics import Clinic, ClinicOwned, HelpLine
from midweek.people.models.contacts import Contact
from midweek.people.models.keys import WrappedKey
from midweek.people.models.links import Invitation, SignInLink
from midweek.people.models.persons import Device, Person
from midweek.people.models.tries import Tries

__all__ = [
    "SHARED_WITH_THERAPIST",
    "Account",
    "CareLink",
    "Clinic",
    "ClinicOwned",
    "Consent",
    "ConsentPurpose",
    "Contact",
    "Device",
    "HelpLine",
    "Invitation",
    "Person",
    "SignInLink",
    "Tries",
    "WrappedKey",
]

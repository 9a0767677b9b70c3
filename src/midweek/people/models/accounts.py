"""How people sign in. An account knows no name and no address."""

import hashlib
import hmac
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from uuid6 import uuid7


def address_index(email: str) -> str:
    """The blind index of an e-mail address: finds the account, gives away no address."""
    known = email.strip().casefold().encode()
    return hmac.new(settings.SERVER_KEYS.index, known, hashlib.sha256).hexdigest()


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by what people type."""

    def with_address(self, email: str) -> "Account | None":
        """The account of whoever signs in with `email`."""
        return self.filter(username=address_index(email)).first()

    def create_account(
        self,
        *,
        clinic_id: UUID,
        email: str | None,
        password: str | None = None,
        account_id: UUID | None = None,
    ) -> "Account":
        """Make an account that signs in with `email`, or with a passkey alone.

        `account_id` is the id a passkey was already made for.
        """
        account = Account(id=account_id or uuid7(), clinic_id=clinic_id)
        account.username = address_index(email) if email else account.pk.hex
        account.set_password(password)
        account.save(force_insert=True)
        return account


class Account(AbstractBaseUser):
    """A way to sign in. `username` is a blind index of the address, never the address.

    It stands outside the wall between clinics, because nobody knows whose clinic to look
    in before someone has signed in; so it holds nothing but what signing in needs.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    clinic = models.ForeignKey("people.Clinic", models.PROTECT, related_name="+")
    clinic_id: UUID
    username = models.CharField(max_length=64, unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "username"

    plain: ClassVar = {
        "username": "a keyed hash: finds an address someone types, cannot be read back",
        "password": "an Argon2 hash",
        "last_login": "shown to its owner, so that a stranger's sign-in is noticed",
        "is_active": "decides whether sign-in is possible, before any key is at hand",
        "made_at": "an account's age says nothing about care",
    }

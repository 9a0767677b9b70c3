"""What tests about getting in share: a visitor, a code app, an open server to be set up."""

import time

import pytest
from django.test import Client

PASSWORD = "seven quiet lanterns"


@pytest.fixture
def visitor():
    """Somebody's visitor, signed in as nobody, on this machine."""
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def new_visitor():
    """One more browser, somewhere else."""

    def another(**defaults):
        return Client(headers={"Sec-Fetch-Site": "same-origin"}, **defaults)

    return another


def set_password(person, password=PASSWORD):
    person.account.set_password(password)
    person.account.save()


def code_of(secret, *, steps=0):
    from allauth.mfa.totp.internal.auth import hotp_value

    return f"{hotp_value(secret, int(time.time()) // 30 + steps):06}"


@pytest.fixture
def code_app():
    """Give somebody a password and a code app whose newest code was not used yet."""
    from allauth.mfa.totp.internal.auth import generate_totp_secret

    from midweek.people.entering import factors

    def give(person):
        set_password(person)
        secret = generate_totp_secret()
        codes = factors.add_code_app(person.account, secret=secret, code=code_of(secret, steps=-1))
        assert codes
        return secret, codes

    return give

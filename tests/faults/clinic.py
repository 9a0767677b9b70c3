"""Make a data folder with a small clinic whose clients are signed in.

Run as `python -m tests.faults.clinic` with Midweek's settings in the environment; it prints what
the phones of these clients need to know, as JSON.
"""

import json
import time
from typing import Any

CLIENTS = 4
SHARING = {"check_ins": True, "journal": True, "measures": True}


def prepare() -> dict[str, Any]:
    """Open the clinic, let everyone join and sign in."""
    import django

    django.setup()
    from django.core.management import call_command

    from bench.rows import check_in
    from midweek.audit.scope import in_clinic
    from midweek.config.running.prepare import prepare_static_files
    from midweek.people.actions.clinics import open_clinic, say_who_answers, say_who_looks

    for database in ("default", "keyring"):
        call_command("migrate", database=database, verbosity=0)
    prepare_static_files()
    clinic, noor = open_clinic(
        name="Northgate",
        region="GB",
        owner_name="Noor Haddad",
        email="noor@example.org",
        password=None,
    )
    with in_clinic(clinic.pk):
        say_who_looks(clinic, looks_by="Noor", looks_on=[0, 3], by=noor)
        say_who_answers(clinic, deputy=noor, within=24, by=noor)
        clients = [_client(clinic, noor, number) for number in range(CLIENTS)]
        return {
            "cookies": [cookie_of(client.account) for client in clients],
            "clients": [str(client.pk) for client in clients],
            "desk": cookie_of(noor.account, strong=True),
            "version": str(check_in().pk),
            "asked": _asked(clients, noor),
        }


def _client(clinic: Any, therapist: Any, number: int) -> Any:
    from midweek.people.actions.care import invite_client, join

    name = f"Client {number}"
    invitation = invite_client(clinic, name=name, by=therapist).subject
    return join(
        invitation,
        name=name,
        consents=SHARING,
        text_version=1,
        email=f"client{number}@example.org",
        password=None,
        language="en",
        zone="Europe/London",
        by=invitation.person,
    ).subject


def _asked(clients: list[Any], therapist: Any) -> list[list[str]]:
    """Agree on PHQ-9 with each client: the ids of its version and of the assignment."""
    from tests.cast import agree, version_of

    phq9 = str(version_of("phq-9").pk)
    return [[phq9, str(agree(one, "phq-9", by=therapist).pk)] for one in clients]


def cookie_of(account: Any, *, strong: bool = False) -> str:
    """Sign in, for staff with a second factor, and return the cookie as a browser sends it."""
    from django.conf import settings
    from django.test import Client

    browser = Client()
    browser.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    if strong:
        session = browser.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
        session["account_authentication_methods_user"] = str(account.pk)
        session.save()
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={browser.cookies[name].value}"


if __name__ == "__main__":
    print(json.dumps(prepare()))

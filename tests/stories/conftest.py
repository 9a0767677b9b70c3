"""The phone's modules without a server, and a worksheet that asks every plain kind of question."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

MODULES = Path("src/midweek/phone/static/phone")
WORKSHEET = (Path(__file__).parents[1] / "cases" / "every-kind.json").read_text("utf-8")
PUT_IT_IN = """
from midweek.audit.scope import in_clinic
from midweek.library.actions.shelf import add_activity
from midweek.library.definition import Definition
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
clinic = Clinic.objects.get(name="Northgate")
with in_clinic(clinic.pk):
    noor = next(p for p in Person.objects.filter(treats=True) if name_of(p, by=p) == "Noor Naseri")
    add_activity(clinic, Definition.read({worksheet!r}), by=noor)
"""


@pytest.fixture
def modules(phone: Page) -> Page:
    """A page that can import each module of the phone by its path."""

    def serve(route: Route) -> None:
        path = MODULES / route.request.url.split("/", 3)[3]
        if path.suffix == ".js":
            route.fulfill(body=path.read_text("utf-8"), content_type="text/javascript")
        else:
            route.fulfill(
                body="<!doctype html><title>.</title><main></main>", content_type="text/html"
            )

    phone.route("**/*", serve)
    phone.goto("http://localhost/page")
    return phone


@pytest.fixture(scope="session")
def worksheet(clinic_server) -> str:
    """The worksheet, in the clinic's library."""
    clinic_server.python(PUT_IT_IN.format(worksheet=WORKSHEET))
    return "every-kind"

"""A question without signal, an answer at the desk, and both know that it was read."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import LAPTOP
from tests.fixtures.phones import all_sent, go, keeps_offline, settled
from tests.stories.test_how_the_phone_looks import SMALL_TARGETS, fits

NOOR = """
import time
from django.test import Client
from midweek.audit.scope import in_clinic
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    noor = next(p for p in Person.objects.filter(treats=True) if name_of(p, by=p) == "Noor Naseri")
    account = noor.account
browser = Client()
browser.force_login(account)
session = browser.session
session["account_authentication_methods"] = [
    {"method": "mfa", "type": "webauthn", "at": time.time()}
]
session["account_authentication_methods_user"] = str(account.pk)
session.save()
print(session.session_key)
"""
A_DAY_LATER = """
from datetime import timedelta
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic
from midweek.practice.models import Message
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    for message in Message.objects.waiting():
        earlier = message.received_at - timedelta(hours=30)
        Message.objects.filter(pk=message.pk).update(received_at=earlier)
"""
QUESTION = "Does the way to the bakery count?"


@pytest.fixture
def mira(client_of):
    return client_of("check-in", "ten-minute-walk")


@pytest.fixture
def desk(clinic_server, new_context):
    """Noor's laptop."""
    context = new_context(**{**LAPTOP, "locale": "en-GB"})
    key = clinic_server.python(NOOR).strip().splitlines()[-1]
    context.add_cookies([{"name": "sessionid", "value": key, "url": clinic_server.address}])
    return context.new_page()


def task(mira):
    return f"{mira.server.address}/app/task/{mira.plan['ten-minute-walk']}"


def thread(mira):
    return f"{mira.server.address}/clients/{mira.id}/messages/{mira.plan['ten-minute-walk']}/"


def ask(page, words=QUESTION):
    page.get_by_label("Write to Noor about this").fill(words)
    page.get_by_role("button", name="Send to Noor").click()
    expect(page.get_by_text(words, exact=True)).to_be_visible()


def test_a_question_without_signal_is_answered_and_both_know_it_was_read(mira, desk, axe):
    phone = mira.open(f"task/{mira.plan['ten-minute-walk']}")
    settled(phone)
    keeps_offline(phone)
    phone.context.set_offline(True)
    ask(phone)
    expect(phone.get_by_role("listitem").filter(has_text="Saved on this phone.")).to_be_visible()
    expect(phone.get_by_role("status").filter(has_text="Call 999")).to_be_visible()

    phone.context.set_offline(False)
    go(phone, task(mira))
    all_sent(phone)
    settled(phone)
    expect(phone.get_by_text("Not answered yet. Noor answers by")).to_be_visible()
    axe(phone)

    mira.server.python(A_DAY_LATER)
    desk.goto(f"{mira.server.address}/caseload/")
    expect(desk.get_by_text("waits for an answer").first).to_be_visible()
    desk.goto(f"{mira.server.address}/messages/")
    expect(desk.get_by_text(QUESTION)).to_have_count(0)
    desk.goto(thread(mira))
    expect(desk.get_by_text(QUESTION)).to_be_visible()
    axe(desk)

    desk.get_by_role("button", name="That counts.").press("Enter")
    expect(desk.get_by_label("Your message")).to_have_value("That counts.")
    expect(desk.get_by_label("Your message")).to_be_focused()
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("has not read this yet")).to_be_visible()
    desk.goto(f"{mira.server.address}/caseload/")
    expect(desk.get_by_text("waits for an answer")).to_have_count(0)

    go(phone, f"{mira.server.address}/app/plan")
    settled(phone)
    phone.get_by_role("link", name="New message").first.click()
    expect(phone.get_by_text("That counts.")).to_be_visible()
    expect(phone.get_by_text("Noor read this on")).to_be_visible()
    # The phone tells of the reading once the words are on its screen, so the desk looks again.
    for _turn in range(20):
        desk.goto(thread(mira))
        if desk.get_by_text("read this on").is_visible():
            break
        phone.wait_for_timeout(250)
    expect(desk.get_by_text("read this on")).to_be_visible()
    go(phone, f"{mira.server.address}/app/plan")
    expect(phone.get_by_role("link", name="New message")).to_have_count(0)


def test_a_message_is_taken_back_until_it_is_read(mira, desk):
    phone = mira.open(f"task/{mira.plan['ten-minute-walk']}")
    settled(phone)
    ask(phone)
    phone.get_by_role("button", name="Undo").press("Enter")
    expect(phone.get_by_text("Taken back before it was read.")).to_be_visible()

    all_sent(phone)
    desk.goto(thread(mira))
    expect(desk.get_by_text("Taken back before it was read.")).to_be_visible()
    expect(desk.get_by_text(QUESTION)).to_have_count(0)


def test_both_fill_the_list_for_the_session_and_either_works_it_off(mira, desk, axe):
    phone = mira.open("note")
    settled(phone)
    keeps_offline(phone)
    phone.context.set_offline(True)
    phone.get_by_label("Something to talk about").fill("The call with my sister")
    phone.get_by_role("button", name="Put it on the list").press("Enter")
    expect(phone.get_by_text("The call with my sister")).to_be_visible()
    phone.context.set_offline(False)
    go(phone, f"{mira.server.address}/app/note")
    all_sent(phone)
    axe(phone)
    fits(phone)

    here = f"{mira.server.address}/clients/{mira.id}/messages/"
    desk.goto(here)
    expect(desk.get_by_text("The call with my sister", exact=True)).to_be_visible()
    desk.get_by_label("Add something to talk about").fill("How the evenings went")
    desk.get_by_role("button", name="Put it on the list").click()
    row = desk.get_by_role("listitem").filter(has_text="The call with my sister")
    talked = row.get_by_role("button", name="Talked about")
    talked.press("Enter")
    desk.get_by_role("button", name="Undo").press("Enter")
    expect(talked).to_be_visible()
    axe(desk)

    go(phone, f"{mira.server.address}/app/note")
    settled(phone)
    expect(phone.get_by_text("How the evenings went")).to_be_visible()
    phone.get_by_role("button", name="Talked about: The call with my sister").click()
    expect(phone.get_by_text("The call with my sister")).to_have_count(0)
    all_sent(phone)
    desk.goto(here)
    expect(talked).to_have_count(0)


def test_leave_it_and_talk_stands_on_the_list_at_once(mira):
    phone = mira.open("today")
    settled(phone)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="More for “Ten-minute walk”").click()
    phone.get_by_role("button", name="Too hard", exact=True).click()
    phone.get_by_role("button", name="Leave it and talk").click()
    expect(phone.get_by_text("It is on your list for the next session.")).to_be_visible()
    phone.context.set_offline(False)

    go(phone, f"{mira.server.address}/app/note")
    expect(phone.get_by_text("“Ten-minute walk” was too hard. Leave it and talk.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_task_stands_in_nobodys_way(mira, axe, scheme):
    for options in ({"color_scheme": scheme}, {"viewport": {"width": 320, "height": 640}}):
        page = mira.phone(**options)
        go(page, task(mira))
        settled(page)
        expect(page.get_by_role("link", name="Start")).to_be_visible()
        axe(page)
        fits(page)
        assert page.evaluate(SMALL_TARGETS) == []

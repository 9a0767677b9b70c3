"""A push, delivered as a push service would: the words of the phone, a tap, and "Later"."""

import json

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent
from tests.fixtures.reminded import (
    A_REMINDER,
    ADDRESSES,
    KEYS,
    RENEWED,
    Pushes,
    a_phone,
    kept,
    reminders_of,
    visit,
)


@pytest.fixture
def sam(client_of):
    return client_of("check-in", "ten-minute-walk")


@pytest.fixture
def phone(sam):
    """Sam's phone, on which the browser's question is answered with yes."""
    return a_phone(sam, "granted")


@pytest.fixture
def pushes(sam, phone):
    """A phone that was signed up, and what delivers pushes to it."""
    visit(sam, phone, "reminders")
    phone.get_by_role("switch", name="Remind me").click()
    phone.get_by_role("link", name="Can reminders reach this phone?").click()
    phone.get_by_role("button", name="Allow reminders").click()
    expect(phone.get_by_text("Yes. Reminders can reach this phone.")).to_be_visible()
    kept(sam, phone, wanted=True, reached=True)
    return Pushes(sam, phone)


def test_from_the_notification_to_a_saved_entry_it_takes_three_taps(sam, phone, pushes):
    visit(sam, phone, "progress")
    pushes.deliver(**A_REMINDER)
    [shown] = pushes.shown()
    assert shown == {
        "title": "Midweek",
        "body": "You have something planned",
        "tag": "midweek",
        "actions": ["Later"],
    }

    pushes.tap()
    phone.wait_for_url("**/app/check-in")
    phone.get_by_role("radio", name="OK", exact=True).click()
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("That’s all for today.")).to_be_visible()
    all_sent(phone)
    assert [entry["answers"] for entry in sam.kept()["entries"]] == [{"mood": 3}]


def test_a_second_reminder_replaces_the_first(sam, phone, pushes):
    pushes.deliver(**A_REMINDER)
    pushes.shown()
    pushes.deliver(**(A_REMINDER | {"kind": "measure"}))

    pushes.says("A few questions are ready")


def test_words_from_outside_never_reach_the_lock_screen(sam, phone, pushes):
    pushes.deliver(title="canary", body="canary", kind="canary", notification={"title": "canary"})

    [shown] = pushes.shown()
    assert "canary" not in json.dumps(shown)
    assert shown["body"] == "You have something planned"


def test_own_words_and_the_language_are_those_of_the_phone(sam, phone, pushes):
    visit(sam, phone, "reminders")
    phone.get_by_role("radio", name="My own words").check()
    phone.get_by_label("Your words").fill("tea?")
    kept(sam, phone, words="tea?")
    pushes.deliver(**A_REMINDER)
    pushes.says("tea?")

    phone.get_by_role("radio", name="“You have something planned”").check()
    visit(sam, phone, "settings")
    phone.get_by_label("Language").select_option("Deutsch")
    expect(phone.get_by_role("heading", name="Einstellungen")).to_be_visible()
    pushes.deliver(**A_REMINDER)
    pushes.says("Sie haben etwas geplant")
    assert pushes.shown()[0]["actions"] == ["Später"]


def test_later_is_told_to_the_clinic_without_opening_a_screen(sam, phone, pushes):
    pushes.deliver(**A_REMINDER)
    pushes.shown()

    pushes.tap("later")

    pushes.shown(0)
    assert "/app/reach" in phone.url, "the screen stays where it was"
    visit(sam, phone, "settings")
    all_sent(phone)
    assert reminders_of(sam)["later_of"] == A_REMINDER["id"]


def test_later_without_signal_waits_on_the_phone(sam, phone, pushes):
    pushes.deliver(**A_REMINDER)
    pushes.shown()
    phone.context.set_offline(True)
    pushes.tap("later")
    expect(phone.locator("html")).to_have_attribute("data-unsent", "1")
    assert reminders_of(sam)["later_of"] is None

    phone.context.set_offline(False)
    all_sent(phone)
    assert reminders_of(sam)["later_of"] == A_REMINDER["id"]


def test_an_address_that_the_push_service_renews_is_told_to_the_clinic(sam, phone, pushes):
    pushes.worker.evaluate(
        """(keys) => { const renewed = new ExtendableEvent('pushsubscriptionchange');
        renewed.newSubscription = { options: {}, toJSON: () =>
          ({ endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/renewed', keys }) };
        self.dispatchEvent(renewed); }""",
        KEYS,
    )
    for _ in range(15):
        if RENEWED in sam.server.python(ADDRESSES.format(id=sam.id)):
            return
        phone.wait_for_timeout(500)
    raise AssertionError("the clinic did not hear of it")


def test_where_the_phones_store_cannot_be_read_the_plainest_line_is_shown(sam, phone, pushes):
    pushes.worker.evaluate("() => { IDBFactory.prototype.open = () => { throw new Error(); }; }")

    pushes.deliver(**A_REMINDER)

    pushes.says("Hello from Midweek")


def test_signing_out_takes_the_phone_off_the_list(sam, phone, pushes):
    visit(sam, phone, "settings")
    phone.get_by_role("button", name="Sign out", exact=True).click()
    phone.get_by_role("button", name="Sign out and clear").click()

    phone.wait_for_url("**/sign-in/**")
    assert reminders_of(sam)["reached"] is False

"""The client decides who sees what, from the phone, and a hard answer is followed by the rest."""

from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, go, settled

CONSENTS = """
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic, Consent, Person
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    client = Person.objects.get(pk={id!r})
    found = Consent.objects.filter(client=client, ended_at=None, granted=True)
    print(sorted(found.values_list("purpose", flat=True)))
"""


def test_before_questionnaires_are_closed_the_app_says_which_answer_is_not(client_of):
    page = client_of().open("settings")
    settled(page)

    page.get_by_role("switch", name="Questionnaires").click()

    expect(
        page.get_by_text("Answers about death or self-harm are still shown to Noor")
    ).to_be_visible()


def test_sharing_is_stopped_after_one_question_and_begun_again_without(client_of):
    sam = client_of()
    page = sam.open("settings")
    settled(page)
    switch = page.get_by_role("switch", name="Journal, one by one")
    expect(switch).to_be_checked()

    switch.click()
    expect(page.get_by_text("From now on Noor cannot open these, old ones too.")).to_be_visible()
    page.get_by_role("button", name="Stop sharing").click()
    expect(switch).not_to_be_checked()
    expect(page.get_by_text("Everything is sent.")).to_be_visible()
    all_sent(page)
    assert "journal" not in sam.server.python(CONSENTS.format(id=sam.id))
    go(page, f"{sam.server.address}/app/write")
    expect(page.get_by_text("Only you can see this. Sharing is off in Settings.")).to_be_visible()

    go(page, f"{sam.server.address}/app/settings")
    switch.click()
    expect(switch).to_be_checked()
    all_sent(page)
    assert "journal" in sam.server.python(CONSENTS.format(id=sam.id))


def test_being_counted_with_others_is_off_until_asked_for_and_ends_with_one_tap(client_of):
    sam = client_of()
    page = sam.open("settings")
    settled(page)
    switch = page.get_by_role("switch", name="Counted with others")
    expect(switch).not_to_be_checked()

    for agreed in (True, False):
        switch.click()
        expect(switch).to_be_checked(checked=agreed)
        all_sent(page)
        assert ("pooled" in sam.server.python(CONSENTS.format(id=sam.id))) is agreed


def test_a_questionnaire_that_is_not_shared_says_which_answer_is_still_seen(client_of):
    sam = client_of()
    page = sam.open("settings")
    settled(page)
    page.get_by_role("switch", name="Questionnaires").click()
    page.get_by_role("button", name="Stop sharing").click()
    expect(page.get_by_text("Everything is sent.")).to_be_visible()
    expect(page.get_by_role("switch", name="Questionnaires")).not_to_be_checked()
    go(page, f"{sam.server.address}/app/do/{sam.plan['phq-9']}")
    expect(
        page.get_by_text("Answers about death or self-harm are still shown to Noor")
    ).to_be_visible()
    page.get_by_role("button", name="Start").click()
    for number in range(1, 11):
        expect(page.get_by_text(f"{number} of 10")).to_be_visible()
        page.get_by_role("radio").first.click()
    expect(page.get_by_role("button", name="Done")).to_be_visible()
    expect(page.get_by_role("button", name="Send to Noor")).to_be_hidden()


def test_the_finished_questionnaire_follows_the_hard_answer(client_of):
    sam = client_of()
    page = sam.open(f"do/{sam.plan['phq-9']}")
    settled(page)
    page.get_by_role("button", name="Start").click()
    for number in range(1, 10):
        expect(page.get_by_text(f"{number} of 10")).to_be_visible()
        answer = "Nearly every day" if number == 9 else "Not at all"
        page.get_by_role("radio", name=answer).click()
    expect(page.get_by_text("You deserve help with that today.")).to_be_visible()
    page.get_by_role("link", name="Back to the questions").click()
    expect(page.get_by_text("10 of 10")).to_be_visible()
    page.get_by_role("radio").first.click()
    page.get_by_role("button", name="Send to Noor").click()
    expect(page.get_by_text("You can talk it through in your session.")).to_be_visible()
    all_sent(page)

    partial, whole = sam.kept()["entries"]
    assert (partial["finished"], whole["finished"]) == (False, True)
    assert whole["replaces"] == partial["id"]


ANSWERS = """
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_client
from midweek.people.models import Clinic, Person
from midweek.people.vault import open_sealed
from midweek.practice.models import Entry
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    client = Person.objects.get(pk={id!r})
    grant = grant_to_client(client, by=client, purpose="looking")
    found = Entry.objects.filter(client=client)
    print([(each.finished, open_sealed(each, "answers", grant=grant)) for each in found])
"""


def test_the_words_of_a_private_activity_stay_on_the_phone(client_of):
    sam = client_of("self-compassion-letter")
    page = sam.open(f"do/{sam.plan['self-compassion-letter']}")
    expect(page.get_by_text("Noor sees only that you did it.")).to_be_visible()
    page.get_by_role("button", name="Start").click()
    for number in range(1, 5):
        expect(page.get_by_text(f"{number} of 4")).to_be_visible()
        field = page.locator("input.field, textarea.field")
        if field.count():
            field.first.fill("a canary in a kind letter")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Done").click()
    all_sent(page)

    assert sam.server.python(ANSWERS.format(id=sam.id)).strip().splitlines()[-1] == "[(True, {})]"
    go(page, f"{sam.server.address}/app/journal")
    expect(page.get_by_text("a canary in a kind letter").first).to_be_visible()
    expect(page.get_by_text("Only me").first).to_be_visible()

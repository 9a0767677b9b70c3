"""A picture stays on the phone, is shared without signal, reaches Noor bare, and is hidden."""

import json
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, drawn, go, keeps_offline, settled
from tests.practice.test_files import PLACE, photo

AGREE = """
from midweek.audit.scope import in_clinic
from midweek.library.actions.shelf import add_activity
from midweek.library.definition import Definition
from midweek.library.models import Activity
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
from tests.cast import agree
from tests.practice.test_files import ACTIVITY
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    people = Person.objects.all()
    noor = next(p for p in people.filter(treats=True) if name_of(p, by=p) == "Noor Naseri")
    if not Activity.objects.filter(slug="draw-it").exists():
        owner = next(p for p in people if p.runs_clinic)
        add_activity(noor.clinic, Definition.model_validate(ACTIVITY), by=owner)
    print(agree(people.get(pk={id!r}), "draw-it", by=noor).pk)
"""
WHAT_NOOR_SEES = """
import json
from django.test import Client
from midweek.audit.scope import in_clinic
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
from midweek.practice.models import SharedFile
from midweek.practice.actions.files import open_file
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    noor = next(p for p in Person.objects.filter(treats=True) if name_of(p, by=p) == "Noor Naseri")
    mine = SharedFile.objects.visible_to(noor).filter(client={id!r})
    print(json.dumps([[f.type, f.content.hex()] for f in (open_file(m, by=noor) for m in mine)]))
"""


@pytest.fixture
def sam(client_of):
    """A client whose plan asks for a picture."""
    owner = client_of("check-in")
    owner.plan["draw-it"] = owner.server.python(AGREE.format(id=owner.id)).strip().splitlines()[-1]
    return owner


def seen(sam):
    """What Noor can open of it."""
    return json.loads(sam.server.python(WHAT_NOOR_SEES.format(id=sam.id)).strip().splitlines()[-1])


def look_and_choose(sam, page):
    """Open the task and choose a picture."""
    go(page, f"{sam.server.address}/app/do/{sam.plan['draw-it']}")
    page.get_by_role("button", name="Start").click()
    picture = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": photo(size=(800, 600))}
    page.get_by_label("Take or choose a picture").set_input_files(picture)
    expect(page.get_by_role("img", name="Your picture")).to_be_visible()


def finish(page):
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Saved. Thanks for making room.")).to_be_visible()


def test_a_picture_that_is_not_shared_never_leaves_the_phone(sam, axe):
    page = sam.open("today")
    settled(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url))

    look_and_choose(sam, page)
    expect(page.get_by_role("radio", name="Only this phone")).to_be_checked()
    axe(page)
    finish(page)
    all_sent(page)

    assert [url for url in sent if "/files/" in url] == []
    assert seen(sam) == []
    answer = sam.kept()["entries"][0]["answers"]["sight"]
    assert answer["shared"] is False
    go(page, f"{sam.server.address}/app/moment/{sam.kept()['entries'][0]['id']}")
    expect(page.get_by_role("img", name="Your picture")).to_be_visible()
    expect(page.get_by_role("button", name="Share")).to_have_count(0)

    go(page, f"{sam.server.address}/app/settings")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("1 picture or recording is only on this phone.")).to_be_visible()


def test_a_picture_is_shared_without_signal_sent_bare_and_hidden_again(sam, axe):
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    look_and_choose(sam, page)
    page.get_by_text("Noor and me").click()
    expect(page.get_by_text("Where and when it was made is left out.")).to_be_visible()
    finish(page)
    assert seen(sam) == []

    page.context.set_offline(False)
    go(page, f"{sam.server.address}/app/settings")
    all_sent(page)
    ((kind, content),) = seen(sam)
    kept = bytes.fromhex(content)
    assert (kind, Image.open(BytesIO(kept)).size) == ("image/webp", (800, 600))
    assert PLACE.encode() not in kept

    go(page, f"{sam.server.address}/app/moment/{sam.kept()['entries'][0]['id']}")
    expect(page.get_by_role("img", name="Your picture")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Stop sharing").click()
    expect(page.get_by_text("Only me")).to_be_visible()
    drawn(page)
    all_sent(page)
    assert seen(sam) == []

    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("button", name="Stop sharing")).to_be_visible()
    drawn(page)
    all_sent(page)
    assert len(seen(sam)) == 1


def test_who_cannot_look_or_draw_answers_in_words(sam):
    page = sam.open("today")
    settled(page)
    go(page, f"{sam.server.address}/app/do/{sam.plan['draw-it']}")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("In words, instead or as well").fill("a door in a wall")
    finish(page)
    all_sent(page)

    assert sam.kept()["entries"][0]["answers"] == {"sight": {"text": "a door in a wall"}}

"""How somebody wants to be reminded: told by the phone, kept, and heard again in the pull."""

import pytest

from midweek.people.models import Contact
from midweek.people.vault import Grant, open_sealed
from midweek.plans.models import Reminding

CHOICES = {
    "wanted": True,
    "at": "18:30",
    "days": [0, 1, 2, 3, 4],
    "quiet_from": "21:45",
    "quiet_until": "08:00",
    "most_a_day": 1,
    "most_a_week": 5,
    "channels": ["push", "email"],
    "wording": "own",
    "words": "The kettle is on",
    "session_tomorrow": True,
    "paused_until": None,
}
SUBSCRIPTION = {
    "endpoint": "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "p256dh": "B" + "A" * 86,
    "auth": "A" * 22,
}


@pytest.fixture
def tell(sams_phone):
    """Tell something from Sam's phone, and see whether it was kept."""

    def told(kind: str, **says):
        return sams_phone.put(sams_phone.body(kind, **says))

    return told


@pytest.fixture
def heard(sams_phone):
    """What Sam's phone hears about reminders."""
    return lambda: sams_phone.pull()["reminders"]


def test_a_client_chooses_how_to_be_reminded_and_the_phone_hears_it_again(tell, heard):
    assert heard()["choices"]["wanted"] is False

    assert tell("reminders", **CHOICES).status_code == 201

    assert heard()["choices"] == CHOICES
    assert heard()["asks"] is False


def test_own_words_are_sealed_and_must_be_there(cast, tell):
    tell("reminders", **CHOICES)
    refused = tell("reminders", **{**CHOICES, "words": " "})

    assert refused.status_code == 422 and "reminder" in refused.json()["why"]
    with cast.at_northgate():
        assert b"kettle" not in bytes(Reminding.objects.get(client=cast.sam).words)


def test_choices_are_the_clients_alone(cast, tell):
    tell("reminders", **CHOICES)
    with cast.at_northgate():
        assert Reminding.objects.visible_to(cast.sam).count() == 1
        assert not Reminding.objects.visible_to(cast.noor).exists()
        assert not Contact.objects.visible_to(cast.noor).exists()


def test_a_phone_that_takes_reminders_is_heard_of_and_one_that_does_not_too(tell, heard):
    tell("push", permission="granted", subscription=SUBSCRIPTION)
    assert _push(heard)["state"] == "works"

    tell("push", permission="denied", subscription=None)
    assert _push(heard)["state"] == "denied"
    assert len(_push(heard)["devices"]) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://127.0.0.1/wpush",
        "https://updates.push.services.mozilla.com@10.0.0.1/x",
        "https://updates.push.services.mozilla.com.evil.example/x",
    ],
)
def test_a_push_service_that_nobody_knows_is_refused(tell, heard, endpoint):
    answer = tell("push", permission="granted", subscription={**SUBSCRIPTION, "endpoint": endpoint})

    assert answer.status_code == 422
    assert _push(heard)["state"] == "not_set_up"


def test_an_address_is_used_only_once_its_code_came_back(cast, tell):
    tell("address", channel="sms", address="+44 7700 900123")
    with cast.at_northgate():
        contact = Contact.objects.get(client=cast.sam, channel="sms")
        grant = Grant(cast.northgate.pk, cast.sam.pk, None, "test")
        code = open_sealed(contact, "code", grant=grant)
        assert not Contact.objects.usable().exists()
        wrong = "000000" if code != "000000" else "111111"
        tell("address_code", channel="sms", code=wrong)
        assert not Contact.objects.usable().exists()

        assert tell("address_code", channel="sms", code=code).status_code == 201

        assert Contact.objects.usable().get() == contact
        assert open_sealed(contact, "address", grant=grant) == "+447700900123"


def test_a_code_cannot_be_guessed(cast, tell):
    tell("address", channel="email", address="sam@c.example")
    with cast.at_northgate():
        contact = Contact.objects.get(client=cast.sam, channel="email")
        code = open_sealed(
            contact, "code", grant=Grant(cast.northgate.pk, cast.sam.pk, None, "test")
        )
        wrong = "000000" if code != "000000" else "111111"
        answers = [tell("address_code", channel="email", code=wrong).status_code for _ in range(7)]

        assert answers == [201] * 5 + [422] * 2
        assert tell("address_code", channel="email", code=code).status_code == 422


def test_an_address_can_be_forgotten(cast, tell):
    tell("address", channel="email", address="sam@c.example")
    tell("address", channel="email", address=None)
    with cast.at_northgate():
        assert Contact.objects.get(client=cast.sam).address is None


def test_what_is_no_address_is_refused(tell):
    assert tell("address", channel="sms", address="0170 123456").status_code == 422
    assert tell("address", channel="email", address="nobody").status_code == 422


def test_later_and_still_useful_are_kept(cast, tell, heard):
    tell("reminders", **CHOICES)
    tell("later", message="0192f0c0-0000-7000-8000-000000000001", minutes=30)
    tell("still_useful", says="less")

    with cast.at_northgate():
        kept = Reminding.objects.get(client=cast.sam)
    assert str(kept.later_of).endswith("1") and kept.later_at
    assert heard()["choices"]["most_a_week"] == 2


def _push(heard):
    return next(one for one in heard()["channels"] if one["channel"] == "push")

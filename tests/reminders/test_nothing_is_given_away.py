"""What leaves says nothing of anyone, and nothing is called that nobody allowed."""

import re
import sys
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from midweek.reminders.channels.door import Message
from midweek.reminders.channels.sealing_push import quoted
from midweek.reminders.channels.web_push import WebPush
from midweek.reminders.models import Reminder
from midweek.reminders.wording import text_for, text_of_code, text_to_try
from tests.reminders.carriers import AUTH, P256, POINT

F1 = {
    "You have something planned", "There's something new for you", "A few questions are ready",
    "A reminder for tomorrow", "Hello from Midweek",
}  # fmt: skip
ASKED_FOR = {"Reminders arrive here", "Your code is 123456"}
CLINICAL = re.compile(
    r"therap|clinic|klini|praxis|practi|patient|cbt|mood|stimmung|homework|hausaufgab|diagnos|"
    r"depress|anxi|angst|phq|gad|mental|psych|treat|behandl|session|sitzung|check-?in|journal|"
    r"tagebuch|symptom|crisis|krise|miss|verpass|forget|vergess|streak|overdue|\d day|!",
    re.I,
)
PHONE = Path(__file__).parents[2] / "src/midweek/phone/static/phone/words/later"


def everything(language: str) -> set[str]:
    """Every text that can leave in a language, but for somebody's own words."""
    kinds, wordings = Reminder.Kind.values, ("standard", "plainer", "own")
    found = {
        text_for(wording, None, kind, language=language, app="Midweek")
        for kind, wording in product(kinds, wordings)
    }
    return found | {text_of_code("123456", language=language), text_to_try(language=language)}


def test_nothing_leaves_but_what_stands_in_the_list():
    assert everything("en") == F1 | ASKED_FOR


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_no_text_in_any_language_says_what_it_is_about(language):
    words = (PHONE / f"{language}.js").read_text()
    shown = set(re.findall(r'\block_\w+: "([^"]*)"', words))
    assert len(everything(language)) == len(F1 | ASKED_FOR) and len(shown) >= 6

    told = [one for one in everything(language) | shown if CLINICAL.search(one)]

    assert told == []
    if language != "en":
        assert not everything(language) & everything("en")


def test_the_scan_itself_sees_a_word_too_many():
    assert all(map(CLINICAL.search, ("Your CBT homework", "Deine Stimmung", "Don't forget", "Hi!")))


def test_own_words_are_sent_as_they_are():
    told = text_for("own", "The kettle is on", "measure", language="de", app="Midweek")

    assert told == "The kettle is on"


def hostile() -> list[str]:
    """Two hundred addresses that a push service never has."""
    inside = [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "0.0.0.0", "0",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "10.0.0.1", "172.16.0.1",
        "192.168.0.1", "169.254.169.254", "metadata.google.internal", "100.64.0.1", "[fe80::1]",
        "[fd00::1]", "224.0.0.1", "255.255.255.255", "localhost.", "a.internal", "db",
        "example.com",
    ]  # fmt: skip
    good = "fcm.googleapis.com"
    around = [
        "https://{}/push", "http://{}/push", "https://{}:443/push", "https://{}:22/",
        f"https://{good}@{{}}/push", f"https://{{}}#{good}", f"https://{{}}?{good}",
    ]  # fmt: skip
    tricks = [
        f"https://{good}.evil.example/", f"https://evil.example/{good}", f"http://{good}/",
        f"https://{good}:8443/", f"https://{good}:80/", f"https://a:b@{good}/", f"//{good}/",
        f"https://{good}%00.evil.example/", f"https://{good}\\@127.0.0.1/", f"https://{good} /",
        f"https://{good}\n/", f"https://{good}\r\nHost: db/", f"https://x{good}/", "https:///push",
        f"https://{good}/#x", "file:///etc/passwd", "gopher://127.0.0.1:25/", "ftp://db/", "", "x",
        "https://", "https://[", "https://fcm.googleapis.com:99999/", "https://fcm.googleapis.com:x/",
        "https://fcm\u3002googleapis.com/", "https://ﬁrebase.google/", "javascript:alert(1)",
        "https://notify.windows.com/", "https://.notify.windows.com/", "data:,x",
    ]  # fmt: skip
    return [form.format(host) for form in around for host in inside] + tricks


calls: list[tuple] = []
listening = False


@contextmanager
def every_call():
    """Whatever this process looks up or connects to meanwhile."""
    global listening
    calls.clear()
    listening = True
    try:
        yield calls
    finally:
        listening = False


def _heard(event: str, args: tuple) -> None:
    if listening and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        calls.append((event, args))


sys.addaudithook(_heard)


def message_to(endpoint: str) -> Message:
    point = ec.generate_private_key(P256).public_key().public_bytes(*POINT)
    address = {"endpoint": endpoint, "p256dh": quoted(point), "auth": quoted(AUTH)}
    return Message(uuid4(), uuid4(), uuid4(), address, "Midweek", "Hello", "planned", 60)


def test_two_hundred_hostile_endpoints_are_not_even_looked_up():
    push = WebPush(settings.VAPID_KEY, "https://m.example", settings.ENVIRONMENT.push_hosts)
    endpoints = hostile()

    with every_call() as made:
        outcomes = [push.tell(message_to(one)) for one in endpoints]

    assert len(endpoints) >= 200 and made == []
    assert {(one.reason, one.gone) for one in outcomes} == {("endpoint", True)}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_name_on_the_list_that_leads_inside_is_looked_up_and_not_called(host):
    push = WebPush(settings.VAPID_KEY, "https://m.example", (host,))

    with every_call() as made:
        outcome = push.tell(message_to(f"https://{host}/push"))

    assert (outcome.delivered, outcome.gone) == (False, False)
    assert [event for event, _args in made] == ["socket.getaddrinfo"]

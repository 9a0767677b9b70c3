"""What phones tell is kept once, whole, and proved by a receipt; or refused in words."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from uuid6 import uuid7

from midweek.audit.models import AuditLine
from midweek.practice.models import Entry, Month, Notice, Receipt, Skip
from tests.handset import SUNDAY_EVENING, sha256

TUESDAY = {"date": "2026-11-03", "slot": "21:30"}


@pytest.fixture
def kept(cast):
    """How many rows there are of what an operation can leave behind."""

    def counted():
        with cast.at_northgate():
            models = (Receipt, Entry, Skip, Notice, Month)
            lines = AuditLine.objects.filter(kind="practice.received")
            return [model.objects.count() for model in models] + [lines.count()]

    return counted


def test_an_entry_is_kept_and_its_receipt_proves_it(cast, sams_phone, check_in):
    body = sams_phone.entry_body(check_in)
    entry_id = uuid7()

    answer = sams_phone.put(body, id=entry_id)

    assert answer.status_code == 201
    receipt = answer.json()
    assert (receipt["id"], receipt["sha256"]) == (str(entry_id), sha256(body))
    assert receipt["epoch"] == str(cast.northgate.restore_epoch)
    with cast.at_northgate():
        assert Entry.objects.get(pk=entry_id).client == cast.sam


def test_an_entry_sent_many_times_is_kept_once_and_answered_alike(sams_phone, check_in, kept):
    entry_id, body = uuid7(), sams_phone.entry_body(check_in)
    first = sams_phone.put(body, id=entry_id)
    after_one = kept()

    again = [sams_phone.put(body, id=entry_id) for _ in range(5)]
    batch = sams_phone.put_many(*[(entry_id, body.decode())] * 3).json()

    assert [answer.status_code for answer in again] == [200] * 5
    assert {answer.content for answer in again} == {first.content}
    assert [one["receipt"] for one in batch["results"]] == [first.json()] * 3
    assert kept() == after_one


def test_another_body_under_the_same_id_is_a_conflict_and_the_first_stays(
    cast, sams_phone, check_in, kept
):
    entry_id = uuid7()
    first = sams_phone.entry(check_in, id=entry_id, answers={"mood": 2})
    before = kept()

    second = sams_phone.entry(check_in, id=entry_id, answers={"mood": 5})

    assert second.status_code == 409
    assert second.json()["why"]
    assert kept() == before
    assert sams_phone.manifest()["ids"][str(entry_id)] == first.json()["sha256"]


def test_nobody_else_can_take_or_learn_of_an_id(cast, phone_of, sams_phone, check_in):
    entry_id, body = uuid7(), sams_phone.entry_body(check_in)
    sams_phone.put(body, id=entry_id)

    for other in (cast.kim, cast.ida):
        phone = phone_of(other)
        assert phone.put(body, id=entry_id).status_code in (409, 422)
        assert str(entry_id) not in phone.manifest()["ids"]
        assert phone.pull()["entries"] == []


def test_an_entry_of_another_clinics_activity_is_refused(cast, phone_of, check_in):
    answer = phone_of(cast.ida).entry(check_in)

    assert answer.status_code == 422
    assert answer.json()["field"] == "activity"


WRONG = {
    "a mood that does not exist": {"answers": {"mood": 6}},
    "a mood in words": {"answers": {"mood": "good"}},
    "a truth for a number": {"answers": {"mood": True}},
    "a question that was not asked": {"answers": {"mood": 3, "salary": 1}},
    "a required answer left open": {"answers": {}},
    "no answers": {"answers": None},
    "an unknown field": {"mood": 3},
    "a field of the row": {"undone_at": None},
    "whose entry it is": {"client": str(uuid4())},
    "a clinic": {"clinic_id": str(uuid4())},
    "no kind": {"kind": None},
    "another kind": {"kind": "purge"},
    "an activity that does not exist": {"activity": str(uuid4())},
    "no activity": {"activity": "check-in"},
    "an assignment that does not exist": {"assignment": str(uuid4())},
    "a device that is no id": {"device": "phone"},
    "a negative number": {"device_seq": -1},
    "a time without a zone": {"happened_at": "2026-11-01T21:35:00"},
    "a time that is none": {"happened_at": "now"},
    "a zone with a line break": {"zone": "Europe/\nLondon"},
    "an endless zone": {"zone": "E" * 65},
    "a slot that is none": {"occasion": {"date": "2026-11-03", "slot": "25:00"}},
    "an occasion with more in it": {"occasion": {"date": "2026-11-03", "slot": None, "x": 1}},
    "a day that does not exist": {"occasion": {"date": "2026-02-30", "slot": None}},
    "a correction of nothing": {"replaces": str(uuid4())},
    "the end of time": {"happened_at": "9999-12-31T23:59:59-14:00"},
    "the beginning of time": {"happened_at": "0001-01-01T00:00:00+14:00"},
    "a recording before time": {"recorded_at": "0001-01-01T00:00:00+14:00"},
    "a start before time": {"started_at": "0001-01-01T00:00:00+14:00"},
    "an occasion before time": {"occasion": {"date": "0001-01-01", "slot": None}},
    "an endless text": {"answers": {"mood": 3, "words": "a" * 20_001}},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_kept_is_refused_whole_and_in_words(sams_phone, check_in, kept, wrong):
    told = json.loads(sams_phone.entry_body(check_in)) | WRONG[wrong]
    before = kept()

    answer = sams_phone.put(json.dumps(told).encode())

    assert answer.status_code == 422
    assert answer.json()["why"].endswith(".")
    assert kept() == before


REFUSED_BODIES = {
    "nothing": b"",
    "no object": b"[]",
    "no JSON": b"{'a': 1}",
    "not a number": b'{"kind": NaN}',
    "infinity": b'{"kind": Infinity}',
    "the same name twice": b'{"kind": "entry", "kind": "skip"}',
    "half a character": b'{"kind": "\\ud800"}',
    "half a character in a name": b'{"\\udfff": 1}',
    "a zero character": b'{"kind": "entry\\u0000"}',
    "no UTF-8": b'{"kind": "\xff"}',
    "a number too large": b'{"device_seq": 99999999999999999999}',
    "nested deeply": b"[" * 5000 + b"]" * 5000,
    "nested in objects": b'{"a":' * 5000 + b"1" + b"}" * 5000,
}


@pytest.mark.parametrize("what", REFUSED_BODIES)
def test_a_body_that_could_be_read_two_ways_is_refused(sams_phone, kept, what):
    before = kept()

    answer = sams_phone.put(REFUSED_BODIES[what])
    assert answer.status_code == 422
    assert answer.json()["why"]

    batch = b'{"operations": [' + REFUSED_BODIES[what] + b"]}"
    answer = sams_phone.browser.put("/api/v1/operations", batch, "application/json")
    assert 400 <= answer.status_code < 500 or what == "nothing"
    assert answer.json().get("why") or what == "nothing"
    assert kept() == before


def test_an_operation_that_is_too_large_is_refused(sams_phone, check_in, kept):
    before = kept()

    answer = sams_phone.put(b'"' + b"a" * (256 * 1024) + b'"')

    assert answer.status_code == 413
    assert answer.json()["why"]
    assert kept() == before


def test_a_batch_larger_than_the_server_reads_is_refused_in_words(sams_phone):
    answer = sams_phone.put_many(*[(uuid7(), "a" * 250_000) for _ in range(10)])

    assert answer.status_code == 413
    assert answer.json()["why"]


def test_more_than_a_hundred_operations_are_refused(sams_phone, check_in, kept):
    before = kept()
    pairs = [(uuid7(), sams_phone.entry_body(check_in).decode()) for _ in range(101)]

    answer = sams_phone.put_many(*pairs)

    assert answer.status_code == 422
    assert answer.json()["why"]
    assert kept() == before


def test_one_bad_operation_does_not_hold_up_the_others(sams_phone, check_in):
    good, bad, taken = uuid7(), uuid7(), uuid7()
    sams_phone.entry(check_in, id=taken)
    body = sams_phone.entry_body(check_in, answers={"mood": 1}).decode()

    results = sams_phone.put_many((bad, "{}"), (taken, body), (good, body)).json()["results"]

    assert [one["status"] for one in results] == ["refused", "conflict", "kept"]
    assert results[0]["why"]
    assert set(sams_phone.manifest()["ids"]) == {str(good), str(taken)}


@pytest.mark.parametrize("years", [-10, 10])
def test_a_phone_whose_clock_is_years_off_is_listened_to(cast, sams_phone, check_in, years):
    then = SUNDAY_EVENING + timedelta(days=365 * years)

    answer = sams_phone.entry(check_in, happened_at=then, recorded_at=then)

    assert answer.status_code == 201
    (entry,) = sams_phone.pull()["entries"]
    assert entry["happened_at"].startswith(str(then.year))


def test_two_devices_that_correct_the_same_entry_are_both_kept(cast, phone_of, check_in):
    one, two = phone_of(cast.sam), phone_of(cast.sam)
    first = one.entry(check_in, answers={"mood": 1}).json()["id"]

    corrections = {
        phone.entry(check_in, answers={"mood": mood}, replaces=first).json()["id"]
        for phone, mood in ((one, 2), (two, 5))
    }

    told = {entry["id"]: entry for entry in one.pull()["entries"]}
    assert corrections | {first} == set(told)
    assert {told[each]["replaces"] for each in corrections} == {first}
    assert one.pull() == two.pull()


def test_a_phone_of_somebody_else_is_refused(cast, phone_of, sams_phone, check_in):
    sams_phone.entry(check_in)
    kims = phone_of(cast.kim)
    kims.device = sams_phone.device

    answer = kims.entry(check_in)

    assert (answer.status_code, answer.json()["field"]) == (422, "device")


def skip(cast, phone, **says):
    told = {"assignment": cast.sams_check_in.pk, "occasion": TUESDAY, "skip": "too_hard"}
    return phone.say("skip", **(told | says))


def test_a_skip_its_wish_and_its_undoing_reach_the_next_pull(cast, sams_phone):
    said = skip(cast, sams_phone).json()["id"]
    sams_phone.say("wish", of=said, wants="smaller")
    (told,) = sams_phone.pull()["skips"]
    assert (told["kind"], told["wants"], told["undone"]) == ("too_hard", "smaller", False)
    assert told["occasion"] == TUESDAY

    sams_phone.say("undo", of=said)

    (told,) = sams_phone.pull()["skips"]
    assert told["undone"]


def test_an_entry_is_hidden_shown_and_taken_back(cast, sams_phone, check_in):
    sent = sams_phone.entry(check_in).json()["id"]

    seen = []
    for kind, says in (("unshare", "entry"), ("share", "entry"), ("undo", "of")):
        assert sams_phone.say(kind, **{says: sent}).status_code == 201
        (entry,) = sams_phone.pull()["entries"]
        with cast.at_northgate():
            visible = Entry.objects.visible_to(cast.noor).count()
        seen.append((entry["shared"], entry["undone"], visible))

    assert seen == [(False, False, 0), (True, False, 1), (True, True, 0)]


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("skip", {"assignment": uuid4(), "occasion": TUESDAY, "skip": "too_hard"}),
        ("wish", {"of": uuid4(), "wants": "smaller"}),
        ("undo", {"of": uuid4()}),
        ("share", {"entry": uuid4()}),
        ("unshare", {"entry": uuid4()}),
        ("consent", {"purpose": "everything", "granted": True, "text_version": 1}),
        ("consent", {"purpose": "journal", "granted": True, "text_version": 0}),
        ("language", {"language": "tlh"}),
    ],
)
def test_nothing_can_be_said_about_what_is_not_there(cast, sams_phone, kept, kind, says):
    before = kept()

    answer = sams_phone.say(kind, **says)

    assert answer.status_code == 422
    assert answer.json()["why"]
    assert kept() == before


def test_nothing_can_be_said_about_what_is_somebody_elses(cast, phone_of, sams_phone, check_in):
    entry = sams_phone.entry(check_in).json()["id"]
    said = skip(cast, sams_phone).json()["id"]
    before = sams_phone.pull()

    for other in (cast.kim, cast.ida):
        phone = phone_of(other)
        answers = [
            phone.say("undo", of=entry),
            phone.say("undo", of=said),
            phone.say("wish", of=said, wants="talk"),
            phone.say("unshare", entry=entry),
            skip(cast, phone),
            phone.entry(check_in, replaces=entry),
            phone.entry(check_in, assignment=cast.sams_check_in.pk),
        ]
        assert {answer.status_code for answer in answers} == {422}

    assert sams_phone.pull() == before


def test_consent_taken_back_on_the_phone_hides_at_once(cast, sams_phone, check_in):
    sams_phone.entry(check_in)
    with cast.at_northgate():
        assert Entry.objects.visible_to(cast.noor).count() == 1

    sams_phone.say("consent", purpose="check_ins", granted=False, text_version=1)

    with cast.at_northgate():
        assert Entry.objects.visible_to(cast.noor).count() == 0
    told = {one["purpose"]: one["granted"] for one in sams_phone.pull()["consents"]}
    assert told == {"check_ins": False, "journal": True, "measures": True}


def test_a_language_chosen_on_the_phone_is_spoken_from_then_on(cast, sams_phone):
    before = sams_phone.pull()
    sent, body = uuid7(), sams_phone.body("language", language="de")

    assert [sams_phone.put(body, id=sent).status_code for _ in range(2)] == [201, 200]
    after = sams_phone.pull(before["counter"])

    assert (before["me"]["language"], after["me"]["language"]) == ("en", "de")
    titles = [{one["title"] for one in told["activities"].values()} for told in (before, after)]
    assert "One-minute check-in" in titles[0]
    assert "Eine Minute für mich" in titles[1]


@pytest.mark.parametrize(("answer", "level"), [(0, None), (1, "notice"), (3, "high")])
def test_question_nine_leaves_a_notice_for_a_person_to_see(cast, sams_phone, phq9, answer, level):
    from midweek.people.access import grant_to_client
    from midweek.people.vault import open_sealed

    answers = {f"q{number}": 0 for number in range(1, 9)} | {"q9": answer}
    sent = sams_phone.entry(phq9, answers=answers, assignment=cast.sams_phq9.pk)

    assert sent.status_code == 201
    with cast.at_northgate():
        notices = list(Notice.objects.visible_to(cast.noor).waiting())
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        told = [open_sealed(notice, "about", grant=grant)[0]["level"] for notice in notices]
        assert told == ([level] if level else [])
        assert not Notice.objects.visible_to(cast.vera).exists()

"""Taking in a record: deep-equal, all or nothing, and nothing of it trusted."""

import json

import pytest

from midweek.audit.models import AuditLine
from midweek.people.models import Person
from midweek.record.actions.importing import import_record
from midweek.record.whole.names import Unreadable, ids_in, renamed
from midweek.record.whole.shape import NOT_TAKEN_OVER
from midweek.record.whole.writing import record_of
from tests.cast import agree


def record(client, by):
    return json.loads("".join(record_of(client, by=by)))


def canonical(told):
    """A record without what must differ: ids by their first place, and when and where it is."""
    told = {name: value for name, value in told.items() if name != "exported_at"}
    told["client"] = {key: told["client"][key] for key in ("name", "language", "zone")}
    told["rows"] = {
        label: rows for label, rows in told["rows"].items() if label not in NOT_TAKEN_OVER
    }
    named = set(ids_in(told["rows"]))
    told["people"] = [one for one in told["people"] if one["id"] in named]
    places = {one: f"id {n}" for n, one in enumerate(dict.fromkeys(ids_in(told)))}
    return renamed(told, places)


@pytest.fixture
def lived(cast, sams_phone, check_in, phq9):
    """Sam's record: plan, entries, a correction, a skip, a message, a questionnaire."""
    sams_phone.entry(check_in, answers={"mood": 2, "words": "the lift again"})
    first = next(iter(sams_phone.told))
    sams_phone.entry(check_in, answers={"mood": 3, "words": "it was the stairs"}, replaces=first)
    sams_phone.entry(phq9, assignment=cast.sams_phq9.pk, answers={f"q{n}": 1 for n in range(1, 10)})
    sams_phone.say(
        "skip",
        assignment=cast.sams_check_in.pk,
        occasion={"date": "2026-11-01", "slot": "21:30"},
        skip="too_hard",
    )
    with cast.at_northgate():
        agree(cast.sam, "ten-minute-walk", by=cast.noor)
    return cast


@pytest.fixture
def taken(lived):
    """Sam's record as Noor sees it, and Otto next door."""
    with lived.at_northgate():
        return record(lived.sam, lived.noor)


def take(cast, told):
    with cast.at_southgate():
        return import_record(json.dumps(told).encode(), by=cast.otto).subject


def test_a_record_taken_in_elsewhere_says_the_same(lived, taken):
    client = take(lived, taken)

    with lived.at_southgate():
        again = record(client, lived.otto)

    assert canonical(again) == canonical(taken)
    assert len(again["rows"]["practice.Entry"]) == 3
    assert not set(ids_in(again)) & {one["id"] for one in taken["rows"]["practice.Entry"]}


def test_its_pages_and_its_numbers_are_there(lived, taken, sign_in):
    client = take(lived, taken)
    ottos = sign_in(lived.otto)

    for page in ("", "plan/", "plan/versions/", "entries/", "measures/", "messages/", "record/"):
        assert ottos.get(f"/clients/{client.pk}/{page}").status_code == 200, page


def test_an_activity_that_is_not_here_is_put_aside_and_never_changes_ours(lived, taken):
    for activity in taken["activities"]:
        if activity["slug"] == "check-in":
            for version in activity["versions"]:
                version["definition"]["title"] = {"en": "Another check-in", "de": "Anders"}

    client = take(lived, taken)

    with lived.at_southgate():
        told = record(client, lived.otto)
    slugs = {one["slug"] for one in told["activities"]}
    assert "check-in-2" in slugs and "check-in" not in slugs


def broken(told):
    """Ways in which a file is not what it says, each on a copy."""
    entry = ("rows", "practice.Entry", 0)
    changes = {
        "format": (("format",), "other"),
        "number": (("number",), 99),
        "name": (("client", "name"), ""),
        "table": (("rows", "people.Account"), []),
        "column": ((*entry, "seen_by_all"), True),
        "reference": ((*entry, "assignment_id"), "01a21fca-1256-79d3-a6b0-000000000000"),
        "day": ((*entry, "happened_on"), "yesterday"),
        "naive": ((*entry, "happened_at"), "2026-11-01T21:35:00"),
        "answers": ((*entry, "answers"), {"mood": 99}),
        "no answers": ((*entry, "answers"), None),
        "purpose": ((*entry, "purpose"), "everything"),
        "twice": (("rows", "practice.Entry", 1, "id"), told["rows"]["practice.Entry"][0]["id"]),
        "activity": (("activities", 0, "versions", 0, "definition"), {"slug": "x"}),
        "terms": (("rows", "plans.Terms", 0, "rrule"), "FREQ=NEVER"),
        "planning": (("rows", "plans.Terms", 0, "planning"), {"nonsense": 1}),
    }
    for name, (path, value) in changes.items():
        copy = json.loads(json.dumps(told))
        at = copy
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        yield name, copy


def test_a_file_that_is_not_what_it_says_leaves_nothing_behind(lived, taken):
    with lived.at_southgate():
        before = Person.objects.count(), AuditLine.objects.count()
    for name, told in broken(taken):
        with pytest.raises(Unreadable):
            take(lived, told)
            pytest.fail(name)
    for text in (b"", b"nonsense", b"[]", b'{"format": "midweek-client", "number": 1}'):
        with lived.at_southgate(), pytest.raises(Unreadable):
            import_record(text, by=lived.otto)

    with lived.at_southgate():
        assert (Person.objects.count(), AuditLine.objects.count()) == before

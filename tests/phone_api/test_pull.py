"""What phones hear: everything that changed, once asked for, and nothing of anyone else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midweek.people.actions.care import answer_consent, end_care, raise_counter
from midweek.people.actions.clinics import check_help_lines, say_who_looks
from midweek.people.models import CareLink
from midweek.plans.actions.appointments import make_appointment
from midweek.plans.actions.assigning import end_assignment
from midweek.practice.actions.reading import look_at
from midweek.practice.models import Entry, Skip
from tests.handset import SUNDAY_EVENING, sha256


def pulled(phone, *, since=0):
    """Every page of a pull, as a phone asks for them."""
    pages, heard = [], since
    while True:
        page = phone.pull(heard)
        pages.append(page)
        assert page["counter"] > heard or not page["more"]
        heard = page["counter"]
        if not page["more"]:
            return pages


def test_a_pull_with_nothing_new_says_so_without_a_body(sams_phone, check_in):
    answer = sams_phone.browser.get("/api/v1/pull")
    tag = answer["ETag"]

    unchanged = sams_phone.browser.get("/api/v1/pull", headers={"If-None-Match": tag})
    sams_phone.entry(check_in)
    changed = sams_phone.browser.get("/api/v1/pull", headers={"If-None-Match": tag})

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert (changed.status_code, changed["ETag"] != tag) == (200, True)


def test_nobody_elses_tag_says_unchanged(cast, phone_of, sams_phone):
    tag = sams_phone.browser.get("/api/v1/pull")["ETag"]

    answer = phone_of(cast.ida).browser.get("/api/v1/pull", headers={"If-None-Match": tag})

    assert answer.status_code == 200


@pytest.mark.parametrize("since", ["-1", "-99999999999999999999999", "9" * 18, "9" * 40])
def test_any_number_may_be_asked_for(sams_phone, check_in, since):
    sams_phone.entry(check_in)

    answer = sams_phone.browser.get(f"/api/v1/pull?since={since}")

    assert answer.status_code == 200
    assert len(answer.json()["entries"]) == (1 if since.startswith("-") else 0)


@pytest.mark.parametrize("since", ["", "soon", "1.5", "NaN", "1;2", "%00"])
def test_a_number_that_is_none_is_refused_in_words(sams_phone, since):
    answer = sams_phone.browser.get(f"/api/v1/pull?since={since}")

    assert answer.status_code == 422
    assert answer.json()["why"]


def test_a_phone_hears_only_what_changed_since(sams_phone, check_in):
    sams_phone.entry(check_in)
    counter = sams_phone.pull()["counter"]
    assert sams_phone.pull(counter)["entries"] == []

    second = sams_phone.entry(check_in).json()["id"]

    assert [entry["id"] for entry in sams_phone.pull(counter)["entries"]] == [second]


def test_clients_hear_nothing_of_each_other(cast, phone_of, sams_phone, check_in):
    sams_phone.entry(check_in, answers={"mood": 1, "words": "canary"})

    for other in (cast.kim, cast.ida):
        answer = phone_of(other).browser.get("/api/v1/pull")
        assert b"canary" not in answer.content
        assert answer.json()["entries"] == []


def _copies(cast, model, row, count, first):
    """Rows like `row`, at `count` numbers from `first` on."""
    made = []
    for number in range(count):
        row.pk, row.changed_seq = uuid4(), first + number
        made.append(model(**{f.attname: getattr(row, f.attname) for f in model._meta.fields}))
    return made


@pytest.fixture
def much(cast, sams_phone, check_in):
    """Sam's phone after 450 entries and 230 skips, numbered as they would have been."""
    from midweek.people.vault import seal

    sams_phone.entry(check_in)
    occasion = {"date": "2026-11-01", "slot": None}
    sams_phone.say("skip", assignment=cast.sams_check_in.pk, occasion=occasion, skip="not_today")
    with cast.at_northgate():
        entries = _copies(cast, Entry, Entry.objects.get(), 450, 1000)
        for entry in entries:
            seal(entry, answers={"mood": 3})
        Entry.objects.bulk_create(entries)
        Skip.objects.bulk_create(_copies(cast, Skip, Skip.objects.get(), 230, 1100))
        type(cast.sam).objects.filter(pk=cast.sam.pk).update(counter=1600)
    return sams_phone


def test_a_long_history_comes_in_pages_without_a_gap_or_a_repeat(much):
    pages = pulled(much)

    assert len(pages) > 2
    assert all(len(page["entries"]) <= 201 and len(page["skips"]) <= 201 for page in pages)
    for kind, count in (("entries", 451), ("skips", 231)):
        ids = [row["id"] for page in pages for row in page[kind]]
        assert len(ids) == len(set(ids)) == count
    assert pages[-1]["counter"] == 1600


def test_a_page_that_is_not_the_last_gives_no_tag_to_come_back_with(much):
    """With it a phone could be told "unchanged" while half of its history is still here."""
    first = much.browser.get("/api/v1/pull")

    assert first.json()["more"]
    assert "ETag" not in first.headers


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["entry", "skip", "undo", "unshare", "share", "look", "pull", "plan"]),
        st.integers(0, 5),
    ),
    max_size=14,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_a_phone_that_pulls_now_and_then_ends_with_what_the_server_has(
    cast, phone_of, check_in, steps
):
    phone = phone_of(cast.sam)
    start = phone.pull()["counter"]
    heard, known, made = start, {}, []

    def hear():
        nonlocal heard
        for page in pulled(phone, since=heard):
            known.update({row["id"]: row for row in page["entries"] + page["skips"]})
            heard = page["counter"]

    for what, which in steps:
        _do(cast, phone, check_in, made, what, which)
        if what == "pull":
            hear()
    hear()

    whole = {}
    for page in pulled(phone, since=start):
        whole.update({row["id"]: row for row in page["entries"] + page["skips"]})
    assert known == whole
    assert set(made) <= set(whole)


def _do(cast, phone, check_in, made, what, which):
    row = made[which % len(made)] if made else None
    if what == "entry":
        at = SUNDAY_EVENING + timedelta(days=which)
        made.append(phone.entry(check_in, happened_at=at).json()["id"])
    elif what == "skip":
        occasion = {"date": f"2026-11-0{which + 1}", "slot": "21:30"}
        says = {"assignment": cast.sams_check_in.pk, "occasion": occasion, "skip": "too_hard"}
        made.append(phone.say("skip", **says).json()["id"])
    elif what in ("undo", "share", "unshare") and row:
        phone.say(what, **{"of" if what == "undo" else "entry": row})
    elif what == "look" and row:
        with cast.at_northgate():
            for entry in Entry.objects.visible_to(cast.noor).filter(pk=row):
                look_at(entry, by=cast.noor)
    elif what == "plan":
        with cast.at_northgate():
            raise_counter(cast.sam)


def test_the_manifest_lists_every_receipt_with_its_hash(sams_phone, check_in):
    for mood in (1, 2):
        sams_phone.entry(check_in, answers={"mood": mood})
    sams_phone.put(b"{}")
    said = sams_phone.told

    ids = sams_phone.manifest()["ids"]

    kept = [each for each, body in said.items() if body != b"{}"]
    assert ids == {each: sha256(said[each]) for each in kept}


def test_an_entry_that_was_opened_is_seen_and_the_client_reads_by_whom(cast, sams_phone, check_in):
    sent = sams_phone.entry(check_in).json()["id"]
    counter = sams_phone.pull()["counter"]

    with cast.at_northgate():
        look_at(Entry.objects.get(pk=sent), by=cast.noor)

    (entry,) = sams_phone.pull(counter)["entries"]
    assert entry["seen_at"]
    (look,) = sams_phone.browser.get("/api/v1/looks").json()["looks"]
    assert (look["by"], look["entry"]) == ("Noor Naseri", sent)


def test_nobody_elses_looks_are_told(cast, phone_of, sams_phone, check_in):
    sent = sams_phone.entry(check_in).json()["id"]
    with cast.at_northgate():
        look_at(Entry.objects.get(pk=sent), by=cast.noor)

    assert phone_of(cast.kim).browser.get("/api/v1/looks").json() == {"looks": []}


def test_ending_the_session_ends_it_here_and_wipes_the_browser(sams_phone):
    answer = sams_phone.browser.post("/api/v1/sign-out")

    assert answer.status_code == 204
    assert '"storage"' in answer["Clear-Site-Data"]
    assert sams_phone.browser.get("/api/v1/pull").status_code == 401


def test_help_is_told_to_anyone_in_any_region(client, sams_phone):
    for browser in (client, sams_phone.browser):
        for region, emergency in (("GB", "999"), ("DE", "112"), ("XX", "112"), ("", None)):
            told = browser.get(f"/api/v1/help?region={region}").json()
            assert emergency in (None, told["emergency"])
            assert told["lines"]


def test_help_in_another_country_is_that_countrys(cast, sign_in):
    """A British clinic's numbers reach nobody in Germany, however carefully it checked them."""
    with cast.at_northgate():
        lines = [{"channel": "call", "label": "Ours", "number": "0123"}]
        check_help_lines(cast.northgate, lines=lines, today=timezone.localdate(), by=cast.olga)
    browser = sign_in(cast.sam)

    at_home = browser.get("/api/v1/help?region=GB").json()
    abroad = browser.get("/api/v1/help?region=DE").json()

    assert [line["number"] for line in at_home["lines"]] == ["0123"]
    assert "0123" not in str(abroad)
    assert abroad["emergency"] == "112"


PLAN = {"me", "consents", "help", "appointments", "assignments"}


def test_after_an_entry_a_phone_hears_of_the_entry_and_not_of_the_plan_again(sams_phone, check_in):
    heard = sams_phone.pull()["counter"]
    sams_phone.entry(check_in)

    told = sams_phone.pull(heard)

    assert len(told["entries"]) == 1
    assert not PLAN & told.keys()
    assert told["activities"].keys() == {told["entries"][0]["activity"]}


def test_whatever_changes_around_the_plan_is_told_with_all_of_it(cast, sams_phone, check_in):
    changes = [
        lambda: make_appointment(cast.sam, starts_at=timezone.now(), by=cast.noor),
        lambda: end_assignment(cast.sams_check_in, by=cast.noor),
        lambda: say_who_looks(cast.northgate, looks_by="Tom", looks_on=[1], by=cast.olga),
        lambda: answer_consent(
            cast.sam, purpose="journal", granted=False, text_version=2, by=cast.sam
        ),
        lambda: end_care(CareLink.objects.get(client=cast.sam, therapist=cast.noor), by=cast.noor),
    ]
    for change in changes:
        heard = sams_phone.pull()["counter"]
        with cast.at_northgate():
            change()
        sams_phone.entry(check_in)

        assert sams_phone.pull(heard).keys() >= PLAN


def test_every_answer_says_whose_it_is(cast, sams_phone):
    counter = sams_phone.pull()["counter"]

    assert sams_phone.pull(counter)["whose"] == str(cast.sam.pk)


def test_a_phone_hears_nothing_that_only_a_therapist_reads(sams_phone, check_in):
    told = sams_phone.pull()["activities"]

    assert told
    for activity in told.values():
        assert {"title", "steps", "why"} <= activity.keys()
        assert activity["evidence"].keys() == {"text", "sure"}
        for name in ("tips", "for_whom", "not_for", "concerns", "approach", "codes"):
            assert name not in activity, name

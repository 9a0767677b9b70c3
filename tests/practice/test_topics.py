"""The list for the next session: either side adds, either says that it was talked about."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.people.access import grant_to_client
from midweek.people.vault import open_sealed
from midweek.practice.actions.topics import add_topic, put_back, take_off, talked_about
from midweek.practice.models import Skip, Topic

WORDS = "The call with my sister"
TUESDAY = {"date": "2026-11-03", "slot": "21:30"}


@pytest.fixture
def put(cast, sams_phone):
    """Something Sam put on the list."""
    answer = sams_phone.say("topic", words=WORDS)
    assert answer.status_code == 201, answer.content
    with cast.at_northgate():
        yield Topic.objects.get(pk=answer.json()["id"])


def test_what_a_client_puts_on_the_list_is_sealed_and_open(cast, put):
    grant = grant_to_client(cast.sam, by=cast.noor, purpose="a test")

    assert WORDS.encode() not in bytes(put.words)
    assert open_sealed(put, "words", grant=grant) == WORDS
    assert list(Topic.objects.visible_to(cast.noor).open()) == [put]
    for stranger in (cast.tom, cast.vera, cast.olga, cast.kim):
        assert not Topic.objects.visible_to(stranger).exists()


def test_what_a_therapist_puts_on_the_list_is_told_to_the_phone(cast, put, sams_phone):
    heard = sams_phone.pull()["counter"]

    add_topic(cast.sam, words="How the evenings went", by=cast.noor)

    (told,) = sams_phone.pull(heard)["topics"]
    assert (told["words"], told["mine"], told["by"]) == ("How the evenings went", False, "Noor")


@pytest.mark.parametrize("words", ["", "   ", "x" * 501])
def test_an_empty_or_giant_topic_is_refused_on_both_sides(cast, sams_phone, words):
    assert sams_phone.say("topic", words=words).status_code == 422
    with cast.at_northgate():
        with pytest.raises(ValidationError):
            add_topic(cast.sam, words=words, by=cast.noor)
        assert not Topic.objects.exists()


def test_either_side_says_it_was_talked_about_and_takes_that_back(cast, put, sams_phone):
    sams_phone.say("talked", of=put.pk, talked=True)
    assert not Topic.objects.open().exists()
    sams_phone.say("talked", of=put.pk, talked=False)
    assert list(Topic.objects.open()) == [put]

    put.refresh_from_db()
    talked_about(put, by=cast.noor)
    assert not Topic.objects.open().exists()
    assert sams_phone.pull()["topics"][0]["talked_at"]
    put_back(put, by=cast.noor)
    assert list(Topic.objects.open()) == [put]


def test_nobody_else_touches_the_list(cast, put, phone_of):
    assert phone_of(cast.kim).say("talked", of=put.pk, talked=True).status_code == 422
    for stranger in (cast.tom, cast.vera, cast.olga):
        for deed in (talked_about, put_back, take_off):
            with pytest.raises(PermissionDenied):
                deed(put, by=stranger)
        with pytest.raises(PermissionDenied):
            add_topic(cast.sam, words=WORDS, by=stranger)
    assert list(Topic.objects.open()) == [put]


def test_each_takes_off_the_list_what_they_put_there_and_nothing_else(cast, put, sams_phone):
    theirs = add_topic(cast.sam, words="Evenings", by=cast.noor).subject

    with pytest.raises(PermissionDenied):
        take_off(put, by=cast.noor)
    assert sams_phone.say("undo", of=theirs.pk).status_code == 422
    assert Topic.objects.open().count() == 2

    take_off(theirs, by=cast.noor)
    assert sams_phone.say("undo", of=put.pk).status_code == 201
    assert not Topic.objects.open().exists()
    put_back(theirs, by=cast.noor)
    assert list(Topic.objects.open()) == [theirs]


def test_leave_it_and_talk_comes_onto_the_list_and_goes_with_the_wish(cast, sams_phone):
    said = {"assignment": cast.sams_check_in.pk, "occasion": TUESDAY, "skip": "too_hard"}
    skip = sams_phone.say("skip", **said).json()["id"]

    sams_phone.say("wish", of=skip, wants="talk")
    with cast.at_northgate():
        (topic,) = Topic.objects.open()
        assert (str(topic.pk), topic.assignment) == (skip, cast.sams_check_in)

    sams_phone.say("wish", of=skip, wants="smaller")
    with cast.at_northgate():
        assert not Topic.objects.open().exists()

    sams_phone.say("wish", of=skip, wants="talk")
    sams_phone.say("undo", of=skip)
    with cast.at_northgate():
        assert not Topic.objects.open().exists()
        assert Skip.objects.get(pk=skip).undone_at

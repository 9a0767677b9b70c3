"""Several clients from a list: looked at first, line by line, and all or nobody."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from midweek.people.models import Invitation, Person
from midweek.record.forms.listing import rows_in
from midweek.record.whole.writing import record_of

PAGE = "/clients/import/"


def file_of(text, name="list.csv"):
    return SimpleUploadedFile(name, text.encode("utf-8-sig"))


def said(text):
    return [(one.line, one.named.name if one.named else one.says) for one in rows_in(text)]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_list_is_read_as_any_spreadsheet_writes_it(mark):
    text = f"E-Mail{mark}Name\r\nan@x.example{mark}An\r\n{mark}Bo\r\n\r\n"

    assert said(text) == [(2, "An"), (3, "Bo")]


def test_each_line_says_what_is_wrong_with_it():
    text = "name,email\n,a@x.example\nAn,nonsense\nBo,b@x.example\nBo,\n" + "x" * 81 + ","

    assert said(text) == [
        (2, "There is no name."),
        (3, "This is no e-mail address."),
        (4, "Bo"),
        (5, "This stands there twice."),
        (6, "The name is longer than 80 letters."),
    ]
    assert said("who,where\nAn,x") == [(1, "The first line must say which column is the name.")]


def test_a_list_is_shown_first_and_then_everybody_is_invited(cast, sign_in, mailoutbox):
    noors = sign_in(cast.noor)
    with cast.at_northgate():
        before = Person.objects.count()

    shown = noors.post(PAGE, {"part": "list", "file": file_of("name\nAn\nBo\n")})
    with cast.at_northgate():
        assert Person.objects.count() == before
    done = noors.post(PAGE, {"part": "invite", "text": shown.context["text"]})

    assert done["Location"] == "/caseload/"
    with cast.at_northgate():
        assert Person.objects.count() == before + 2
        assert Invitation.objects.usable().count() == 2


def test_one_wrong_line_and_nobody_is_invited(cast, sign_in):
    noors = sign_in(cast.noor)

    answer = noors.post(PAGE, {"part": "invite", "text": 'name\nAn\n""\n,x\nAn\n'})

    assert answer.status_code == 400
    with cast.at_northgate():
        assert not Invitation.objects.usable().exists()


def test_a_record_is_taken_in_from_the_page_and_a_broken_one_says_why(cast, sign_in):
    with cast.at_northgate():
        text = "".join(record_of(cast.sam, by=cast.noor))
    ottos = sign_in(cast.otto)

    wrong = ottos.post(PAGE, {"part": "record", "file": file_of("nonsense", "x.json")})
    taken = SimpleUploadedFile("record.json", text.encode())
    right = ottos.post(PAGE, {"part": "record", "file": taken})

    assert (wrong.status_code, "This is not JSON." in wrong.content.decode()) == (400, True)
    assert ottos.get(right["Location"]).status_code == 200
    assert json.loads(text)["client"]["name"] in ottos.get("/caseload/").content.decode()


def test_who_treats_nobody_takes_nobody_in(cast, sign_in):
    with cast.at_northgate():
        Person.objects.filter(pk=cast.vera.pk).update(treats=False)

    assert sign_in(cast.vera).get(PAGE).status_code == 404

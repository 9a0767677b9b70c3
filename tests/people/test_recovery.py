"""An owner who lost every way to sign in is let back in by the operator, and by nobody else."""

import re
import time
from argparse import Namespace

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from midweek.audit.models import AuditLine
from midweek.config.refusal import Refusal
from midweek.config.running.recovering import recover_owner
from midweek.people.actions.recovery import OPERATOR, begin_recovery
from midweek.people.entering import factors, links
from midweek.people.models import Clinic, Person
from tests.people.conftest import PASSWORD, code_of

NEW = {"password": "nine loud umbrellas"}


@pytest.fixture(autouse=True)
def _keep_the_mask(monkeypatch):
    """The command sets how files are made; other tests of this process keep their own way."""
    monkeypatch.setattr("midweek.config.running.prepare.os.umask", lambda mask: 0)


def told(capsys, **asked):
    """Run the command and return the path it prints."""
    usual = {"clinic": "Northgate", "email": None, "force": False}
    recover_owner(Namespace(**(usual | asked)))
    return "/recover/" + re.search(r"/recover/(\S+)", capsys.readouterr().out)[1]


def test_the_operator_lets_a_sole_owner_back_in(cast, visitor, new_visitor, code_app, capsys):
    lost, _codes = code_app(cast.olga)
    before = new_visitor()
    before.post("/sign-in/", {"email": "olga@n.example", "password": PASSWORD})
    before.post("/sign-in/code/", {"code": code_of(lost)})
    assert before.get("/clinic/").status_code == 200

    path = told(capsys)
    assert visitor.get(path).status_code == 200
    answer = visitor.post(path, NEW)

    assert answer["Location"] == "/account/second-factor/?next=/caseload/"
    assert visitor.get("/clinic/")["Location"] == "/account/second-factor/"
    shown = visitor.get("/account/second-factor/").content.decode()
    secret = re.search(r'id="secret">([^<]+)<', shown)[1].replace(" ", "")
    visitor.post("/account/second-factor/", {"code": code_of(secret)})
    assert visitor.get("/clinic/").status_code == 200
    assert before.get("/clinic/").status_code == 302
    old = new_visitor().post("/sign-in/", {"email": "olga@n.example", "password": PASSWORD})
    assert old.status_code == 400
    assert [one.type for one in factors.factors_of(cast.olga.account)] == ["totp"]


def test_both_steps_stand_in_the_audit_trail(cast, visitor, capsys):
    visitor.post(told(capsys), NEW)
    with cast.at_northgate():
        kinds = {"people.recovery_begun", "people.recovered"}
        lines = list(AuditLine.objects.filter(kind__in=kinds).order_by("number"))
    assert [one.kind for one in lines] == ["people.recovery_begun", "people.recovered"]
    assert lines[0].details["system"] == "operator"
    assert lines[1].by_id == cast.olga.pk


def test_the_way_back_opens_once_and_for_an_hour(cast, visitor, new_visitor, capsys):
    path = told(capsys)
    assert visitor.post(path, {"password": "short"}).status_code == 400
    assert visitor.post(path, NEW).status_code == 302
    assert new_visitor().post(path, {"password": "seven other lanterns"}).status_code == 410
    late = told(capsys)
    with time_machine.travel(time.time() + 3601):
        assert new_visitor().post(late, NEW).status_code == 410


def test_a_second_link_ends_the_first(cast, visitor, capsys):
    first, second = told(capsys), told(capsys)
    assert visitor.get(first).status_code == 410
    assert visitor.get(second).status_code == 200


def test_another_owner_comes_first(cast, capsys):
    with cast.at_northgate():
        Person.objects.filter(pk=cast.noor.pk).update(runs_clinic=True)
    with pytest.raises(Refusal, match="2 people run this clinic"):
        told(capsys)
    with pytest.raises(Refusal, match="say whom with --email"):
        told(capsys, force=True)
    with pytest.raises(Refusal, match="nobody who runs this clinic"):
        told(capsys, force=True, email="vera@n.example")
    assert told(capsys, force=True, email="noor@n.example")


def test_the_clinic_is_named_where_there_are_several(cast, capsys):
    with pytest.raises(Refusal, match=r'"Northgate", "Southgate"'):
        told(capsys, clinic=None)
    with pytest.raises(Refusal, match="no such clinic"):
        told(capsys, clinic="Westgate")
    Clinic.objects.filter(name="Southgate").update(is_demo=True)
    assert told(capsys, clinic=None)


def test_nobody_else_gets_a_way_back(cast, visitor):
    with cast.at_northgate():
        for other in (cast.noor, cast.sam):
            with pytest.raises(PermissionDenied):
                begin_recovery(other, by=OPERATOR)
        tokens = [links.make_link(one) for one in (cast.noor, cast.sam)]
    for token in [*tokens, "nonsense"]:
        assert visitor.get(f"/recover/{token}/").status_code == 410
        assert visitor.post(f"/recover/{token}/", NEW).status_code == 410
    answer = visitor.post("/passkey/make/?recovering")
    assert answer.status_code == 404


def test_an_owners_way_back_is_no_sign_in_link(cast, visitor, capsys):
    path = told(capsys)
    assert visitor.post(path.replace("/recover/", "/enter/")).status_code == 410
    assert visitor.get("/account/").status_code == 302

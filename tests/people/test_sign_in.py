"""Who gets in, by which way, and who does not."""

import json
import re
import statistics
import time

import pytest
import time_machine
from django.test import Client

from midweek.people.entering import throttle
from midweek.people.models import Tries
from tests.people.conftest import PASSWORD, code_of, set_password

WRONG = "This e-mail and password do not go together."
NOOR, SAM = "noor@n.example", "sam@c.example"


def try_password(visitor, email, password=PASSWORD, **more):
    return visitor.post("/sign-in/", {"email": email, "password": password, **more})


def signed_in(visitor):
    return visitor.get("/account/").status_code == 200


@pytest.fixture
def sams_address(cast):
    from midweek.people.models.accounts import address_index

    set_password(cast.sam)
    cast.sam.account.username = address_index(SAM)
    cast.sam.account.save()
    return SAM


def test_a_client_signs_in_with_a_password(cast, visitor, sams_address):
    answer = try_password(visitor, sams_address, next="/app/plan")
    assert (answer.status_code, answer["Location"]) == (302, "/app/plan")
    assert signed_in(visitor)


def test_a_wrong_password_lets_nobody_in(cast, visitor, sams_address):
    answer = try_password(visitor, sams_address, "seven quiet lantern")
    assert answer.status_code == 400
    assert WRONG in answer.content.decode()
    assert not signed_in(visitor)


def test_a_link_elsewhere_is_not_followed_after_sign_in(cast, visitor, sams_address):
    for away in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        assert try_password(visitor, sams_address, next=away)["Location"] == "/"
        visitor.logout()


def test_a_password_alone_never_opens_a_staff_session(cast, visitor, code_app):
    """Every order of steps a visitor can take with the right password and no second factor."""
    code_app(cast.noor)
    assert try_password(visitor, NOOR)["Location"] == "/sign-in/code/"
    tried = [
        lambda: visitor.post("/sign-in/code/", {"code": "000000"}),
        lambda: visitor.post("/sign-in/code/", {"code": ""}),
        lambda: visitor.post("/sign-in/code/", {"credential": "{}"}),
        lambda: visitor.post("/sign-in/passkey/", {"credential": "{}"}),
        lambda: try_password(visitor, NOOR),
        lambda: visitor.get("/sign-in/"),
        lambda: visitor.post("/account/confirm/", {"password": PASSWORD}),
        lambda: visitor.get("/account/second-factor/"),
        lambda: visitor.post("/passkey/make/"),
        lambda: visitor.post("/account/passkeys/", {"credential": "{}"}),
    ]
    for first in tried:
        for second in tried:
            Tries.objects.all().delete()
            first()
            second()
            assert visitor.get("/clinic/").status_code == 302
            assert not signed_in(visitor)
            assert "_auth_user_id" not in visitor.session


def test_staff_without_a_second_factor_see_only_where_to_add_one(cast, visitor):
    set_password(cast.noor)
    try_password(visitor, NOOR)
    for door in ("/account/", "/clinic/", "/account/password/"):
        answer = visitor.get(door)
        assert answer.status_code in (302, 404), door
        if answer.status_code == 302:
            assert answer["Location"] == "/account/second-factor/"
    assert visitor.get("/account/second-factor/").status_code == 200


def test_password_and_code_let_staff_in(cast, visitor, code_app):
    secret, _codes = code_app(cast.noor)
    try_password(visitor, NOOR)
    assert visitor.post("/sign-in/code/", {"code": code_of(secret)}).status_code == 302
    assert signed_in(visitor)


def test_a_code_opens_once(cast, visitor, code_app):
    secret, _codes = code_app(cast.noor)
    code = code_of(secret)
    try_password(visitor, NOOR)
    visitor.post("/sign-in/code/", {"code": code})
    other = Client(headers={"Sec-Fetch-Site": "same-origin"})
    try_password(other, NOOR)
    assert other.post("/sign-in/code/", {"code": code}).status_code == 400
    assert not signed_in(other)


def test_a_recovery_code_lets_in_once(cast, visitor, code_app):
    _secret, codes = code_app(cast.noor)
    try_password(visitor, NOOR)
    visitor.post("/sign-in/code/", {"code": codes[0]})
    assert signed_in(visitor)
    visitor.post("/sign-out/")
    try_password(visitor, NOOR)
    assert visitor.post("/sign-in/code/", {"code": codes[0]}).status_code == 400
    assert not signed_in(visitor)


def test_secrets_of_second_factors_are_sealed_at_rest(cast, code_app):
    from allauth.mfa.models import Authenticator

    secret, codes = code_app(cast.noor)
    kept = " ".join(str(one.data) for one in Authenticator.objects.all())
    assert secret not in kept
    assert not any(code in kept for code in codes)


def body_of(answer):
    text = answer.content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value="|value=")[^"]*', "", text)


def test_an_unknown_address_looks_like_a_known_one(cast, visitor, sams_address):
    known = try_password(visitor, sams_address, "seven quiet lantern")
    unknown = try_password(visitor, "eve@c.example", "seven quiet lantern")
    assert known.status_code == unknown.status_code
    assert body_of(known) == body_of(unknown)


def test_an_unknown_address_takes_as_long_as_a_known_one(cast, visitor, sams_address, monkeypatch):
    monkeypatch.setattr(throttle, "OF_ACCOUNT", 1000)
    monkeypatch.setattr(throttle, "OF_NETWORK", 1000)

    def took(email):
        before = time.process_time()
        try_password(visitor, email, "seven quiet lantern")
        return time.process_time() - before

    known, unknown = [], []
    for _round in range(15):
        known.append(took(sams_address))
        unknown.append(took("eve@c.example"))
    fast, slow = sorted([statistics.median(known), statistics.median(unknown)])
    assert slow < fast * 1.4, (known, unknown)


def test_guesses_run_out_before_anything_is_hashed(cast, visitor, sams_address, monkeypatch):
    for _guess in range(throttle.OF_ACCOUNT):
        try_password(visitor, sams_address, "wrong wrong wrong")
    monkeypatch.setattr(
        "midweek.people.forms.sign_in.authenticate", lambda *a, **k: pytest.fail("was hashed")
    )
    answer = try_password(visitor, sams_address)
    assert answer.status_code == 400
    assert "Too many tries" in answer.content.decode()


def test_a_network_runs_out_of_guesses_too(cast, visitor, sams_address):
    for guess in range(throttle.OF_NETWORK):
        try_password(visitor, f"eve{guess}@c.example", "wrong wrong wrong")
    assert "Too many tries" in try_password(visitor, sams_address).content.decode()
    elsewhere = visitor.post(
        "/sign-in/", {"email": sams_address, "password": PASSWORD}, REMOTE_ADDR="198.51.100.7"
    )
    assert elsewhere.status_code == 302


def test_the_right_password_uses_up_no_tries(cast, visitor, sams_address):
    for _time in range(throttle.OF_ACCOUNT + 5):
        assert try_password(visitor, sams_address).status_code == 302
        visitor.post("/sign-out/")


def test_a_stranger_cannot_lock_out_a_device_that_is_known(cast, visitor, sams_address):
    try_password(visitor, sams_address)
    visitor.post("/sign-out/")
    stranger = Client(headers={"Sec-Fetch-Site": "same-origin"}, REMOTE_ADDR="203.0.113.9")
    for _guess in range(throttle.OF_ACCOUNT + 3):
        try_password(stranger, sams_address, "wrong wrong wrong")
    assert "Too many tries" in try_password(stranger, sams_address).content.decode()
    assert try_password(visitor, sams_address).status_code == 302
    assert signed_in(visitor)


def test_a_made_up_cookie_is_no_known_device(cast, visitor, sams_address):
    told = {"device": "1", "accounts": [cast.sam.account.username]}
    visitor.cookies["known"] = json.dumps(told)
    for _guess in range(throttle.OF_ACCOUNT):
        try_password(visitor, sams_address, "wrong wrong wrong")
    assert "Too many tries" in try_password(visitor, sams_address).content.decode()


def test_tries_come_back_after_a_quarter_of_an_hour(cast, visitor, sams_address):
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False) as clock:
        for _guess in range(throttle.OF_ACCOUNT):
            try_password(visitor, sams_address, "wrong wrong wrong")
        assert try_password(visitor, sams_address).status_code == 400
        clock.shift(15 * 60 + 1)
        assert try_password(visitor, sams_address).status_code == 302


def test_staff_are_signed_out_after_twelve_hours(cast, visitor, code_app):
    with time_machine.travel("2026-11-23T08:00:00+00:00", tick=False) as clock:
        secret, _codes = code_app(cast.noor)
        try_password(visitor, NOOR)
        visitor.post("/sign-in/code/", {"code": code_of(secret)})
        for _twenty_minutes in range(11 * 3):
            clock.shift(20 * 60)
            assert signed_in(visitor)
        for _twenty_minutes in range(4):
            clock.shift(20 * 60)
            answer = visitor.get("/account/")
        assert answer["Location"].startswith("/sign-in/")


def test_a_client_stays_signed_in_for_weeks(cast, visitor, sams_address):
    with time_machine.travel("2026-11-02T08:00:00+00:00", tick=False) as clock:
        try_password(visitor, sams_address)
        clock.shift(20 * 24 * 3600)
        assert signed_in(visitor)


def test_the_session_gets_a_new_name_when_somebody_signs_in(cast, visitor, sams_address):
    visitor.post("/passkey/show/")
    before = visitor.session.session_key
    try_password(visitor, sams_address)
    assert visitor.session.session_key != before


def test_each_sign_in_is_written_down(cast, visitor, sams_address):
    from midweek.audit.models import AuditLine

    try_password(visitor, sams_address)
    with cast.at_northgate():
        line = AuditLine.objects.order_by("-number")[0]
        assert (line.kind, line.by_id) == ("people.signed_in", cast.sam.pk)


def test_pages_of_allauth_that_we_do_not_use_do_not_exist():
    from midweek.config.doors import route_names

    ours = {"account_login", "account_reauthenticate", "mfa_authenticate"}
    foreign = {n for n in route_names() if n.startswith(("account_", "mfa_", "usersessions_"))}
    assert foreign == ours

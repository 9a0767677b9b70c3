"""The doctor: each dangerous setting is refused, or warned of, in one line with its fix."""

import os

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from midweek.config.doctor import clock, configuration, database, keys
from midweek.config.doctor.findings import Weight
from midweek.config.doctor.report import refuse_what_is_dangerous
from midweek.config.refusal import Refusal

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

NORMAL = {"NAME": ":memory:", "OPTIONS": {"init_command": "PRAGMA synchronous=NORMAL"}}


def refused(findings):
    """What the findings refuse, by what it is about."""
    return {found.about for found in findings if found.weight is Weight.REFUSAL}


@pytest.fixture
def root_key(settings):
    """The key file of these tests, put back as it was."""
    key = settings.ENVIRONMENT.root_key_path
    yield key
    key.chmod(0o400)


def test_a_key_that_others_can_read_is_refused(root_key):
    assert refused(keys.findings()) == set()

    root_key.chmod(0o444)

    assert refused(keys.findings()) == {"root key"}


def test_debug_and_any_host_are_refused(settings):
    assert refused(configuration.findings()) == set()

    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["*"]

    assert {"DEBUG", "hosts"} <= refused(configuration.findings())


def test_cookies_that_would_travel_open_are_refused(settings):
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"public_url": "https://midweek.example.org"}
    )

    assert "cookies" in refused(configuration.findings())


def test_no_mail_and_no_trusted_proxy_are_warned_of(settings):
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"public_url": "https://midweek.example.org"}
    )
    warned = {f.about for f in configuration.findings() if f.weight is Weight.WARNING}

    assert warned == {"mail", "proxy"}


def test_a_clock_that_lags_behind_its_own_data_is_refused(settings, tmp_path):
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"data": tmp_path})
    written = tmp_path / "midweek.sqlite3"
    written.touch()
    assert refused(clock.findings()) == set()

    os.utime(written, (2**33, 2**33))

    assert refused(clock.findings()) == {"clock"}


@pytest.mark.on_sqlite
def test_a_sqlite_that_forgets_in_a_power_cut_is_refused(monkeypatch):
    assert refused(database.findings()) == set()

    forgetful = ConnectionHandler({"default": {**connection.settings_dict, **NORMAL}})
    monkeypatch.setattr(database, "connections", forgetful)

    assert "database" in refused(database.findings())


@pytest.mark.on_postgres
def test_a_postgresql_that_forgets_in_a_crash_is_refused():
    """The tests' own server is such a one: it is made to be fast and to be thrown away."""
    says = [found.says for found in database.findings() if found.weight is Weight.REFUSAL]

    assert len(says) == 4
    assert all("off" in line for line in says)


@pytest.mark.on_postgres
def test_a_role_above_row_level_security_is_refused(monkeypatch):
    almighty = {**connection.settings_dict, "USER": "postgres", "NAME": "postgres"}
    monkeypatch.setattr(database, "connections", ConnectionHandler({"default": almighty}))

    says = [found.says for found in database.findings() if found.weight is Weight.REFUSAL]

    assert "its role is not bound by row-level security." in says


def test_what_is_refused_keeps_the_server_from_starting(settings):
    settings.DEBUG = True

    with pytest.raises(Refusal):
        refuse_what_is_dangerous()


def _about(settings, name, **more):
    told = {"public_url": "https://midweek.example.org", **more}
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update=told)
    return next(found for found in configuration.findings() if found.about == name)


def test_push_texts_and_mail_are_told_and_what_would_not_work_is_warned_of(settings):
    gateway = {"sms_url": "https://u:geheim@gateway.example/send", "sms_from": "Midweek"}

    assert settings.VAPID_PUBLIC[:12] in _about(settings, "push").says
    assert _about(settings, "push", push_hosts=()).weight is Weight.WARNING
    assert _about(settings, "texts").fine
    told = _about(settings, "texts", **gateway)
    assert told.fine and "https://midweek.example.org/texts/" in told.says
    assert "geheim" not in str(told)
    for wrong in ({"sms_from": ""}, {"sms_a_month": 0}, {"sms_url": "http://gateway.example/"}):
        assert _about(settings, "texts", **{**gateway, **wrong}).weight is Weight.WARNING
    by_interface = {"mail_url": "anymail://postmark?T=geheim", "mail_from": "m@m.example"}
    mail = _about(settings, "mail", **by_interface)
    assert mail.weight is Weight.REFUSAL and "anymail" in mail.fix

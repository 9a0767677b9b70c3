"""What people type can be read nowhere but in the app: not on the disk, not in a log."""

import base64
import http.client
import json
import sqlite3
import urllib.parse
from contextlib import closing
from pathlib import Path

import pytest

from .canaries import Canaries, forms_found, traces
from .conftest import SmallClinic
from .killing.server import WholeServer
from .network.phone import Phone

SECRETS = 1_000
TOKEN = "t" * 32


class Typist:
    """Somebody who types a new secret into everything that takes words."""

    def __init__(self, clinic: SmallClinic, address: tuple[str, int], secret: Canaries) -> None:
        self.clinic, self.address, self.secret = clinic, address, secret
        self.phones = clinic.phones(seed=9)
        for phone in self.phones:
            phone.address = address

    def send_entries(self, number: int) -> None:
        """Send entries whose words are secrets, in batches, from every phone."""
        for phone in self.phones:
            for _ in range(number // len(self.phones)):
                operation, body = phone.diary(phone.chance)
                told = json.loads(body)
                told["answers"]["words"] = f"I told nobody about {self.secret()}."
                phone.outbox[operation] = json.dumps(told)
            while phone.outbox:
                phone.send_batch(list(phone.outbox)[:100])
            assert not phone.refusals

    def say_things(self, number: int) -> None:
        """Write messages and things to talk about, on the phone and at the desk."""
        phone, whose = self.phones[0], f"/clients/{self.clinic.clients[0]}/messages/"
        for _ in range(number):
            operation, body = phone.diary(phone.chance)
            told = json.loads(body)
            kept = {name: told[name] for name in ("device", "device_seq", "recorded_at", "zone")}
            said = {**kept, "kind": "topic", "words": f"About {self.secret()}"}
            phone.outbox[operation] = json.dumps(said)
            assert self._post(whose, {"words": self.secret()}) in (200, 302)
            assert self._post("/messages/answers/", {"words": self.secret()}) in (200, 302)
        while phone.outbox:
            phone.send_batch(list(phone.outbox)[:100])
        assert not phone.refusals

    def send_what_is_refused(self, number: int) -> None:
        """Send what the server cannot keep: broken, unknown, far too much, or for nobody."""
        phone = self.phones[0]
        broken = [
            lambda: ("PUT", self._one(phone), f'{{"kind": "entry", "words": "{self.secret()}"'),
            lambda: ("PUT", self._one(phone), json.dumps({"kind": self.secret()})),
            lambda: ("PUT", self._one(phone), json.dumps({self.secret(): 1})),
            lambda: ("PUT", "/api/v1/operations", json.dumps({"operations": self.secret()})),
            lambda: ("GET", f"/api/v1/pull?since={self.secret()}", ""),
            lambda: ("GET", f"/api/v1/help?region={self.secret()}", ""),
            lambda: ("GET", f"/{self.secret()}/?next={self.secret()}", ""),
        ]
        for turn in range(number):
            status, _ = phone.ask(*broken[turn % len(broken)]())
            assert status is None or status < 500

    def fill_in_forms(self, number: int) -> None:
        """Invite, agree, and try to sign in, on the desk and before the door."""
        start = {"start_with": "check-in"}
        whose = f"/clients/{self.clinic.clients[0]}/plan/add/?activity=check-in"
        for turn in range(number):
            named = {"name": self.secret(), "email": f"{self.secret()}@example.org"}
            assert self._post("/clients/invite/", named | start) in (200, 302)
            assert self._post(whose, {"why": self.secret(), "rung": "agreed"}) in (200, 302)
            if turn < 5:
                known = {"email": f"{self.secret()}@example.org", "password": self.secret()}
                assert self._post("/sign-in/", known, cookie="") < 500

    def _one(self, phone: Phone) -> str:
        return f"/api/v1/operations/{phone.diary(phone.chance)[0]}"

    def _post(self, path: str, told: dict[str, str], *, cookie: str | None = None) -> int:
        connection = http.client.HTTPConnection(*self.address, timeout=30)
        signed_in = self.clinic.desk if cookie is None else cookie
        headers = {
            "Cookie": f"{signed_in}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
        }
        form = urllib.parse.urlencode(told | {"csrfmiddlewaretoken": TOKEN})
        connection.request("POST", path, form, headers)
        status = connection.getresponse().status
        connection.close()
        return status


def test_a_thousand_secrets_are_found_nowhere_on_the_disk(
    clinic: SmallClinic, tmp_path: Path
) -> None:
    data, secret = clinic.copy_to(tmp_path / "data"), Canaries()
    places = [data, tmp_path / "log", tmp_path / "temp"]
    for place in places[1:]:
        place.mkdir()
    loud = {"MIDWEEK_LOG_LEVEL": "DEBUG", "TMPDIR": str(places[2])}
    server = WholeServer(clinic.environment(data) | loud, log=tmp_path / "log" / "server")
    try:
        typist = Typist(clinic, server.start(), secret)
        typist.fill_in_forms(20)
        typist.say_things(10)
        typist.send_what_is_refused(70)
        typist.send_entries(SECRETS - secret.made + 4)
        whole = traces(*places)
    finally:
        server.kill()

    assert secret.made >= SECRETS
    assert (tmp_path / "log" / "server").stat().st_size > 0
    assert rows_in(data) > SECRETS / 2
    assert whole == traces(*places) == []


def rows_in(data: Path) -> int:
    with closing(sqlite3.connect(data / "midweek.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM practice_entry").fetchone()[0])


def test_the_scan_sees_a_secret_in_a_plain_column_and_in_a_log(
    clinic: SmallClinic, tmp_path: Path
) -> None:
    data, secret = clinic.copy_to(tmp_path / "data"), Canaries()
    (tmp_path / "log").write_text(f"GET /join/{secret()}/\n")
    with closing(sqlite3.connect(data / "midweek.sqlite3")) as database:
        database.execute("UPDATE people_clinic SET looks_by = ?", (secret().upper(),))
        database.commit()
        found = traces(tmp_path)

    assert any("log: as it is" in line for line in found)
    assert any("sqlite3" in line for line in found)


@pytest.mark.parametrize("before", range(3))
def test_the_scan_sees_a_secret_in_every_usual_disguise(before: int) -> None:
    told = ("." * before + Canaries()() + " and more").encode()

    assert list(forms_found(told)) == ["as it is"]
    assert "in UTF-16" in forms_found(told.decode().encode("utf-16-le"))
    assert list(forms_found(told.hex().encode())) == ["in hexadecimal"]
    assert list(forms_found(base64.b64encode(told))) == [f"in base64, shifted by {before}"]

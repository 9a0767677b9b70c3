"""Backups: sealed, whole, and restored without losing what phones still hold."""

from datetime import UTC, datetime, timedelta

import pytest

from midweek.config.running.chores import back_up
from midweek.people.models.keys import WrappedKey
from midweek.practice.models import Entry
from midweek.record.backup import keeping_up
from midweek.record.backup.making import let_old_ones_go, made, make_backup
from midweek.record.backup.proving import drill, last_passed
from midweek.record.backup.restoring import Refused, restore
from midweek.record.backup.sealed_file import Damaged, new_identity, opened, write_sealed
from tests.handset import sha256

for_real = pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
NOW = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
PARTS = [({"part": "one"}, [b"a" * 100_000, b"b"]), ({"part": "two"}, [])]


def written(folder, key, parts=PARTS):
    path = folder / "data-20261128T020000Z.age"
    write_sealed(path, {"what": "data"}, parts, recipients=[key.to_public()])
    return path


def test_what_went_in_comes_out_and_only_with_its_key(tmp_path, key):
    path = written(tmp_path, key)

    with opened(path, identities=[key], folder=tmp_path) as found:
        parts = [(about["part"], b"".join(blocks)) for about, blocks in found.parts()]
    with pytest.raises(Damaged), opened(path, identities=[new_identity()], folder=tmp_path):
        pass

    assert parts == [("one", b"a" * 100_000 + b"b"), ("two", b"")]
    assert b"aaaa" not in path.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_file_that_was_cut_or_changed_anywhere_is_refused(tmp_path, key):
    path = written(tmp_path, key)
    whole = path.read_bytes()
    for at in range(0, len(whole), len(whole) // 40):
        flipped = bytes([whole[at] ^ 1])
        for broken in (whole[:at], whole[:at] + flipped + whole[at + 1 :]):
            path.write_bytes(broken)
            with pytest.raises(Damaged), opened(path, identities=[key], folder=tmp_path):
                pass


def test_a_backup_that_could_not_be_finished_is_not_there(tmp_path, key):
    def failing():
        yield b"a"
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        written(tmp_path, key, [({"part": "one"}, failing())])

    assert list(tmp_path.iterdir()) == []


@for_real
def test_phones_send_back_what_the_backup_does_not_have(cast, place, restored, phone_of, check_in):
    phone = phone_of(cast.sam)
    phone.entry(check_in)
    epoch = phone.pull()["epoch"]
    backup = make_backup(now=NOW)
    phone.entry(check_in)

    restored(backup)
    known = phone.manifest()
    lost = {one: body for one, body in phone.told.items() if known["ids"].get(one) != sha256(body)}
    again = [phone.put(body, id=one).status_code for one, body in lost.items()]

    assert known["epoch"] == phone.pull()["epoch"] != epoch
    assert (len(lost), again) == (1, [201])
    with cast.at_northgate():
        assert Entry.objects.count() == 2


@for_real
def test_a_drill_opens_everything_and_writes_a_dated_report(cast, place, key, phone_of, check_in):
    phone_of(cast.sam).entry(check_in)
    backup = make_backup(now=NOW)

    report = drill({"data": backup.data, "keyring": backup.keyring}, identities=[key], now=NOW)

    assert (report.wrong, report.clinics, report.opened > 20) == ([], 2, True)
    assert last_passed() == NOW
    assert "can be restored" in (place / "backups/drills/20261128T020000Z-passed.txt").read_text()
    assert not list(place.glob("tmp*"))


@pytest.mark.on_sqlite
@for_real
def test_a_drill_says_what_does_not_open_any_more(cast, place, key):
    WrappedKey.objects.filter(owner=cast.kim.pk).delete()
    backup = make_backup(now=NOW)

    report = drill({"data": backup.data, "keyring": backup.keyring}, identities=[key], now=NOW)

    assert any("do not open" in one for one in report.wrong)
    assert last_passed() is None
    assert list((place / "backups/drills").glob("*-failed.txt"))


@for_real
def test_a_damaged_backup_of_somebody_elses_changes_nothing(cast, place, key):
    backup = make_backup(now=NOW)
    broken = bytearray(backup.data.read_bytes())
    broken[len(broken) // 2] ^= 1
    backup.data.write_bytes(broken)

    for files, problem in (
        ({"data": backup.data}, Damaged),
        ({"data": backup.keyring}, Refused),
    ):
        with pytest.raises(problem):
            restore(files, identities=[key], aside=place / "aside")

    assert sorted(one.name for one in place.iterdir()) == ["backups", "backups-of-keys"]


@pytest.mark.on_sqlite
@for_real
def test_the_worker_backs_up_each_hour_and_proves_it_each_month(cast, place):
    for minutes in (0, 5, 59, 61):
        keeping_up.back_up_when_due(now=NOW + timedelta(minutes=minutes))
    for days in (0, 20, 29):
        keeping_up.drill_when_due(now=NOW + timedelta(days=days))

    assert sorted(made("data")) == [NOW, NOW + timedelta(minutes=61)]
    assert sorted(one.name[:8] for one in (place / "backups/drills").iterdir()) == [
        "20261128",
        "20261227",
    ]


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_backup_that_cannot_be_made_raises_an_alarm(place, caplog):
    (place / "backups").write_text("a file stands where the folder should be")

    with pytest.raises(OSError):
        back_up()

    assert "ALARM no backup could be made." in caplog.text


def test_nobody_else_can_read_a_backup(place, key):
    path = written(place, key)

    assert path.stat().st_mode & 0o077 == 0


def test_old_backups_go_and_other_files_stay(place):
    folder = place / "backups"
    folder.mkdir()
    (folder / "data-notes.age").touch()
    for days in range(60):
        (folder / f"data-{NOW - timedelta(days=days):%Y%m%dT%H%M%SZ}.age").touch()

    let_old_ones_go(now=NOW)

    assert 9 <= len(made("data")) <= 12
    assert (folder / "data-notes.age").exists()

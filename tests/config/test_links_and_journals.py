"""Links that let somebody in are for a terminal, never for a service manager's log."""

import stat

import pytest

from midweek.config.running.demo import never_into_a_journal

LINES = ["As the therapist: http://localhost/demo/a-secret/therapist/", "Another line"]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"data": tmp_path})
    return tmp_path


def test_a_terminal_shows_the_links(monkeypatch, folder):
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    assert never_into_a_journal(LINES) == LINES
    assert list(folder.iterdir()) == []


def test_a_journal_only_hears_where_they_are(monkeypatch, folder):
    monkeypatch.setenv("JOURNAL_STREAM", "8:12345")
    (folder / "links").write_text("of the last start")
    said = never_into_a_journal(LINES)
    assert "secret" not in "".join(said)
    assert str(folder / "links") in said[0]
    assert (folder / "links").read_text() == "\n".join([*LINES, ""])
    assert stat.S_IMODE((folder / "links").stat().st_mode) == 0o600


def test_without_a_link_there_is_nothing_to_keep(monkeypatch, folder):
    monkeypatch.setenv("JOURNAL_STREAM", "8:12345")
    assert never_into_a_journal([]) == []
    assert list(folder.iterdir()) == []

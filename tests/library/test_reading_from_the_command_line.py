"""Reading other people's forms from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from midweek.library.models import Activity
from tests.cast import Cast

FOREIGN = "tests/foreign"


def run(*words: str) -> str:
    out = StringIO()
    call_command("read_form", *words, stdout=out)
    return out.getvalue()


def test_a_folder_is_one_form_and_nothing_is_kept_unless_asked() -> None:
    assert "PHQ9: 12 steps" in run(f"{FOREIGN}/reproschema/activities/PHQ-9")


def test_what_cannot_be_read_ends_with_the_reasons() -> None:
    out = StringIO()
    file = f"{FOREIGN}/radar-base/questionnaires/gad7_armt_es.json"

    with pytest.raises(CommandError):
        call_command("read_form", file, stdout=out)
    assert "line 5" in out.getvalue()


def test_keeping_needs_somebody_to_keep_it(cast: Cast) -> None:
    with pytest.raises(CommandError, match="Say with --as"):
        run(f"{FOREIGN}/radar-base/questionnaires/gad7_armt.json", "--keep")
    with cast.at_northgate():
        assert not Activity.objects.filter(slug="gad7").exists()


def test_what_was_read_is_kept_on_somebodys_own_shelf(cast: Cast) -> None:
    file = f"{FOREIGN}/radar-base/questionnaires/gad7_armt.json"

    run(file, "--keep", "--as", "noor@n.example")

    with cast.at_northgate():
        assert Activity.objects.get(slug="gad7").owner == cast.noor

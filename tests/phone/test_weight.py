"""What the phone has to fetch stays small."""

import gzip
from hashlib import sha256

import pytest
from django.test import Client

from midweek.phone.files import STATIC, _imports_of, _names
from midweek.phone.first_view import CHAPTERS
from tests.phone.modules import MODULES

KB = 1000


def weight(paths) -> int:
    """How much these files weigh as they travel, each compressed on its own."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_the_first_view_needs_at_most_60_kb_of_script():
    first = {STATIC / "phone/start.js", *_imports_of(STATIC / "phone/main.js")}

    assert STATIC / "phone/vendor/preact.js" in first
    assert weight(first | {MODULES / "words/de.js"}) <= 60 * KB


def test_what_only_some_activities_need_is_kept_for_offline_and_not_fetched_first():
    first = set(_imports_of(STATIC / "phone/main.js"))
    later = {"typed", "collected", "derived", "fitting", "one_by_one"}

    for name in later:
        module = STATIC / f"phone/player/{name}.js"
        assert module not in first
        assert str(module.relative_to(STATIC)) in _names()


def test_the_whole_app_needs_at_most_120_kb_of_script():
    assert weight(MODULES.rglob("*.js")) <= 120 * KB


def test_all_styles_together_are_at_most_12_kb():
    sheets = [*MODULES.glob("*.css")]
    sheets += [CHAPTERS / f"design/static/design/{name}.css" for name in ("tokens", "ground")]

    assert weight(sheets) <= 12 * KB


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["today", "check-in", "journal"])
def test_the_page_itself_is_at_most_14_kb(place):
    page = Client().get(f"/app/{place}")

    assert page.status_code == 200
    assert len(gzip.compress(page.content, 9)) <= 14 * KB


def test_vendored_files_are_what_their_list_says():
    told = (MODULES / "vendor/VENDORED.md").read_text(encoding="utf-8")
    for name in ("preact.js", "idb.js"):
        assert sha256((MODULES / "vendor" / name).read_bytes()).hexdigest() in told

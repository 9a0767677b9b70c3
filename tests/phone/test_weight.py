"""What the phone has to fetch stays small."""

import gzip
import re
from hashlib import sha256
from urllib.request import urlopen

import pytest
from django.test import Client

from midweek.config.statics import smaller
from midweek.phone.files import STATIC, _imports_of, _names
from midweek.phone.first_view import CHAPTERS
from tests.phone.modules import MODULES

KB = 1000


def weight(paths) -> int:
    """How much these files weigh as they travel, each compressed on its own."""
    return sum(len(gzip.compress(as_it_travels(path), 9)) for path in paths)


def as_it_travels(path) -> bytes:
    """What the server keeps of a collected file."""
    ours = path.suffix == ".js" and "vendor" not in path.parts
    return smaller(path.read_text(encoding="utf-8")).encode() if ours else path.read_bytes()


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


def test_the_whole_app_needs_at_most_120_kb_of_script_in_one_language():
    other = {MODULES / "words/en.js", MODULES / "words/later/en.js"}

    assert weight({*MODULES.rglob("*.js")} - other) <= 120 * KB


def test_a_phone_is_sent_a_script_without_its_comments(clinic_server):
    with urlopen(f"{clinic_server.address}/app/worker.js") as answer:
        (name,) = re.findall(r"/static/phone/outbox/uuid7\.\w+\.js", answer.read().decode())
    with urlopen(clinic_server.address + name) as answer:
        sent = answer.read()

    assert sent == as_it_travels(MODULES / "outbox/uuid7.js")


def test_a_script_travels_without_its_comments_and_exports_what_it_did():
    source = "/* A scar. */\nexport function say({ long }) {\n  return `  ${long}`; // why\n}\n"

    assert smaller(source) == "export function say({long:e}){return`  ${e}`}"


@pytest.mark.parametrize(
    "later", ["const { a } = f(s)", "const [a] = f(s)", "const [a, b] = [f(s), 1]"]
)
def test_what_is_read_is_still_worked_out_before_it_is_read(later):
    travels = smaller(f"const s = await g();\n{later};\nconst c = h();\nk(a, c);\n")

    assert travels.index("g()") < travels.index("f(s)") < travels.index("h()")


def test_the_journals_lists_are_data_of_at_most_6_kb_for_a_language():
    for language in ("en", "de"):
        lists = sorted(MODULES.glob(f"journal/*.{language}.json"))
        assert [path.name.split(".")[0] for path in lists] == ["starters", "topics"]
        assert weight(lists) <= 6 * KB


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

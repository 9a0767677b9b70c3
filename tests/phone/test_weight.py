"""What the phone has to fetch stays small."""

import gzip
import re
from hashlib import sha256
from urllib.request import urlopen

import pytest
from django.test import Client

from midweek.config.statics import is_ours, smaller, travelling
from midweek.phone.files import ENTRY, LATER, STATIC, fetched_as_one, kept_files
from midweek.phone.first_view import CHAPTERS
from midweek.phone.fusing import NotOurWayOfWriting, fetched_later, fused, pointed, reached
from tests.phone.modules import MODULES

KB = 1000


def weight(paths) -> int:
    """How much these files weigh as they travel, each compressed on its own."""
    return sum(packed(path.read_bytes()) for path in paths)


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def source(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def travels():
    """Every script of the phone as it travels, and what each weighs."""
    names = [str(path.relative_to(STATIC)) for path in STATIC.rglob("*.js")]
    made = travelling([name for name in names if is_ours(name)], source)
    kept = {name: source(name) for name in names if not is_ours(name)}
    return {name: packed(text.encode()) for name, text in {**kept, **made}.items()}


def test_the_first_view_needs_at_most_60_kb_of_script(travels):
    first = {"phone/start.js", "phone/words/de.js", *reached(ENTRY, source)}

    assert "phone/vendor/preact.js" in first
    assert sum(travels[name] for name in first) <= 60 * KB


def test_what_only_some_activities_need_is_kept_for_offline_and_not_fetched_first():
    first, later = reached(ENTRY, source), fetched_as_one(source)

    for name in ("typed", "collected", "derived", "fitting", "one_by_one"):
        assert f"phone/player/{name}.js" in later
        assert f"phone/player/{name}.js" not in first
    assert f"/static/{LATER}" in kept_files()
    assert "/static/phone/player/typed.js" not in kept_files()


def test_the_whole_app_needs_at_most_120_kb_of_script_in_one_language(travels):
    other = {"phone/words/en.js", "phone/words/later/en.js"}
    apart = travels.keys() - fetched_as_one(source) - other

    assert LATER in apart
    assert sum(travels[name] for name in apart) <= 120 * KB


def test_modules_fetched_later_travel_as_one_and_ask_each_other_there():
    written = {
        "app/main.js": 'import { a } from "./a.js";\nconst b = () => import("./deep/b.js");\n',
        "app/a.js": "export const a = 1;\n",
        "app/deep/b.js": 'import { a } from "../a.js";\nimport { c as d } from "./c.js";\n'
        'export function b() { return [import("./e.js"), import("./c.js")]; }\n',
        "app/deep/c.js": "const c = 2;\nexport { c };\n",
        "app/deep/e.js": "export const e = import.meta.url;\n",
    }
    later = fetched_later("app/main.js", written.get)

    assert later == ["app/deep/c.js", "app/deep/b.js"]
    assert fused(later, written.get, to="app/later.js").split("\n") == [
        'import * as _app_a from "./a.js";',
        "export const _app_deep_c = (() => {",
        "const c = 2;",
        "",
        "",
        "return { c };",
        "})();",
        "export const _app_deep_b = (() => {",
        "const { a } = _app_a;",
        "const { c: d } = _app_deep_c;",
        'function b() { return [import("./deep/e.js"), Promise.resolve(_app_deep_c)]; }',
        "",
        "return { b };",
        "})();",
    ]
    main = pointed("app/main.js", written.get, inside=later, to="app/later.js")
    assert "dataset.later).then((all) => all._app_deep_b) : import(" in main


@pytest.mark.parametrize("strange", ["export default 1;", 'import "./x.js";', "await f();"])
def test_a_module_written_in_another_way_is_refused_by_name(strange):
    with pytest.raises(NotOurWayOfWriting, match=r"odd\.js: "):
        fused(["odd.js"], {"odd.js": f"{strange}\n"}.get, to="later.js")


def test_a_phone_is_sent_a_script_without_its_comments(clinic_server):
    with urlopen(f"{clinic_server.address}/app/worker.js") as answer:
        (name,) = re.findall(r"/static/phone/outbox/uuid7\.\w+\.js", answer.read().decode())
    with urlopen(clinic_server.address + name) as answer:
        sent = answer.read()

    assert sent == smaller(source("phone/outbox/uuid7.js")).encode()


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

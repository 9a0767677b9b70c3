"""Each gate of the check is shut: what it is there to stop is planted here, and stopped."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tools import budgets, names, steps, styles, translations, words

LONG_FUNCTION = "def long():\n" + "    x = 1\n" * 60


@pytest.fixture
def source(monkeypatch, tmp_path):
    """A small source folder of its own, to plant things in."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    monkeypatch.chdir(tmp_path)

    def plant(path, text):
        file = Path("src/midweek", path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    plant("small.py", "def small():\n    return 1\n")
    return plant


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("long.py", "x = 1\n" * 401, "file of 401 lines"),
        ("function.py", LONG_FUNCTION, "long has 61 lines"),
        ("templates/page.html", "<p>\n" * 81, "template of 81 lines"),
        ("static/module.js", "let x\n" * 151, "ES module of 151 lines"),
    ],
)
def test_nothing_outgrows_its_budget(source, path, text, says):
    assert list(budgets.findings()) == []

    source(path, text)

    assert says in "\n".join(budgets.findings())


def test_the_medians_are_budgets_too(source):
    for number in range(3):
        source(f"file{number}.py", "def middling():\n" + "    x = 1\n" * 40 + "\n" * 30)

    told = "\n".join(budgets.findings())

    assert "The median file" in told
    assert "The median function" in told


@pytest.mark.parametrize("path", ["plans/utils.py", "helpers/one.py", "plans/services.py"])
def test_names_that_say_nothing_are_refused(source, path):
    assert list(names.findings()) == []

    source(path, "x = 1\n")

    assert len(list(names.findings())) == 1


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("margin-left: 1rem", "does not mirror"),
        ("left: 0", "does not mirror"),
        ("text-align: right", "does not mirror"),
        ("border-top-left-radius: 1px", "does not mirror"),
        ("color: #fff", "raw colour"),
        ("color: rgb(0 0 0)", "raw colour"),
    ],
)
def test_styles_mirror_and_take_their_colours_from_the_tokens(source, rule, says):
    source("static/page.css", "/* left: #fff */ a { margin-inline-start: 0; color: var(--c) }\n")
    assert list(styles.findings()) == []

    source("static/page.css", f"a {{ {rule} }}\n")

    assert says in "\n".join(styles.findings())


@pytest.mark.parametrize(
    "markup",
    ['<p style="color: red">', "<script>go()</script>", '<a onclick="go()">', "<style>a{}</style>"],
)
def test_pages_hold_no_inline_code_or_style(source, markup):
    source("templates/page.html", '<script src="/a.js"></script><p class="x">words</p>\n')
    assert list(styles.findings()) == []

    source("templates/page.html", markup)

    assert len(list(styles.findings())) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("You missed two days.", "missed"),
        ("Please try again.", "Please"),
        ("Well done!", "Well done"),
        ("Saved!", "!"),
        ("Your streak is five days.", "streak"),
        (
            "one two three four five six seven eight nine ten eleven twelve and so on now",
            "16 words",
        ),
        (
            "Institutional confidentiality considerations necessitate deliberation. So.",
            "reading age",
        ),
    ],
)
def test_clients_read_short_plain_words_without_blame(text, says):
    assert says in "\n".join(words.faults_of(text))


def test_plain_words_pass():
    assert list(words.faults_of("Two small things left, if you have room.")) == []
    assert list(words.faults_of("Ruth reads it before your session. Not right away.")) == []


def test_the_phones_words_are_read_from_their_module():
    module = "export const en = {\n  // missed\n  today: 'Not today', 'too.hard': \"Too hard\" };"

    assert list(words.strings_of_module(module)) == ["Not today", "Too hard"]


PYTHON = 'from x import gettext as _\n_("One")\nngettext("%(n)d day", "%(n)d days", n)\n'
TEMPLATE = """{% load i18n %}{% translate "It's two" %}
{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"""


def test_every_marked_string_is_found():
    assert set(translations.strings_of_python(PYTHON)) == {
        (None, "One", None),
        (None, "%(n)d day", "%(n)d days"),
    }
    assert set(translations.strings_of_template(TEMPLATE)) == {
        (None, "It's two", None),
        (None, "%(n)s day", "%(n)s days"),
    }


CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

msgid "One"
msgstr "Eins"
"""


@pytest.mark.parametrize(
    ("python", "says"),
    [('_("One")\n_("Two")', "no entry for 'Two'"), ("", "nothing says 'One'")],
)
def test_the_catalogue_has_each_string_and_no_other(source, python, says):
    source("locale/de/LC_MESSAGES/django.po", CATALOGUE)
    source("words.py", '_("One")')
    assert list(translations.findings()) == []

    source("words.py", python)

    assert says in "\n".join(translations.findings())


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (Message("Hello", ""), "no finished translation"),
        (Message("Hello", "Hallo", flags=["fuzzy"]), "no finished translation"),
        (Message("%(n)s days", "Tage"), "leaves out"),
        (Message("Days", "%(n)s Tage"), "does not have"),
        (Message("Hello", "Guten Tag und willkommen." * 2), "several times over"),
    ],
)
def test_a_translation_is_finished_and_keeps_its_placeholders(message, says):
    assert says in "\n".join(translations._faults_of(Path("de"), message))


def outcome_of(tmp_path, monkeypatch, test):
    """The outcome of a test step that runs this one test."""
    monkeypatch.setattr(steps, "LOGS", tmp_path)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # it needs none, and each takes time
    (tmp_path / "test_it.py").write_text(f"import pytest\n{test}\n")
    words = ["-q", "-p", "no:cacheprovider", "-c", "/dev/null"]
    command = [sys.executable, "-m", "pytest", *words, str(tmp_path / "test_it.py")]
    return steps.Step("a step", command, tests=True).run()


@pytest.mark.parametrize(
    ("test", "passed", "failed", "skipped"),
    [
        ("def test_it(): pass", 1, 0, 0),
        ("def test_it(): assert False", 0, 1, 0),
        ("def test_it(): pytest.skip('no')", 0, 0, 1),
        ("@pytest.mark.xfail\ndef test_it(): assert False", 0, 0, 1),
        ("x = 1", 0, 1, 0),
        ("raise ValueError", 0, 1, 0),
    ],
)
def test_a_step_counts_what_failed_and_what_was_left_out(
    tmp_path, monkeypatch, test, passed, failed, skipped
):
    outcome = outcome_of(tmp_path, monkeypatch, test)

    assert (outcome.passed, outcome.failed, len(outcome.skipped)) == (passed, failed, skipped)


def test_a_step_that_hangs_is_ended_and_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "LOGS", tmp_path)
    sleeping = [sys.executable, "-c", "import time; time.sleep(60)"]

    outcome = steps.Step("a step", sleeping, limit=0.5).run()

    assert outcome.failed == 1
    assert outcome.seconds < 10


def test_what_holds_a_stopwatch_runs_after_the_other_stories_and_alone():
    stories, measured = (
        step for step in steps.steps_for(fast=False, full=False) if "tests/stories" in step.command
    )

    assert stories.command[-4:] == ["-n", "2", "-m", "not measured"]
    assert measured.tests and measured.command[-2:] == ["-m", "measured"]
    assert "-n" not in measured.command

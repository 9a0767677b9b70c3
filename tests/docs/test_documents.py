"""What the documents say is true of the code."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from midweek.config import cli
from midweek.config.environment import Environment

ROOT = Path(__file__).parents[2]
STATES = {"works", "partly", "not yet"}
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")
CHECKBOX = re.compile(r"`(test_\w+)`")
PLACES = re.compile(r"(?<![\w.])/(?:root|home|work)/|localhost:\d{5}|\bTODO\b|\bFIXME\b")


def documents() -> list[Path]:
    """Every document that the repository keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return [ROOT / name for name in listed if (ROOT / name).exists()]


def rows(path: str) -> list[list[str]]:
    """The cells of each row of the tables in a document, heads left out."""
    lines = (ROOT / path).read_text().splitlines()
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line[:1] == "|"]
    return [row for row in cells if not set(row[0]) <= set("-: ")]


def names_of_tests() -> set[str]:
    """The name of every test there is."""
    return {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(), re.MULTILINE)
    }


def test_each_capability_has_its_state_and_tests_that_exist():
    table = [row for row in rows("docs/features.md") if re.fullmatch(r"F\d+", row[0])]

    assert [row[0] for row in table] == [f"F{n}" for n in range(1, 25)]
    assert {row[2] for row in table} <= STATES
    for row in table:
        named = CHECKBOX.findall(row[4])
        assert set(named) <= names_of_tests(), row[0]
        assert named or row[2] == "not yet", f"{row[0]} claims something that no test shows"


def test_each_rule_about_answers_of_harm_names_a_test_that_exists():
    for rule, shown_by in rows("docs/decisions/answers-about-harm.md")[1:]:
        named = CHECKBOX.findall(shown_by)
        assert named and set(named) <= names_of_tests(), rule


def test_every_dependency_says_what_it_is_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    wanted = project["project"]["dependencies"] + groups["build"] + groups["dev"]
    wanted += [
        one for extra in project["project"]["optional-dependencies"].values() for one in extra
    ]
    names = {re.match(r"[\w-]+", one)[0] for one in wanted if isinstance(one, str)}
    table = rows("docs/decisions/dependencies.md")

    assert {row[0] for row in table} - {"Package"} == names
    assert all(len(row) == 4 and all(row) for row in table)


def test_the_settings_are_those_of_the_code():
    documented = {row[0].strip("`"): row[2] for row in rows("docs/for-operators/settings.md")}
    documented.pop("Variable")

    assert documented == {
        f"MIDWEEK_{name.upper()}": field.description
        for name, field in Environment.model_fields.items()
    }


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere_and_nothing_points_at_one_machine(path):
    text = path.read_text()

    for target in LINK.findall(text):
        if "://" not in target:
            assert (path.parent / target).exists(), target
    assert not PLACES.findall(text)


def commands() -> list[tuple[str, str]]:
    """Each line of a shell block, with the document it stands in."""
    return [
        (str(path.relative_to(ROOT)), line.split("#")[0].strip())
        for path in documents()
        for block in SHELL.findall(path.read_text())
        for line in block.splitlines()
        if line.split("#")[0].strip()
    ]


@pytest.mark.parametrize(("document", "line"), commands())
def test_each_documented_command_exists(document, line, monkeypatch, capsys):
    program, *words = line.split()
    if program == "export":
        assert f"{words[0].split('=')[0].removeprefix('MIDWEEK_')}".lower() in (
            Environment.model_fields
        )
    elif program == "./run":
        assert cli.parser().parse_args(["start", *words]).command
    elif program == "midweek" and words != ["--help"]:
        assert cli.parser().parse_args(words).command
    elif program == "./check":
        assert (ROOT / "check").exists()
        assert {word for word in words if word.startswith("--")} <= {"--fast", "--full"}
    else:
        assert program in ("midweek", ".venv/bin/python", "git", "cd")


def test_commands_named_in_the_text_exist():
    for path in documents():
        for named in re.findall(r"`midweek ([a-z]+(?: [a-z]+)?)[^`]*`", path.read_text()):
            words = named.split()
            known = cli.parser().format_help()
            assert re.search(rf"^ +{words[0]}\b", known, re.MULTILINE), f"{path}: {named}"


def test_the_roots_have_their_documents():
    for name in ("README", "STORY", "CONTRIBUTING", "SECURITY", "CHANGELOG"):
        assert len((ROOT / f"{name}.md").read_text()) > 400
    assert "24 hours" in (ROOT / "SECURITY.md").read_text()
    assert "Apache License" in (ROOT / "LICENSE").read_text()


def test_every_chapter_has_its_place_in_the_story():
    story = (ROOT / "STORY.md").read_text()
    chapters = [p.name for p in (ROOT / "src/midweek").iterdir() if (p / "__init__.py").exists()]

    assert [name for name in chapters if f"| `{name}` |" not in story] == []

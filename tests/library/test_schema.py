"""The published format is the one we read."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from midweek.library.definition import Definition

PUBLISHED = Path("docs/for-developers/activity.schema.json")


def test_the_published_schema_is_current() -> None:
    out = StringIO()
    call_command("activity_schema", stdout=out)

    assert out.getvalue() == PUBLISHED.read_text("utf-8")


def test_the_schema_knows_every_kind_of_step() -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    kinds = schema["properties"]["steps"]["items"]["discriminator"]["mapping"]

    assert set(kinds) == {
        "read", "mood", "scale", "choice", "choice_many",
        "text", "text_long", "pacer", "timer", "done",
    }  # fmt: skip


def test_the_example_in_the_manual_is_an_activity() -> None:
    manual = PUBLISHED.with_name("activities.md").read_text("utf-8")
    example = manual.split("```json\n")[1].split("```")[0]

    assert Definition.read(example).slug == "two-minutes-outside"

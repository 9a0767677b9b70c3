"""The published format is the one we read."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from midweek_rules.fitting import FITS

PUBLISHED = Path("docs/for-developers/activity.schema.json")


def test_the_published_schema_is_current() -> None:
    out = StringIO()
    call_command("activity_schema", stdout=out)

    assert out.getvalue() == PUBLISHED.read_text("utf-8")


def test_every_kind_of_step_that_can_be_answered_has_a_rule_for_its_answers() -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    kinds = schema["properties"]["steps"]["items"]["discriminator"]["mapping"]

    assert set(kinds) - {"read", "computed", "done"} == set(FITS)

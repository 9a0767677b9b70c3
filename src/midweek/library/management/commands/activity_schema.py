"""Print the format of an activity as JSON Schema."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from midweek.library.definition import Definition


class Command(BaseCommand):
    """Print the JSON Schema of an activity; docs/for-developers holds a copy."""

    help = "Print the JSON Schema of an activity definition."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(schema(), ending="")


def schema() -> str:
    """Write the JSON Schema of a definition, as it is published."""
    found = Definition.model_json_schema(by_alias=True) | {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Midweek activity",
    }
    return json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"

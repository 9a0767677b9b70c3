"""Our own format: the JSON of an activity, as a version keeps it."""

import json
from typing import Any

from midweek.library.definition import Definition
from midweek.library.exchange.drafting import formed
from midweek.library.exchange.findings import Form, Notes


def is_ours(said: dict[str, Any]) -> bool:
    """Say whether this looks like one of our activities."""
    return {"slug", "kind", "steps"} <= set(said)


def form_in(name: str, said: dict[str, Any]) -> Form:
    """Read an activity in our own format."""
    return formed(str(said.get("slug") or name), said, Notes())


def written(activity: Definition) -> str:
    """Write an activity in our own format."""
    return json.dumps(activity.written(), indent=2, ensure_ascii=False) + "\n"

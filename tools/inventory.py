"""What is stored, and how: a page for operators, made from the models themselves."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path("docs/for-operators/what-is-stored.md")
HEAD = """# What is stored

Every column of every table of Midweek. *Sealed* columns hold ciphertext (AES-256-GCM)
under the clinic's or the client's own key. What is plain says why. Made by
`python -m tools.inventory`; `./check` fails while it is out of date.
"""


def page() -> str:
    """The page, as it must be."""
    from django.apps import apps

    ours = [model for model in apps.get_models() if model.__module__.startswith("midweek.")]
    return "\n".join([HEAD, *(line for model in ours for line in _table(model))]).rstrip() + "\n"


def _table(model: Any) -> Iterator[str]:
    yield f"## {model._meta.label}\n"
    yield f"{(model.__doc__ or '').strip().splitlines()[0]}\n"
    yield "| Column | How | Why |"
    yield "|---|---|---|"
    for field in model._meta.concrete_fields:
        yield "| {} | {} | {} |".format(field.column, *how(model, field))
    yield ""


def how(model: Any, field: Any) -> tuple[str, str]:
    """How a column is stored, and why; ("undeclared", "") when nobody said."""
    from midweek.people.vault import SealedField

    if isinstance(field, SealedField):
        return "sealed", f"under the key of the {field.under}"
    if field.primary_key or field.is_relation or field.attname == "clinic_id":
        return "plain", "an id"
    reason = getattr(model, "plain", {}).get(field.name)
    return ("plain", str(reason)) if reason else ("undeclared", "")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "midweek.config.settings")
    import django

    django.setup()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    sys.exit(0)

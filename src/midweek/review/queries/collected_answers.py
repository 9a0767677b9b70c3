"""What was answered in lists, tables and ladders: one thing on a line."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from midweek.review.queries.plain_answers import PLAIN, Saying, Step, with_unit
from midweek_rules.branching import is_answered, shown


def _list(step: Step, answer: Any) -> str:
    return "\n".join(filter(None, answer))


def _rows(questions: str) -> Saying:
    def say(step: Step, answer: Any) -> str:
        return "\n".join(filter(None, (_row(step[questions], row, "; ") for row in answer)))

    return say


def _row(asked: list[Step], row: Mapping[str, Any], between: str) -> str:
    """Say the questions of one round that were shown in it, each with its answer."""
    given = [(one, row.get(one["id"])) for one in shown(asked, row)]
    return between.join(
        f"{one['text']}: {PLAIN[one['type']](one, answer)}"
        for one, answer in given
        if is_answered(answer)
    )


def _measure(step: Step, answer: Any) -> str:
    return _row(step["steps"], answer, "\n")


def _ladder(step: Step, answer: Any) -> str:
    return "\n".join(line for situation in answer for line in _situation(situation))


def _situation(situation: Mapping[str, Any]) -> Iterator[str]:
    """Say a situation with its distress, and each time it was tried, 0 to 100."""
    distress = situation.get("distress")
    yield situation["text"] if distress is None else f"{situation['text']}: {distress}"
    for count, trial in enumerate(situation.get("trials") or (), start=1):
        said = [
            f"{name} {trial[part]}"
            for part, name in (
                ("before", _("before")),
                ("peak", _("at its worst")),
                ("after", _("after")),
            )
            if trial.get(part) is not None
        ]
        yield _("Try %(count)d: %(said)s") % {"count": count, "said": ", ".join(said)}


def _contacts(step: Step, answer: Any) -> str:
    lines = ((one.get("name"), one.get("number"), one.get("note")) for one in answer)
    return "\n".join(", ".join(filter(None, line)) for line in lines)


def _computed(step: Step, answer: Any) -> str:
    return with_unit(step, number_format(answer, step.get("decimals", 0)))


COLLECTED: dict[str, Saying] = {
    "list": _list,
    "table": _rows("columns"),
    "repeat": _rows("steps"),
    "measure": _measure,
    "ladder": _ladder,
    "contacts": _contacts,
    "computed": _computed,
}

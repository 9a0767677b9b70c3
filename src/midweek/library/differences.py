"""What changed from one version of an activity to the next, in plain sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

Said = Mapping[str, Any]


def differences(before: Said, after: Said) -> list[str]:
    """Say what changed, in the order of the newer version. Both are in one language."""
    return [*_of_the_whole(before, after), *_of_the_steps(before, after)]


def _of_the_whole(before: Said, after: Said) -> Iterator[str]:
    names = {
        "title": _("Name"),
        "purpose": _("What it is for"),
        "why": _("Why it helps"),
        "instructions": _("How to do it"),
        "minutes": _("Minutes"),
        "credit": _("Credit"),
    }
    for key, name in names.items():
        if before.get(key) != after.get(key):
            yield _("%(what)s: “%(before)s” became “%(after)s”.") % {
                "what": name,
                "before": before.get(key) or "-",
                "after": after.get(key) or "-",
            }
    if before.get("rungs") != after.get("rungs"):
        yield _("Its sizes changed.")
    if before.get("scoring") != after.get("scoring"):
        yield _("Its scoring changed.")


def _of_the_steps(before: Said, after: Said) -> Iterator[str]:
    earlier = {step["id"]: step for step in before.get("steps") or ()}
    later = {step["id"]: step for step in after.get("steps") or ()}
    for name, step in later.items():
        if name not in earlier:
            yield _("Added: “%(step)s”.") % {"step": _words(step)}
        elif earlier[name] != step:
            yield _changed(earlier[name], step)
    for name, step in earlier.items():
        if name not in later:
            yield _("Left out: “%(step)s”.") % {"step": _words(step)}
    kept = [name for name in earlier if name in later]
    if kept != [name for name in later if name in earlier]:
        yield _("The order of the steps changed.")


def _changed(before: Said, after: Said) -> str:
    if _words(before) != _words(after):
        return _("“%(before)s” became “%(after)s”.") % {
            "before": _words(before),
            "after": _words(after),
        }
    return _("“%(step)s”: %(what)s changed.") % {
        "step": _words(after),
        "what": ", ".join(sorted(_parts(before, after))),
    }


def _parts(before: Said, after: Said) -> set[str]:
    names = {
        "options": _("the answers"),
        "when": _("when it is asked"),
        "required": _("whether it must be answered"),
        "hint": _("the help text"),
        "type": _("its kind"),
    }
    keys = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    return {names.get(key, _("how it is asked")) for key in keys}


def _words(step: Said) -> str:
    return str(step.get("text") or step.get("id"))

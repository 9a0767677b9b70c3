"""Questions about the library. What a version says never changes, so it is read once."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from midweek.library.models import ActivityVersion


def definitions(versions: Iterable[UUID], *, language: str) -> dict[str, dict[str, Any]]:
    """What each of these versions says and asks, in one language, by the version's id."""
    wanted = set(versions)
    missing = [one for one in wanted if one not in _known]
    for version in ActivityVersion.objects.filter(pk__in=missing):
        _known[version.pk] = version.definition
    return {str(one): _in_language(one, language) for one in wanted if one in _known}


_known: dict[UUID, dict[str, Any]] = {}


@lru_cache(maxsize=4096)
def _in_language(version: UUID, language: str) -> dict[str, Any]:
    found: dict[str, Any] = _spoken(_known[version], language)
    return found


def _spoken(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        if "en" in value and value.keys() <= {"en", "de"}:
            return value.get(language, value["en"])
        return {key: _spoken(part, language) for key, part in value.items()}
    if isinstance(value, list):
        return [_spoken(part, language) for part in value]
    return value

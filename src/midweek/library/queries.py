"""Questions about the library. What a version says never changes, so it is read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.audit.scope import clinic_in_scope
from midweek.library.at_hand import ALWAYS_AT_HAND, PARTS_OF_A_PAGE
from midweek.library.definition import localised
from midweek.library.models import Activity, ActivityVersion
from midweek.library.starter import place_of
from midweek.people.models import Person
from midweek_rules.scoring import asks_about_risk

MOST_KEPT = 10_000

_versions: dict[tuple[UUID | None, UUID], ActivityVersion] = {}
_kept: dict[tuple[UUID | None, UUID, str], dict[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Offer:
    """An activity a therapist can choose, in the words of its newest version."""

    activity_id: UUID
    version_id: UUID
    slug: str
    kind: str
    title: str
    approach: str
    purpose: str
    why: str
    evidence: str
    sure: str
    minutes: int
    rungs: dict[str, dict[str, Any]]
    asks_about_risk: bool


def definitions(versions: Iterable[UUID], *, language: str) -> dict[str, dict[str, Any]]:
    """What each of these versions says and asks, in one language, by the version's id.

    The answer is shared between requests: read it, never change it.
    """
    clinic_id = clinic_in_scope()
    found, missing = {}, []
    for version in set(versions):
        if said := _kept.get((clinic_id, version, language)):
            found[str(version)] = said
        else:
            missing.append(version)
    return found | _read(missing, language) if missing else found


def version(version_id: UUID) -> ActivityVersion | None:
    """One version with its activity, if it is the clinic's; kept, as neither ever changes."""
    known = _versions.get((clinic_in_scope(), version_id))
    if known is None:
        known = ActivityVersion.objects.select_related("activity").filter(pk=version_id).first()
        if known and len(_versions) < MOST_KEPT:
            _versions[clinic_in_scope(), version_id] = known
    return known


def definition(version: UUID, *, language: str) -> dict[str, Any]:
    """What one version says and asks, in one language; KeyError for another clinic's."""
    return definitions([version], language=language)[str(version)]


def offers(*, by: Person, language: str) -> list[Offer]:
    """What `by` can choose from, the starter set first and in its own order."""
    shown = ActivityVersion.objects.visible_to(by).filter(activity__put_away_at=None)
    shown = shown.exclude(activity__slug__in=PARTS_OF_A_PAGE)
    newest = list(shown.newest().values_list("pk", "activity_id"))
    said = definitions([version for version, _ in newest], language=language)
    found = [_offer(activity, version, said[str(version)]) for version, activity in newest]
    return sorted(found, key=_place)


def may_take(slug: str, *, by: Person) -> bool:
    """Whether `by` may write under this name: it is free, the clinic's, or their own."""
    found = Activity.objects.filter(slug=slug).first()
    return found is None or found.owner_id in (None, by.pk)


def free_slug(wanted: str) -> str:
    """A name that no activity of the clinic has yet."""
    taken = set(Activity.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbers = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(slug for slug in numbers if slug not in taken)


def at_hand() -> list[UUID]:
    """The versions that every client may use at any time, planned or not."""
    return [version for (version,) in _at_hand()]


@question
def _at_hand() -> QuerySet[ActivityVersion, tuple[UUID]]:
    newest = ActivityVersion.objects.filter(activity__slug__in=ALWAYS_AT_HAND).newest()
    return newest.values_list("pk")


def _read(versions: list[UUID], language: str) -> dict[str, dict[str, Any]]:
    if len(_kept) > MOST_KEPT:
        _kept.clear()
    found = {}
    for row in ActivityVersion.objects.filter(pk__in=versions):
        said = localised({**row.definition, "version": row.number}, language)
        _kept[row.clinic_id, row.pk, language] = found[str(row.pk)] = said
    return found


def _offer(activity: UUID, version: UUID, said: dict[str, Any]) -> Offer:
    evidence = said.get("evidence") or {}
    return Offer(
        activity_id=activity,
        version_id=version,
        evidence=evidence.get("text", ""),
        sure=evidence.get("sure", ""),
        why=said.get("why", ""),
        rungs=said.get("rungs") or {},
        asks_about_risk=asks_about_risk(said),
        **{
            name: said[name] for name in ("slug", "kind", "title", "approach", "purpose", "minutes")
        },
    )


def _place(offer: Offer) -> tuple[int, str]:
    return (place_of(offer.slug), offer.title)

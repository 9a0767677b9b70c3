"""What activities are called, and how measures are read, in the viewer's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from midweek.library.models import ActivityVersion
from midweek.library.queries import definitions
from midweek.review.charts.yardstick import Band, Yardstick
from midweek_rules.trends import CUT_OFFS, THRESHOLDS

Definition = Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    """The newest definition of each activity that was asked for, by slug."""

    definitions: Mapping[str, Definition]

    def title(self, slug: str) -> str:
        """What an activity is called; its slug if it is no longer here."""
        return str(self.definitions[slug]["title"]) if slug in self.definitions else slug

    def yardstick(self, slug: str) -> Yardstick:
        """How a measure is read."""
        return yardstick(self.definitions[slug])


def shelf(slugs: Iterable[str], *, language: str) -> Shelf:
    """Look up activities by slug, in one query."""
    wanted = set(slugs)
    rows = ActivityVersion.objects.filter(activity__slug__in=wanted).order_by("number")
    newest = dict(rows.values_list("activity__slug", "pk")) if wanted else {}
    texts = definitions(newest.values(), language=language)
    return Shelf({slug: texts[str(pk)] for slug, pk in newest.items()})


def yardstick(definition: Definition) -> Yardstick:
    """How a measure is read: bands from its definition, change by the published threshold."""
    slug, scoring = definition["slug"], definition["scoring"]
    threshold, cut_off = THRESHOLDS.get(slug), CUT_OFFS.get(slug)
    return Yardstick(
        name=short_name(definition),
        top=scoring["range"][1],
        bands=tuple(Band(band_label(b), b["min"], b["max"]) for b in scoring.get("bands", ())),
        cut_off=cut_off.points if cut_off else None,
        reliable=threshold.points if threshold else None,
        higher_is_worse=scoring.get("higher_is", "worse") == "worse",
    )


def short_name(definition: Definition) -> str:
    """What therapists call a measure: PHQ-9."""
    return str(definition["slug"]).upper()


def band_label(band: Mapping[str, Any]) -> str:
    """Say a published band in the space beside a chart."""
    if band["name"] == "moderately severe":
        return _("Mod. severe")
    label = str(band["label"])
    return label[:1].upper() + label[1:]

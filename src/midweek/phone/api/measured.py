"""Totals of questionnaires for the client's own eyes, where their therapist shows them."""

from typing import Any

from midweek.library.queries import definitions
from midweek.people.access import grant_to_client
from midweek.people.models import ConsentPurpose, Person
from midweek.people.vault import open_sealed
from midweek.practice.models import Entry
from midweek_rules.scoring import score
from midweek_rules.trends import change


def totals_of(client: Person) -> list[dict[str, Any]]:
    """The first and the last total of each questionnaire; nothing unless they are shown.

    They are asked for when somebody looks, and are not among what a phone keeps.
    """
    if not client.sees_totals:
        return []
    grant = grant_to_client(client, by=client, purpose="totals on the client's own phone")
    answered = Entry.objects.visible_to(client).standing()
    answered = answered.filter(purpose=ConsentPurpose.MEASURES, finished=True, undone_at=None)
    found: dict[str, list[tuple[Entry, float]]] = {}
    for entry in answered.select_related("version__activity").order_by("happened_at"):
        result = score(entry.version.definition, open_sealed(entry, "answers", grant=grant))
        if result.total is not None:
            found.setdefault(entry.version.activity.slug, []).append((entry, result.total))
    newest = {told[-1][0].version_id for told in found.values()}
    said = definitions(newest, language=client.language)
    return [_told(slug, told, said) for slug, told in found.items()]


def _told(slug: str, told: list[tuple[Entry, float]], said: dict[str, Any]) -> dict[str, Any]:
    changed = change(slug, [total for _entry, total in told])
    last = told[-1][0]
    return {
        "title": said[str(last.version_id)]["title"],
        "first": told[0][1] if changed else None,
        "last": told[-1][1],
        "on": last.happened_on,
        "verdict": changed.verdict if changed else "once",
    }

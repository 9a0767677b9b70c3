"""Counting together: practice and change of all who agreed, anew each time."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, System, action
from midweek.audit.apart import each_apart
from midweek.audit.scope import in_clinic
from midweek.people.access import grants_to_count
from midweek.people.models import Clinic
from midweek.people.vault import seal
from midweek.review.counted import written
from midweek.review.models import Together
from midweek.review.queries.together import contributions, treated_by
from midweek_rules.together import Contribution, whole

BATCH = 100
"""So many clients are opened in one transaction."""
COUNTING = System("counting")


def count_together() -> None:
    """Count for every clinic. What goes wrong in one stays there."""
    clinics = list(Clinic.objects.values_list("pk", flat=True))
    each_apart(clinics, count_clinic, called="some clinics")


def count_clinic(clinic_id: UUID) -> None:
    """Count for one clinic and each who treats there."""
    with in_clinic(clinic_id):
        grants = grants_to_count(clinic_id=clinic_id)
    found: dict[UUID, Contribution] = {}
    agreed = list(grants.items())
    for first in range(0, len(agreed), BATCH):
        with in_clinic(clinic_id), transaction.atomic():
            found |= contributions(dict(agreed[first : first + BATCH]))
    with in_clinic(clinic_id):
        groups: dict[UUID | None, list[Contribution]] = {None: list(found.values())}
        for therapist_id, client_id in treated_by(found):
            groups.setdefault(therapist_id, []).append(found[client_id])
    told = {who: written(whole(group), len(group)) for who, group in groups.items()}
    with in_clinic(clinic_id):
        keep_together(told, clinic_id=clinic_id, by=COUNTING)


@action("review.counted_together", says=_("Practice and change were counted, without names"))
def keep_together(
    told: Mapping[UUID | None, dict[str, Any]], *, clinic_id: UUID, by: System
) -> Done[Together]:
    """Put what was counted in place of what was counted before."""
    Together.objects.all().delete()
    rows = [_row(who, found, clinic_id) for who, found in told.items()]
    Together.objects.bulk_create(rows)
    return Done(rows[0], {"clients": told[None]["clients"]})


def _row(who: UUID | None, found: dict[str, Any], clinic_id: UUID) -> Together:
    row = Together(clinic_id=clinic_id, therapist_id=who, made_at=clock.now())
    seal(row, found=found)
    return row

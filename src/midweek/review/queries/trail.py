"""Who did what about one client, and when, from the audit trail."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from midweek import NAME
from midweek.audit.action import SENTENCES
from midweek.audit.models import AuditLine
from midweek.library.queries import definitions
from midweek.people.access import names_grant
from midweek.people.models import Person
from midweek.people.vault import open_sealed
from midweek.practice.models import Look
from midweek.review.charts.wording import full_day

PAGE = 50
READINGS = {
    "review.caseload_opened": gettext_lazy("The caseload was opened"),
    "review.client_opened": gettext_lazy("The overview was opened"),
    "review.brief_opened": gettext_lazy("The brief was opened"),
    "review.plan_opened": gettext_lazy("The plan was opened"),
    "review.entries_opened": gettext_lazy("The list of entries was opened"),
    "review.file_opened": gettext_lazy("A picture or a sound was opened"),
    "review.entry_opened": gettext_lazy("The page of an entry was opened"),
    "review.inbox_opened": gettext_lazy("The list of messages was opened"),
    "review.messages_opened": gettext_lazy("The page of messages was opened"),
    "review.thread_opened": gettext_lazy("A thread was opened"),
    "review.record_opened": gettext_lazy("The record was opened"),
    "review.measures_opened": gettext_lazy("The measures were opened"),
    "review.ending_opened": gettext_lazy("The page about the end of the therapy was opened"),
    "review.helping_opened": gettext_lazy("Whether practice and change went together was opened"),
}
"""What the permission table writes down when a page is read."""


@dataclass(frozen=True)
class Line:
    """One line of the trail, in words."""

    number: int
    at: datetime
    by: str
    says: str


def trail(client: Person, *, by: Person, before: int | None) -> list[Line]:
    """The newest lines about a client; what phones sent stands among the entries instead."""
    rows = AuditLine.objects.filter(client_id=client.pk).exclude(kind="practice.received")
    if before is not None:
        rows = rows.filter(number__lt=before)
    lines = list(rows.order_by("-at", "-number")[:PAGE])
    people, looks = names(lines, by=by), looked_at(lines, language=by.language)
    return [
        Line(
            number=line.number,
            at=line.at,
            by=people.get(line.by_id, NAME),
            says=looks.get(line.subject_id, "") or sentence(line.kind),
        )
        for line in lines
    ]


def sentence(kind: str) -> str:
    """Say a kind of line."""
    return str(READINGS.get(kind) or SENTENCES.get(kind) or kind)


def names(lines: list[AuditLine], *, by: Person) -> dict[UUID | None, str]:
    """The names of who did these deeds."""
    people = Person.objects.filter(pk__in={line.by_id for line in lines if line.by_id})
    grant = names_grant(by)
    return {one.pk: str(open_sealed(one, "name", grant=grant)) for one in people}


def looked_at(lines: list[AuditLine], *, language: str) -> dict[UUID | None, str]:
    """Which entries were opened: what, and of which day."""
    opened = [line.subject_id for line in lines if line.kind == "practice.entry_opened"]
    looks = list(Look.objects.filter(pk__in=filter(None, opened)).select_related("entry"))
    texts = definitions({look.entry.version_id for look in looks}, language=language)
    return {
        look.pk: _("Opened: %(title)s, %(day)s")
        % {
            "title": texts[str(look.entry.version_id)]["title"],
            "day": full_day(look.entry.happened_on),
        }
        for look in looks
    }

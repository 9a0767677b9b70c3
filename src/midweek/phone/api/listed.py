"""The list for the next session, as phones read it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.people.vault import Grant, open_values
from midweek.phone.api.rows import PAGE, Row, given_names, iso
from midweek.practice.models import Topic

WORDS = Topic._meta.get_field("words")


@question
def topics_since(*, client: UUID, since: int) -> QuerySet[Topic, Row]:
    """What changed after `since` of the list for the next session."""
    found = Topic.objects.filter(client=client, changed_seq__gt=since)
    return found.order_by("changed_seq").values_list(
        "changed_seq",
        "id",
        "assignment_id",
        "by_id",
        "by__name",
        "written_at",
        "talked_at",
        "taken_back_at",
        "words",
    )[: PAGE + 1]


def topics_told(rows: list[Row], client: Person, grant: Grant) -> list[dict[str, Any]]:
    """The list for the next session as phones read it."""
    words = open_values(WORDS, [(row[1], row[-1]) for row in rows if not row[7]], grant=grant)
    names = given_names(rows, client)
    return [
        {
            "id": pk,
            "assignment": assignment,
            "mine": by == client.pk,
            "by": names[by],
            "at": iso(at),
            "talked_at": iso(talked_at) if talked_at else None,
            "undone": taken_back_at is not None,
            "words": words.get(pk, ""),
        }
        for (_, pk, assignment, by, _, at, talked_at, taken_back_at, _) in rows
    ]

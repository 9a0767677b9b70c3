"""What the client did and said, and who looked at it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from midweek.audit.models import AuditLine
from midweek.library.queries import definitions
from midweek.practice.models import Entry, Message, Skip
from midweek.record.queries.events import Asked, Event
from midweek.review.queries.entries import shares_check_ins
from midweek.review.queries.shelf import shelf
from midweek.review.queries.trail import looked_at, sentence
from midweek.review.views.entries import how_told, skip_in_words
from midweek.review.views.rows import wish_in_words

NOT_TOLD_TWICE = ("practice.received",)
ACCESS = ("review.", "practice.entry_opened", "record.")


def entries(asked: Asked) -> Iterator[Event]:
    """Each entry that is shared now; questionnaires are a kind of their own."""
    rows = list(asked.newest(asked.mine(Entry).select_related("version"), "happened_at"))
    said = definitions({one.version_id for one in rows}, language=asked.by.language)
    for one in rows:
        yield Event(
            one.happened_at,
            "measures" if one.purpose == "measures" else "entries",
            str(said[str(one.version_id)]["title"]),
            by=str(one.entered_by_id or one.client_id),
            details=how_told(one),
            url=reverse("review:entry", args=[one.client_id, one.pk]),
            order=str(one.pk),
        )


def skips(asked: Asked) -> Iterator[Event]:
    """Each "not today" and "too hard", while the client shares what they do."""
    if not asked.by.is_client and not shares_check_ins(asked.client):
        return
    mine = asked.mine(Skip).filter(undone_at=None).select_related("assignment__activity")
    rows = list(asked.newest(mine, "recorded_at"))
    slugs = {one.assignment.activity.slug for one in rows}
    books = shelf(slugs, language=asked.by.language)
    for one in rows:
        title = books.title(one.assignment.activity.slug)
        wish = wish_in_words(one.wants)
        yield Event(
            one.recorded_at,
            "skips",
            skip_in_words(one, title),
            by=str(one.client_id),
            details=[wish] if wish else [],
            order=str(one.pk),
        )


def messages(asked: Asked) -> Iterator[Event]:
    """That something was written, and by whom; the words stand in the thread."""
    for one in asked.newest(asked.mine(Message).standing(), "received_at"):
        url = reverse("review:thread", args=[one.client_id, one.assignment_id])
        says = _("Wrote a message")
        yield Event(
            one.received_at, "messages", says, by=str(one.by_id), url=url, order=str(one.pk)
        )


def access(asked: Asked) -> Iterator[Event]:
    """Every other line of the audit trail: who opened what, copies, what was changed."""
    mine = AuditLine.objects.filter(client_id=asked.client.pk).exclude(kind__in=NOT_TOLD_TWICE)
    rows = list(asked.newest(mine, "at"))
    looks = looked_at(rows, language=asked.by.language)
    for one in rows:
        if one.kind.startswith(ACCESS):
            says = looks.get(one.subject_id, "") or sentence(one.kind)
            yield Event(one.at, "access", says, by=str(one.by_id or ""), order=str(one.number))

"""What was agreed, offered, answered, met about and looked at together."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.people.models import Consent, ConsentPurpose
from midweek.plans.models import Appointment, Offer, PlanVersion, Proposal
from midweek.record.queries.events import Asked, Event
from midweek.review.models import Review
from midweek.review.plan_words import difference
from midweek.review.queries.negotiation import terrain


def versions(asked: Asked) -> Iterator[Event]:
    """Each state of the plan, with what was new in it."""
    rows = list(asked.newest(asked.mine(PlanVersion), "agreed_at"))
    if not rows:
        return
    land = terrain(asked.client, grant=asked.grant, language=asked.by.language)
    numbers = {one.number - 1 for one in rows}
    known = {one.number: one for one in asked.mine(PlanVersion).filter(number__in=numbers)}
    page = reverse("review:versions", args=[asked.client.pk])
    for one in rows:
        before = known.get(one.number - 1)
        query = urlencode({"from": one.number - 1, "to": one.number}) if before else ""
        yield Event(
            one.agreed_at,
            "plan",
            _("Version %(number)d of the plan") % {"number": one.number},
            by=str(one.proposed_by_id),
            details=difference(land.at(before), land.at(one)),
            url=f"{page}?{query}" if query else page,
            order=str(one.pk),
        )


def offers(asked: Asked) -> Iterator[Event]:
    """Each set of ideas that was sent, and each answer to one."""
    page = reverse("review:offer", args=[asked.client.pk])
    for one in asked.newest(asked.mine(Offer), "sent_at"):
        count = one.proposals.count()
        says = ngettext("Sent %(count)d idea", "Sent %(count)d ideas", count) % {"count": count}
        yield Event(
            one.sent_at, "offers", says, by=str(one.made_by_id), url=page, order=str(one.pk)
        )
    for idea in asked.newest(asked.mine(Proposal).sent(), "answered_at"):
        kind = Proposal.Kind(idea.kind).label
        words = {"kind": kind, "answer": Proposal.Answer(idea.answer).label}
        reason = [str(Proposal.Reason(idea.reason).label)] if idea.reason else []
        yield Event(
            idea.answered_at,
            "offers",
            _("Answer to “%(kind)s”: %(answer)s") % words,
            by=str(idea.answered_by_id),
            details=reason,
            order=str(idea.pk),
        )


def sessions(asked: Asked) -> Iterator[Event]:
    """Each session, and each that was called off."""
    for one in asked.newest(asked.mine(Appointment), "starts_at"):
        says = _("Session, called off") if one.cancelled_at else _("Session")
        yield Event(one.starts_at, "sessions", says, by=str(one.therapist_id), order=str(one.pk))


def consents(asked: Asked) -> Iterator[Event]:
    """Each answer about sharing, and each that was taken back."""
    for one in asked.newest(asked.mine(Consent), "at"):
        words = {"what": ConsentPurpose(one.purpose).label}
        given, refused = _("Shares: %(what)s"), _("Does not share: %(what)s")
        says = (given if one.granted else refused) % words
        yield Event(one.at, "sharing", says, by=str(one.client_id), order=str(one.pk))


def reviews(asked: Asked) -> Iterator[Event]:
    """Each thing that was looked at together."""
    rows = asked.mine(Review).filter(taken_back_at=None).select_related("assignment__activity")
    found = list(asked.newest(rows, "at"))
    land = terrain(asked.client, grant=asked.grant, language=asked.by.language) if found else None
    for one in found:
        thing = land.now(one.assignment_id) if land else None
        words = {"what": thing.title if thing else ""}
        mark = [str(Review.Mark(one.mark).label)] if one.mark else []
        yield Event(
            one.at,
            "reviews",
            _("Looked at together: %(what)s") % words,
            by=str(one.by_id),
            details=mark,
            order=str(one.pk),
        )

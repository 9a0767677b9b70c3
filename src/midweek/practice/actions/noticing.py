"""Seeing a notice, and taking it up."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.models import Person
from midweek.practice.models import Notice, Telling


@action("practice.notice_acknowledged", says=_("A notice was taken up"))
def acknowledge(notice: Notice, *, response: str, by: Person) -> Done[Notice] | AlreadyDone[Notice]:
    """Say what was done about a notice. The first answer stays."""
    if not may_take_up(notice, by):
        raise PermissionDenied("No care link.")
    if response not in Notice.Response.values:
        raise ValidationError(_("Say what was done."))
    if notice.acknowledged_at:
        return AlreadyDone(notice)
    notice.acknowledged_at, notice.acknowledged_by = clock.now(), by
    notice.response = response
    notice.save(update_fields=["acknowledged_at", "acknowledged_by", "response"])
    return Done(notice, {"response": response})


def may_take_up(notice: Notice, by: Person) -> bool:
    """Whether it is theirs to see and to answer: they treat the client, or were told as deputy."""
    mine = Notice.objects.visible_to(by).filter(pk=notice.pk)
    return not by.is_client and mine.exists()


@action("practice.notice_seen", says=_("A notice was seen"))
def see(notice: Notice, *, by: Person) -> Done[Telling] | AlreadyDone[Telling]:
    """Note that a notice was on somebody's screen, once for each person."""
    if not may_take_up(notice, by):
        raise PermissionDenied("No care link.")
    telling, _made = Telling.objects.get_or_create(
        clinic_id=notice.clinic_id,
        notice=notice,
        to=by,
        defaults={"client_id": notice.client_id, "as_deputy": False},
    )
    if telling.seen_at:
        return AlreadyDone(telling)
    telling.seen_at = clock.now()
    telling.save(update_fields=["seen_at"])
    return Done(telling)


def see_all(notices: Iterable[Notice], *, by: Person) -> None:
    """Note of each that it was seen, as far as that is news."""
    shown = {notice.pk: notice for notice in notices}
    if not shown:
        return
    known = Telling.objects.filter(notice__in=shown, to=by, seen_at__isnull=False)
    for pk in shown.keys() - set(known.values_list("notice_id", flat=True)):
        see(shown[pk], by=by)

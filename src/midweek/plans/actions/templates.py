"""Keep a set of activities, change it, put it away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.library.models import Activity
from midweek.people.access import names_grant
from midweek.people.models import Person
from midweek.people.vault import open_sealed, seal
from midweek.plans.actions.assigning import Agreed
from midweek.plans.actions.ideas import AGREED
from midweek.plans.models import Template
from midweek.plans.models.planning import Planning
from midweek_rules.releasing import Release

LONGEST_NAME = 80
MOST_PARTS = 12


@dataclass(frozen=True)
class Part:
    """One activity of a template, and what is usually agreed about it: never anybody's words.

    `after` says when it is offered, as `midweek_rules.releasing` writes it; empty is at once.
    """

    slug: str
    agreed: Agreed
    after: str = ""

    def said(self) -> dict[str, Any]:
        """As it is sealed."""
        agreed = AGREED.dump_python(self.agreed, mode="json")
        return {"slug": self.slug, "agreed": agreed, "after": self.after}


def read_part(said: dict[str, Any]) -> Part:
    """A part as it was sealed."""
    return Part(said["slug"], AGREED.validate_python(said["agreed"]), said.get("after", ""))


def without_words(agreed: Agreed) -> Agreed:
    """What may stand in a template: when and how much, and what often gets in the way."""
    planning = Planning(why_later=True, obstacle=agreed.planning.obstacle)
    return replace(agreed, why="", until=None, planning=planning)


def parts_of(template: Template, *, by: Person) -> list[Part]:
    """What is in a template."""
    found = open_sealed(template, "parts", grant=names_grant(by))
    return [read_part(one) for one in found]


@action("plans.template_made", says=_("A template was made"))
def make_template(name: str, parts: Sequence[Part], *, shared: bool, by: Person) -> Done[Template]:
    """Keep a set of activities, for oneself or for the clinic."""
    if by.is_client:
        raise PermissionDenied("Templates are for those who treat.")
    owner = None if shared else by
    template = Template(clinic_id=by.clinic_id, owner=owner, made_by=by)
    _write(template, name, parts, by=by)
    template.save(force_insert=True)
    return Done(template)


@action("plans.template_changed", says=_("A template was changed"))
def change_template(
    template: Template, *, name: str, parts: Sequence[Part], by: Person
) -> Done[Template]:
    """Call it otherwise, or put other things in. What was agreed from it stays as it was."""
    must_see(template, by)
    _write(template, name, parts, by=by)
    template.save(update_fields=["name", "parts"])
    return Done(template)


def _write(template: Template, name: str, parts: Sequence[Part], *, by: Person) -> None:
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME:
        raise ValidationError(_("Give it a name of at most 80 characters."))
    if not 1 <= len(parts) <= MOST_PARTS:
        raise ValidationError(_("Put one activity in at least, and twelve at most."))
    known = Activity.objects.visible_to(by).filter(slug__in={one.slug for one in parts})
    if {one.slug for one in parts} - set(known.values_list("slug", flat=True)):
        raise ValidationError(_("This activity is not in the library."))
    try:
        waits = [bool(Release.read(one.after)) for one in parts]
    except ValueError as problem:
        raise ValidationError(_("Choose when it is offered.")) from problem
    if all(waits):
        raise ValidationError(_("Something has to be there from the beginning."))
    clean = [replace(one, agreed=without_words(one.agreed)) for one in parts]
    seal(template, name=called, parts=[one.said() for one in clean])


@action("plans.template_archived", says=_("A template was put away"))
def archive_template(template: Template, *, by: Person) -> Done[Template] | AlreadyDone[Template]:
    """Offer it no more. What was agreed from it stays."""
    must_see(template, by)
    if template.archived_at:
        return AlreadyDone(template)
    return _set_archived(template, clock.now())


@action("plans.template_restored", says=_("A template was taken out again"))
def restore_template(template: Template, *, by: Person) -> Done[Template] | AlreadyDone[Template]:
    """Undo putting away."""
    must_see(template, by)
    if not template.archived_at:
        return AlreadyDone(template)
    return _set_archived(template, None)


def _set_archived(template: Template, moment: Any) -> Done[Template]:
    template.archived_at = moment
    template.save(update_fields=["archived_at"])
    return Done(template)


def must_see(template: Template, by: Person) -> None:
    """Refuse whoever may not use it."""
    if not Template.objects.visible_to(by).filter(pk=template.pk).exists():
        raise PermissionDenied("Not theirs.")

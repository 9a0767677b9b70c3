"""Follow something together, put it better, end it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Dimension

MOST_DIMENSIONS = 4
LONGEST_LABEL = 60


@dataclass(frozen=True)
class Named:
    """What a dimension is called, and what its two ends mean."""

    label: str
    low: str
    high: str

    def words(self) -> dict[str, str]:
        """The words, without blanks around them; refuses what is empty or long."""
        words = {name: " ".join(said.split()) for name, said in vars(self).items()}
        if not all(words.values()):
            raise ValidationError(_("Name it, and say what 0 and 10 mean."))
        if any(len(said) > LONGEST_LABEL for said in words.values()):
            raise ValidationError(_("Say it in at most 60 characters."))
        return words


@action("plans.dimension_added", says=_("Something to follow was added"))
def follow(client: Person, *, named: Named, by: Person) -> Done[Dimension]:
    """Follow something together with a client, from 0 to 10. Four at most at a time."""
    must_treat(by, client)
    words = named.words()
    raise_counter(client)  # locks the client's row: whoever adds a fifth at once waits here
    known = Dimension.objects.filter(client=client)
    if known.filter(ended_at=None).count() >= MOST_DIMENSIONS:
        raise ValidationError(_("Four at a time. End one first."))
    dimension = Dimension(
        clinic_id=client.clinic_id, client=client, made_by=by, position=known.count() + 1
    )
    seal(dimension, **words)
    dimension.save(force_insert=True)
    return Done(dimension)


@action("plans.dimension_renamed", says=_("Something to follow was put in other words"))
def rename_dimension(dimension: Dimension, *, named: Named, by: Person) -> Done[Dimension]:
    """Put it better. What was answered stays with it."""
    must_treat(by, dimension.client)
    if dimension.ended_at:
        raise ValidationError(_("This is not followed any more."))
    seal(dimension, **named.words())
    dimension.save(update_fields=["label", "low", "high"])
    raise_counter(dimension.client)
    return Done(dimension)


@action("plans.dimension_ended", says=_("Something to follow was ended"))
def end_dimension(dimension: Dimension, *, by: Person) -> Done[Dimension] | AlreadyDone[Dimension]:
    """Ask it no more. What was answered stays."""
    must_treat(by, dimension.client)
    if dimension.ended_at:
        return AlreadyDone(dimension)
    dimension.ended_at = clock.now()
    dimension.save(update_fields=["ended_at"])
    raise_counter(dimension.client)
    return Done(dimension)

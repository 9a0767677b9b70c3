"""One thing that happened, in the record of a client."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from midweek.people.models import Person
from midweek.people.vault import Grant

KINDS: dict[str, Any] = {
    "plan": _("Plan"),
    "offers": _("Ideas and answers"),
    "entries": _("Entries"),
    "skips": _("Skips"),
    "measures": _("Questionnaires"),
    "reviews": _("Looked at together"),
    "messages": _("Messages"),
    "sessions": _("Sessions"),
    "sharing": _("Consent"),
    "access": _("Who looked, and copies"),
}


@dataclass(frozen=True)
class Event:
    """What happened, when, by whom, and where to read more. `order` breaks ties."""

    at: datetime
    kind: str
    says: str
    by: str = ""
    details: Sequence[str] = field(default_factory=tuple)
    url: str = ""
    order: str = ""


@dataclass(frozen=True)
class Asked:
    """What is wanted of the record: before which moment, how many of each kind, for whom."""

    client: Person
    by: Person
    grant: Grant
    before: datetime | None
    most: int

    def newest(self, rows: Any, moment: str) -> Iterator[Any]:
        """The newest rows before the moment."""
        known = rows.filter(**{f"{moment}__isnull": False})
        earlier = known.filter(**{f"{moment}__lt": self.before}) if self.before else known
        yield from earlier.order_by(f"-{moment}")[: self.most]

    def mine(self, model: Any) -> Any:
        """The rows of the client that the reader may see."""
        return model.objects.visible_to(self.by).filter(client=self.client)

"""One bundle while it is written: for whom, and who and what is named in it so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from midweek.record.fhir.words import Said, link
from midweek.record.tables.reading import Reader


@dataclass
class Writing:
    """What each part of a bundle is told by, and what it leaves for the last parts."""

    reader: Reader
    people: set[UUID] = field(default_factory=set)
    forms: set[UUID] = field(default_factory=set)

    @property
    def patient(self) -> Said:
        """A reference to the client."""
        return link(self.reader.client.pk)

    def person(self, one: UUID) -> Said:
        """A reference to the client or to staff, who are told at the end."""
        if one != self.reader.client.pk:
            self.people.add(one)
        return link(one)

    def form(self, version: UUID) -> Said:
        """A reference to the blank form of a version, which is told at the end."""
        self.forms.add(version)
        return link(version)

    def mine(self, model: Any) -> Iterator[Any]:
        """The client's rows that the reader may see, the oldest first."""
        found = model.objects.visible_to(self.reader.by).filter(client=self.reader.client)
        yield from found.order_by("pk")

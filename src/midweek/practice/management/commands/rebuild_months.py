"""Make the sealed months of clients again from their entries and skips."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from midweek.audit.action import System
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic, Person
from midweek.people.vault.keyring import KeyIsGone
from midweek.practice.actions.months import rebuild_months


class Command(BaseCommand):
    """Make months again: of everybody, or of the client whose id is given."""

    help = "Make the numbers behind lists and charts again, from the entries and skips themselves."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take one client's id, or nobody's."""
        parser.add_argument("client", nargs="?", type=UUID, help="one client's id; without: all")

    def handle(self, *args: Any, client: UUID | None = None, **options: Any) -> None:
        """Make them again, clinic by clinic, and say how many clients that were."""
        made, without_key = 0, 0
        for clinic_id in list(Clinic.objects.values_list("pk", flat=True)):
            with in_clinic(clinic_id):
                people = Person.objects.filter(kind=Person.Kind.CLIENT)
                for person in people.filter(pk=client) if client else people:
                    try:
                        rebuild_months(person, by=System("rebuild_months"))
                        made += 1
                    except KeyIsGone:
                        without_key += 1
        self.stdout.write(f"Clients whose months were made again: {made}.")
        if without_key:
            raise CommandError(f"Clients without a key, left as they are: {without_key}.")

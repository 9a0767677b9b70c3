"""Fill a clinic fast: the deeds' own rows, sealed and chained as they would be, but in bulk."""

from django.db import connection, transaction

from bench.rows import Rows, check_in
from midweek.audit.scope import in_clinic
from midweek.people.actions.clinics import add_staff, open_clinic, say_who_answers, say_who_looks
from midweek.people.models import Person

CLIENTS_OF_ONE = 100
ENTRIES_OF_ONE = 50
AT_ONCE = 50


class Seeded:
    """A clinic that can be given more and more clients."""

    def __init__(self, number: int = 0, *, entries: int = ENTRIES_OF_ONE) -> None:
        self.clinic, self.therapist = open_clinic(
            name="Northgate",
            region="GB",
            owner_name="Ruth Amadi",
            email=f"ruth{number}@example.org",
            password=None,
        )
        self.number, self.entries_of_one = number, entries
        self.clients: list[Person] = []
        with in_clinic(self.clinic.pk):
            say_who_looks(self.clinic, looks_by="Ruth", looks_on=[0, 3], by=self.therapist)
            say_who_answers(self.clinic, deputy=self.therapist, within=24, by=self.therapist)
            self.version = check_in()

    @property
    def entries(self) -> int:
        """How many entries there are in all."""
        return len(self.clients) * self.entries_of_one

    def grow_to(self, clients: int) -> None:
        """Add clients with their entries, and a therapist for every hundred."""
        with in_clinic(self.clinic.pk):
            therapist = self.therapist
            while len(self.clients) < clients:
                if self.clients and len(self.clients) % CLIENTS_OF_ONE == 0:
                    therapist = self._colleague()
                self._add(min(AT_ONCE, clients - len(self.clients)), therapist)
        _settle()

    def _add(self, number: int, therapist: Person) -> None:
        with transaction.atomic(using="keyring"), transaction.atomic():
            rows = Rows(self.clinic, self.version)
            for _ in range(number):
                known = self.number * 1_000_000 + len(self.clients)
                fresh = rows.add_client(known, therapist, entries=self.entries_of_one)
                self.clients.append(fresh)
            rows.write()

    def _colleague(self) -> Person:
        email = f"therapist{self.number}-{len(self.clients)}@example.org"
        return add_staff(
            self.clinic, name="A Colleague", email=email, password=None, by=self.therapist
        ).subject


def _settle() -> None:
    """Let the database count its rows, as it does by itself after a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

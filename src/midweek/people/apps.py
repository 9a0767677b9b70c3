"""The people chapter, as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """Clinics, persons, care links, consent, devices, and the vault."""

    name = "midweek.people"
    label = "people"

    def ready(self) -> None:
        """Raise PostgreSQL's wall whenever tables may have appeared."""
        from midweek.people.walls import raise_walls

        post_migrate.connect(raise_walls, dispatch_uid="raise_walls")

"""The library chapter, as Django knows it."""

from typing import Any

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.library"
    label = "library"

    def ready(self) -> None:
        """Stock the shelves of every clinic that opens."""
        from midweek.people.signals import clinic_opened

        clinic_opened.connect(_stock, dispatch_uid="stock the library")


def _stock(sender: Any, *, clinic: Any, by: Any, **more: Any) -> None:
    from midweek.library.actions.shelf import install_starter_set

    install_starter_set(clinic, by=by)

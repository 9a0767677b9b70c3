"""The library chapter, as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.library"
    label = "library"

"""The practice chapter, as Django knows it."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.practice"
    label = "practice"

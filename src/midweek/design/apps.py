"""The design chapter, as Django knows it."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.design"
    label = "design"

"""The plans chapter, as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.plans"
    label = "plans"

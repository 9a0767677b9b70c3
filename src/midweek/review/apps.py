"""The review chapter, as Django knows it."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.review"
    label = "review"

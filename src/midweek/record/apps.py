"""The record chapter, as Django knows it."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.record"
    label = "record"

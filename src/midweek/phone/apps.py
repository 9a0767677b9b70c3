"""The phone chapter, as Django knows it."""

from django.apps import AppConfig


class PhoneConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.phone"
    label = "phone"

"""The reminders chapter, as Django knows it."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders, and the channels they travel on."""

    name = "midweek.reminders"
    label = "reminders"

"""The last chapter: where all others meet."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, routes, middleware, the command line."""

    name = "midweek.config"
    label = "config"

"""Midweek's settings; static files by their plain names, since none are collected here."""

from midweek.config.settings import *  # noqa: F403

STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

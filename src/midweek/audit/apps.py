"""The audit chapter, as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.audit"
    label = "audit"

"""The audit chapter, as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """See the chapter's own docstring."""

    name = "midweek.audit"
    label = "audit"

    def ready(self) -> None:
        """Let every chapter ask by many ids at once."""
        import midweek.audit.among  # noqa: F401

"""The audit trail: one line for each deed, each line sealed to the one before it."""

from typing import ClassVar

from django.db import models

from midweek.audit.scope import ScopedManager


class AuditHead(models.Model):
    """Where a clinic's chain ends. Locked while a line is added, so that lines never fork."""

    clinic_id = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    mac = models.BinaryField(max_length=32, default=bytes)

    objects: ScopedManager["AuditHead"] = ScopedManager()

    plain: ClassVar = dict.fromkeys(["number", "mac"], "proves that no line was cut off")

    class Meta:
        base_manager_name = "objects"


class AuditLine(models.Model):
    """Who did what to which row, and when. Ids and codes only: never a word anybody wrote."""

    id = models.UUIDField(primary_key=True)
    clinic_id = models.UUIDField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    subject_id = models.UUIDField(null=True)
    client_id = models.UUIDField(null=True)
    details = models.JSONField(default=dict)
    mac = models.BinaryField(max_length=32)

    objects: ScopedManager["AuditLine"] = ScopedManager()

    plain: ClassVar = {
        "details": "ids and codes alone",
        **dict.fromkeys(["number", "mac"], "proves that no line was changed, moved or cut"),
        **dict.fromkeys(
            ["at", "by_id", "kind", "subject", "subject_id", "client_id"],
            "who did what to which row, without a word anybody wrote",
        ),
    }

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["clinic_id", "number"], name="one_line_per_number"),
        ]
        indexes = [models.Index(fields=["clinic_id", "client_id", "at"], name="lines_of_client")]

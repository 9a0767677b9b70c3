"""How often somebody tried to get in lately, counted where every worker process sees it."""

from typing import ClassVar

from django.db import models


class Tries(models.Model):
    """One count: of one account, one network, or one known device. Says nothing about whom."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    plain: ClassVar = {
        "key": "a keyed hash: cannot be read back",
        "count": "decides whether another try is allowed",
        "until": "when the counting starts again",
    }

    class Meta:
        verbose_name_plural = "tries"
        indexes = [models.Index(fields=["until"], name="tries_by_end")]

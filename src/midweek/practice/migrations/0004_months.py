"""Months, which take the place of weeks: a caseload opens a third as many rows."""

import django.db.models.deletion
import uuid6
from django.db import migrations, models

import midweek.people.vault.fields


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_plan_counter"),
        ("practice", "0003_unseen_and_following"),
    ]

    operations = [
        migrations.CreateModel(
            name="Month",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid6.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first", models.DateField()),
                ("marks", midweek.people.vault.fields.SealedField(under="client")),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="people.person",
                    ),
                ),
                (
                    "clinic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.clinic",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("clinic", "client", "first"), name="one_month")
                ],
            },
        ),
    ]

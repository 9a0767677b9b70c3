"""A deputy who can be told, in place of a name that nobody could: so far, who runs the clinic."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from midweek.audit.scope import in_clinic


def name_deputies(apps: Any, schema_editor: Any) -> None:
    persons = apps.get_model("people", "Person").objects
    for clinic in apps.get_model("people", "Clinic").objects.exclude(answers_by=""):
        with in_clinic(clinic.pk):
            found = persons.filter(clinic_id=clinic.pk, runs_clinic=True, left_at=None)
            clinic.deputy = found.order_by("made_at").first()
            clinic.save(update_fields=["deputy"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_talk"),
    ]

    operations = [
        migrations.AddField(
            model_name="clinic",
            name="deputy",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="clinic",
            name="own_rules",
            field=models.TextField(blank=True, max_length=600),
        ),
        migrations.RenameField("clinic", "answers_within", "taken_up_within"),
        migrations.RunPython(name_deputies, migrations.RunPython.noop),
    ]

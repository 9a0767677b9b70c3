from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_reminding"),
    ]

    operations = [
        migrations.AddField(
            model_name="clinic",
            name="answers_by",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="clinic",
            name="answers_within",
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]

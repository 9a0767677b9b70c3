from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_deputy"),
    ]

    operations = [
        migrations.RemoveField("clinic", "answers_by"),
    ]

"""Weeks are in their months by now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("practice", "0005_weeks_into_months")]

    operations = [migrations.DeleteModel(name="Week")]

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat, Lower


def fill(apps, schema_editor):
    apps.get_model("workplaces", "Person").objects.update(
        sought=Lower(
            Concat(F("name"), Value(" "), F("username"), Value(" "), F("email"), output_field=models.CharField())
        )
    )


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="sought",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Name, user name and mail in lower case, to search in.",
                max_length=440,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name", "id", "sought"], name="person_list"),
        ),
    ]

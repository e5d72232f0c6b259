"""PostgreSQL: words compare byte by byte, so that the index serves beginnings of words whatever the locale."""

from django.db import migrations


def byte_order(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE search_word ALTER COLUMN word TYPE varchar(40) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(byte_order, migrations.RunPython.noop)]

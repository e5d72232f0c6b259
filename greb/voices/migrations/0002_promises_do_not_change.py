"""Who reads what is written, and at which workplace, is promised on the slip: no UPDATE can change it any more.

A later migration that alters voices_batch makes the table anew on SQLite and loses the trigger: it must run this
again (tests/voices/test_models.py sees it).
"""

from django.db import migrations

FIXED = ("kind", "privacy", "workplace_id", "salt")
DIFFERS = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in FIXED)


def hold(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER voices_batch_promised BEFORE UPDATE ON voices_batch WHEN {DIFFERS} "
            "BEGIN SELECT RAISE(ABORT, 'voices_batch: what is promised does not change'); END"
        )
        return
    schema_editor.execute(
        "CREATE FUNCTION voices_batch_promised() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RAISE EXCEPTION ''voices_batch: what is promised does not change'' "
        "USING ERRCODE = ''integrity_constraint_violation''; END'"
    )
    schema_editor.execute(
        "CREATE TRIGGER voices_batch_promised BEFORE UPDATE ON voices_batch FOR EACH ROW "
        f"WHEN ({DIFFERS}) EXECUTE FUNCTION voices_batch_promised()"
    )


def let_go(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS voices_batch_promised")
        return
    schema_editor.execute("DROP TRIGGER IF EXISTS voices_batch_promised ON voices_batch")
    schema_editor.execute("DROP FUNCTION IF EXISTS voices_batch_promised()")


class Migration(migrations.Migration):
    dependencies = [("voices", "0001_initial")]
    operations = [migrations.RunPython(hold, let_go)]

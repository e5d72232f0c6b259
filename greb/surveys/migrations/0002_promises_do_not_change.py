"""Who reads the answers, and how finely they are told apart, is promised when a survey opens: no UPDATE changes it.

A later migration that alters surveys_survey makes the table anew on SQLite and loses the trigger: it must run this
again (tests/surveys/test_models.py sees it).
"""

from django.db import migrations

DIFFERS = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in ("privacy", "parts", "workplace_id"))
PROMISED = f"OLD.state <> 'draft' AND ({DIFFERS} OR NEW.state = 'draft')"


def hold(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER surveys_survey_promised BEFORE UPDATE ON surveys_survey WHEN {PROMISED} "
            "BEGIN SELECT RAISE(ABORT, 'surveys_survey: what is promised does not change'); END"
        )
        return
    schema_editor.execute(
        "CREATE FUNCTION surveys_survey_promised() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RAISE EXCEPTION ''surveys_survey: what is promised does not change'' "
        "USING ERRCODE = ''integrity_constraint_violation''; END'"
    )
    schema_editor.execute(
        "CREATE TRIGGER surveys_survey_promised BEFORE UPDATE ON surveys_survey FOR EACH ROW "
        f"WHEN ({PROMISED}) EXECUTE FUNCTION surveys_survey_promised()"
    )


def let_go(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS surveys_survey_promised")
        return
    schema_editor.execute("DROP TRIGGER IF EXISTS surveys_survey_promised ON surveys_survey")
    schema_editor.execute("DROP FUNCTION IF EXISTS surveys_survey_promised()")


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]
    operations = [migrations.RunPython(hold, let_go)]

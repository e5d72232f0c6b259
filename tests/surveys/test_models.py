"""What the database itself holds to."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_trigger_that_holds_promises_is_there() -> None:
    """A migration that makes the table anew loses it on SQLite; it must run 0002's `hold` again."""
    if connection.vendor == "sqlite":
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'surveys_survey'"
    else:
        asked = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'surveys_survey'::regclass AND NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        assert ("surveys_survey_promised",) in [tuple(row) for row in cursor.fetchall()]

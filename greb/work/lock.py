"""One run of due work at a time for one database, whoever starts it: `greb serve`, cron, somebody at a keyboard."""

import fcntl
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

OURS = 0x67726562  # "greb": the first half of the advisory lock's key; the schema's name makes the second


@contextmanager
def alone() -> Iterator[bool]:
    """True while nobody else works on this database; False, at once, where somebody does.

    SQLite: a locked file in the data folder, freed by the system however the process ends. PostgreSQL: an advisory
    lock of this schema, freed when the connection ends.
    """
    with _advisory() if connection.vendor == "postgresql" else _file() as is_ours:
        yield is_ours


@contextmanager
def _file() -> Iterator[bool]:
    name = re.sub(r"\W+", "-", Path(str(connection.settings_dict["NAME"])).name).strip("-")
    with (Path(settings.DATA) / f"work-{name}.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _advisory() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))", [OURS])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours and connection.connection is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(current_schema()))", [OURS])

"""After a release: the key surely gone, and no trace of what was sealed left in the database's own files.

What was sealed can no longer be opened once its key is destroyed; this takes away the rest: in which order rows came.
SQLite: what was deleted is overwritten (`secure_delete`), the log is emptied into the file, and the file is written
anew. PostgreSQL: the tables that held sealed rows and spent codes are written anew, without their dead rows.
"""

from typing import Final

from django.db import connection, transaction

from . import sealing
from .models import Batch, Code, Sealed

IN_MEMORY: Final = 200 * 2**20  # bytes; a larger SQLite database is written anew by way of a file beside it


def scrub() -> int:
    """Wipe what releases have left; how many batches. Runs outside any transaction; twice is once."""
    waiting = list(Batch.objects.filter(is_scrubbed=False).order_by("pk"))
    if not waiting:
        return 0
    for batch in waiting:
        if batch.ended_key:
            sealing.destroy_key(bytes(batch.ended_key))
    wipe()
    with transaction.atomic():
        for batch in waiting:
            mine = Batch.objects.filter(pk=batch.pk, round=batch.round, closed_on=batch.closed_on)
            mine.update(is_scrubbed=True, ended_key=None)
    return len(waiting)


def wipe() -> None:
    """Write the database's files anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in (Sealed, Code):
                cursor.execute(f'VACUUM (FULL, ANALYZE) "{model._meta.db_table}"')
            return
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        if cursor.fetchone()[0] > IN_MEMORY:
            cursor.execute("PRAGMA temp_store=FILE")
        try:
            cursor.execute("VACUUM")
        finally:
            cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

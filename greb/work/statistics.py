"""What the database knows of its own tables, so that it finds ideas by the index that leaves the fewest.

PostgreSQL looks by itself. SQLite looks when it is asked to, and looks again at a table that has grown tenfold since;
there is nothing to do at most runs, which takes half a millisecond. Words are found in a quarter of the time with it.
Source: https://www.sqlite.org/pragma.html#pragma_optimize
"""

from datetime import datetime
from typing import Final

from django.db import connection

ALL_TABLES: Final = 0x10000  # not only those that this connection has asked
ANALYSE: Final = 0x02  # what has no statistics, or old ones; at most 2,000 rows of each index


def due(now: datetime) -> dict[str, int]:
    """Lets SQLite look at what has changed much; nothing to tell."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA optimize = {ALL_TABLES | ANALYSE}")
    return {}

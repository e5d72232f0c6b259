"""Greb: where a public-sector workplace leads its digital innovation.

SQLite before 3.51.3 can corrupt a database in WAL mode (sqlite.org/wal.html#walresetbug), and
distributions still ship it. Where the `pysqlite3` wheel is installed, its newer SQLite takes the place of
the standard library's module before Django is imported; where it is not, see `config.settings`.
"""

import sys

try:
    import pysqlite3
except ImportError:
    pass
else:
    sys.modules.setdefault("sqlite3", pysqlite3)
    sys.modules.setdefault("sqlite3.dbapi2", pysqlite3.dbapi2)

"""Where a gate runs: a data folder and a database of its own, made anew for each world, on SQLite or PostgreSQL.

Settings are read from the environment once, so each engine runs in a process of its own (`each_engine`).
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("sqlite", "postgresql")
Row = dict[str, Any]


def each_engine(module: str, arguments: list[str]) -> int:
    """Run the gate's module once for each engine that this machine has; 0 where both passed."""
    from tests.machine import postgresql

    code = 0
    for engine in ENGINES:
        command = [sys.executable, "-m", module, "--engine", engine, *arguments]
        if engine == "postgresql":
            if postgresql() is None:
                print("PostgreSQL: LEFT OUT, its server programs are not here.")
                continue
            command = [sys.executable, "bin/with_postgresql.py", *command]
        code |= subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode
    return code


def begin(engine: str) -> Path:
    """A data folder of its own, Django on a migrated template database; call it once, before anything of greb."""
    folder = Path(tempfile.mkdtemp(prefix="greb-gate-"))
    (folder / "data" / "static").mkdir(parents=True)
    kept = os.environ.get("GREB_DATABASE", "") if engine == "postgresql" else ""
    for name in [name for name in os.environ if name.startswith("GREB_")]:
        del os.environ[name]
    os.environ |= {"GREB_DATA": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "greb.config.settings"}
    if kept:
        os.environ["GREB_DATABASE"] = kept
    import django
    from django.conf import settings

    import greb  # noqa: F401 - brings the newer SQLite

    if kept:
        settings.DATABASES["default"]["OPTIONS"] = {}  # no pool: each world has a database of its own
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django.setup()
    from django.core.management import call_command

    if kept:
        name = urlsplit(kept).path.lstrip("/")
        _everywhere("CREATE DATABASE template_of_greb")
        _connect("template_of_greb")
        call_command("migrate", verbosity=0)
        _connect(name)
    else:
        call_command("migrate", verbosity=0)
        from django.db import connection

        connection.close()
        (folder / "data" / "greb.sqlite3").rename(folder / "template.sqlite3")
    return folder


def new_world(folder: Path, number: int) -> None:
    """An empty migrated database, and an empty folder of keys."""
    from django.conf import settings
    from django.db import connection

    shutil.rmtree(settings.VOICE_KEYS, ignore_errors=True)
    if connection.vendor == "postgresql":
        _connect("postgres")
        _everywhere(f"DROP DATABASE IF EXISTS world_{number - 1}")
        _everywhere(f"CREATE DATABASE world_{number} TEMPLATE template_of_greb")
        _connect(f"world_{number}")
        LOG_BEGINS[:] = [_log_file()]
        return
    connection.close()
    for old in (folder / "data").glob("greb.sqlite3*"):
        old.unlink()
    shutil.copy(folder / "template.sqlite3", folder / "data" / "greb.sqlite3")
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")  # nothing here must outlive the machine


LOG_BEGINS = [""]  # PostgreSQL's log file at the world's beginning: older ones hold nothing of it


def _log_file() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_walfile_name(pg_current_wal_lsn())")
        return str(cursor.fetchone()[0])


def end(folder: Path) -> None:
    from django.db import connection

    connection.close()
    shutil.rmtree(folder, ignore_errors=True)


def _connect(name: str) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = name


def _everywhere(statement: str) -> None:
    """A statement that stands outside any transaction, from the database that is always there."""
    from django.db import connection

    _connect("postgres")
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


# ------------------------------------------------------------------------------------------ what an attacker copies


def tables() -> list[str]:
    from django.db import connection

    return sorted(connection.introspection.table_names())


def dump(names: list[str] | None = None) -> dict[str, list[Row]]:
    """Every row as a dump holds it, in the order in which it lies, with what the database itself knows of it:
    `@place` (rowid, or the place in the heap), and on PostgreSQL `@xmin` and `@xmax`."""
    from django.db import connection

    place = "ctid::text, xmin::text::bigint, xmax::text::bigint" if connection.vendor == "postgresql" else "rowid"
    found: dict[str, list[Row]] = {}
    with connection.cursor() as cursor:
        for name in names or tables():
            cursor.execute(f'SELECT {place}, * FROM "{name}"' + ("" if place != "rowid" else " ORDER BY rowid"))
            columns = [column[0] for column in cursor.description or ()]
            special = 3 if place != "rowid" else 1
            heads = ["@place", "@xmin", "@xmax"][:special] + columns[special:]
            found[name] = [dict(zip(heads, row, strict=True)) for row in cursor.fetchall()]
    return found


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The database's own files as they lie on the disk, log included; on PostgreSQL after a checkpoint."""
    from django.db import connection

    if connection.vendor != "postgresql":
        for path in sorted((folder / "data").glob("greb.sqlite3*")):
            yield path.name, path.read_bytes()
        return
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        place = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        base = place / "base" / str(cursor.fetchone()[0])
    # Later ones than the one that is written now are old files kept for use again.
    logs = [path for path in (place / "pg_wal").glob("0*") if LOG_BEGINS[0] <= path.name <= _log_file()]
    for path in [*sorted(base.iterdir()), *sorted(logs)]:
        yield f"{path.parent.name}/{path.name}", path.read_bytes()


def sqlite_copy(folder: Path, name: str) -> Path:
    """A backup as docs/operations/backup.md makes it."""
    target = folder / name
    with sqlite3.connect(folder / "data" / "greb.sqlite3") as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    return target

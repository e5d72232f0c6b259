"""``greb prepare``: everything that must be true before serving; quick when it already is."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from greb.ui.catalogue import compile_messages


class Command(BaseCommand):
    help = "Compile the messages, bring the database up to date and gather the static files."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if compile_messages(settings.LOCALE_PATHS):
            self.stdout.write("Messages compiled.")
        self._migrate()
        self._gather()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if steps:
            self.stdout.write(f"Bringing the database up to date: {len(steps)} steps …")
            call_command("migrate", verbosity=0, interactive=False)

    def _gather(self) -> None:
        """Gather static files when one of them has changed since they were gathered last."""
        kept = Path(settings.STATIC_ROOT) / ".gathered"
        now = _fingerprint()
        if not kept.exists() or kept.read_text() != now:
            self.stdout.write("Gathering static files …")
            call_command("collectstatic", verbosity=0, interactive=False)
            kept.write_text(now)


def _fingerprint() -> str:
    """A digest over name, size and time of change of every static file; no file is read."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()

"""Due work about files: what nothing points to, in the database and on the disk, is purged after a day."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet

from greb.trail.actors import System

from . import actions, folder
from .models import File

AFTER: Final = timedelta(days=1)
MOST: Final = 500
BY = System("due")


def due(now: datetime) -> dict[str, int]:
    return {"files purged": _purge_rows(now), "stray files deleted": _purge_strays(now)}


def unowned() -> QuerySet[File]:
    """Files that no row of any room points to: asked of every foreign key there is, without naming the rooms."""
    found = File.objects.all()
    for pointer in File._meta.get_fields(include_hidden=True):
        if isinstance(pointer, ForeignObjectRel) and not isinstance(pointer.related_model, str):
            rows = pointer.related_model._base_manager.filter(**{pointer.field.name: OuterRef("pk")})
            found = found.exclude(Exists(rows))
    return found


def _purge_rows(now: datetime) -> int:
    files = list(unowned().filter(at__lt=now - AFTER).order_by("at", "pk")[:MOST])
    for file in files:
        actions.drop_file(by=BY, file=file)
    return len(files)


def _purge_strays(now: datetime) -> int:
    """Contents without a row: their transaction was undone after they were written."""
    deleted = 0
    batch: list[Path] = []
    for path in folder.older_than((now - AFTER).timestamp()):
        batch.append(path)
        if len(batch) == MOST:
            deleted += _purge_batch(batch)
            batch = []
    return deleted + _purge_batch(batch)


def _purge_batch(paths: list[Path]) -> int:
    named = {path: _name(path) for path in paths}
    known = set(File.objects.filter(uuid__in=[name for name in named.values() if name]).values_list("uuid", flat=True))
    strays = [path for path, name in named.items() if name not in known]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _name(path: Path) -> uuid.UUID | None:
    try:
        return uuid.UUID(hex=path.name)
    except ValueError:
        return None

"""The files folder: contents by their uuid, written whole and durably or not at all, readable by the server alone."""

import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def write(name: uuid.UUID, content: bytes) -> None:
    """Write the content so that it is there after a power cut, before anybody is told that it was received."""
    path = path_of(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    try:
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read(name: uuid.UUID) -> bytes | None:
    """The content; None where it is gone."""
    try:
        return path_of(name).read_bytes()
    except FileNotFoundError:
        return None


def remove(name: uuid.UUID) -> None:
    path_of(name).unlink(missing_ok=True)


def path_of(name: uuid.UUID) -> Path:
    return Path(settings.FILES) / name.hex[:2] / name.hex


def older_than(moment: float) -> Iterator[Path]:
    """What was written before `moment` (seconds since 1970), unfinished writing included."""
    for path in Path(settings.FILES).glob("??/*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < moment:
                yield path

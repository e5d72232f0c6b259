"""A file kept between its preview and its import, for the one who brought it and for a day at most."""

import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from greb.trail import clock

_TOKEN = re.compile(r"[\w-]{22}", re.ASCII)
LASTS = timedelta(days=1)


def keep(chunks: Iterable[bytes], *, person_id: int) -> str:
    """Keep the file, readable by the server's own user only; the token to find it by."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    purge()
    token = secrets.token_urlsafe(16)
    path = _path(token, person_id)
    try:
        with path.open("xb") as kept:
            path.chmod(0o600)
            for chunk in chunks:
                kept.write(chunk)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return token


def kept(token: str, *, person_id: int) -> BinaryIO | None:
    """The file that this person brought; None where there is none any longer."""
    if not _TOKEN.fullmatch(token):
        return None
    try:
        return _path(token, person_id).open("rb")
    except FileNotFoundError:
        return None


def drop(token: str, *, person_id: int) -> None:
    if _TOKEN.fullmatch(token):
        _path(token, person_id).unlink(missing_ok=True)


def purge() -> int:
    """Delete what has lain for more than a day; how many that were."""
    before = (clock.now() - LASTS).timestamp()
    deleted = 0
    for path in _folder().glob("*"):
        with suppress(FileNotFoundError):  # another process purges, or its owner is done with it, at the same moment
            if path.stat().st_mtime < before:
                path.unlink()
                deleted += 1
    return deleted


def _folder() -> Path:
    return Path(settings.DATA) / "uploads"


def _path(token: str, person_id: int) -> Path:
    return _folder() / f"{person_id}-{token}"

"""What this machine has of what only some tests need: a browser and a database server."""

import os
import shutil
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """The path of a Chromium: GREB_CHROMIUM, else one on the PATH; empty when there is none."""
    return os.environ.get("GREB_CHROMIUM", "") or next(filter(None, map(shutil.which, BROWSERS)), "")


def postgresql() -> Path | None:
    """The folder of PostgreSQL's server programs, the newest version first; None when there is none."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda path: float(path.parts[-3]), reverse=True)
    if newest:
        return newest[0].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("postgres") else None

"""The press: a publication's content to a PDF, printed once and kept under its content's digest.

typst runs in a process of its own (`print_once.py`), so that its memory is given back, and a document that goes
astray is stopped by the clock. What people wrote is data to it and never markup. The PDF is tagged (PDF/UA-1): title,
language, headings, a text alternative for each picture.
"""

import fcntl
import hashlib
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from greb.trail.refusal import Refused

HERE: Final = Path(__file__).parent
SECONDS: Final = 60  # no publication takes longer, on a small machine either
KEPT: Final = 60  # files; the oldest go first


def pdf(content: dict[str, Any], *, at: int) -> bytes:
    """The PDF of `content` (publications.content), with `at` as its time. Made at most once for the same content."""
    asked = json.dumps({"data": content, "at": at}, sort_keys=True, ensure_ascii=False).encode()
    folder = Path(settings.DATA) / "publications"
    kept = folder / f"{hashlib.sha256(_press() + asked).hexdigest()}.pdf"
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
    with (folder / "press.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(_("It is being printed for somebody just now. Try again in a moment.")) from None
        return _keep(kept, _print(asked))


def _print(asked: bytes) -> bytes:
    """Runs the press once. `-I` keeps the surroundings out; the child reads `asked` and writes the PDF."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(HERE / "print_once.py")], input=asked, capture_output=True, timeout=SECONDS,
            check=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused(_("It took too long to print. Take some cases out, and try again.")) from None
    return done.stdout


def _keep(kept: Path, printed: bytes) -> bytes:
    half = kept.with_suffix(".half")
    half.write_bytes(printed)
    half.replace(kept)
    newest = sorted(kept.parent.glob("*.pdf"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in newest[KEPT:]:
        old.unlink(missing_ok=True)
    return printed


@cache
def _press() -> bytes:
    """What else the file depends on: how it is set, and in which letters."""
    parts = [HERE / "publication.typ", HERE / "print_once.py", *sorted((HERE / "fonts").glob("*.ttf"))]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).digest()

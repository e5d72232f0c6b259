"""Message catalogues: ``locale/<language>/LC_MESSAGES/django.po`` compiled to what gettext reads.

The compiled files are not kept in the repository; whoever starts Greb (``greb prepare``, the tests) calls
`compile_messages`, which costs a few stat calls when nothing has changed.
"""

import os
from collections.abc import Iterable
from pathlib import Path


def compile_messages(folders: Iterable[str | Path]) -> list[Path]:
    """Compile every catalogue below `folders` that is newer than its compiled file; returns those compiled.

    Fuzzy entries are left out. The compiled file is put in place whole: no reader sees half of one.
    """
    return [
        _compiled(source)
        for folder in folders
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
        if _is_newer(source, source.with_suffix(".mo"))
    ]


def _is_newer(source: Path, compiled: Path) -> bool:
    return not compiled.exists() or source.stat().st_mtime_ns > compiled.stat().st_mtime_ns


def _compiled(source: Path) -> Path:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    target = source.with_suffix(".mo")
    half = target.with_name(f"{target.name}.{os.getpid()}")
    with half.open("wb") as file:
        write_mo(file, catalogue, use_fuzzy=False)
    half.replace(target)
    return target

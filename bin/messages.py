"""Keeps ``locale/da`` in step with the interface's sentences.

make messages                              extract, keep the translations, drop what is gone
.venv/bin/python bin/messages.py --check   say what is missing, empty, fuzzy or has other placeholders
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "da"
KEPT = ROOT / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# %(name)s, %(count)d, %s; %% is a percent sign, not a placeholder.
PLACEHOLDER = re.compile(r"%%|%(?:\([a-z_A-Z0-9]+\))?[sd]")
# What tools write of themselves: different on every run, or saying nothing.
UNSAID = (
    *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Generated-By"),
    *("Project-Id-Version", "Report-Msgid-Bugs-To"),
)


def found() -> Catalog:
    """Every sentence of the code and the templates, in the order of files and lines, untranslated."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    catalogue = Catalog(locale=LANGUAGE, project="Greb", fuzzy=False, header_comment="# Greb's interface in Danish.")
    walked = extract_from_dir(
        ROOT, methods, options, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
    )
    for name, line, message, comments, context in sorted(walked, key=lambda one: (one[0], one[1])):
        catalogue.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return catalogue


def kept() -> Catalog:
    if not KEPT.exists():
        return Catalog(locale=LANGUAGE)
    with KEPT.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def sentences(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def merged() -> Catalog:
    """What was found, with the translations that were kept; a sentence that changed starts untranslated."""
    new, old = found(), kept()
    for message in sentences(new):
        before = old.get(message.id, message.context)
        if before and before.pluralizable == message.pluralizable:
            message.string = before.string
            message.user_comments = before.user_comments
            if before.fuzzy:
                message.flags.add("fuzzy")
    return new


def written(catalogue: Catalog) -> str:
    file = io.BytesIO()
    write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}:' for name in UNSAID)))


def faults() -> Iterator[str]:
    """What stands between the kept catalogue and a complete one, a line each."""
    have = kept()
    for message in sentences(found()):
        shown = _texts(message.id)[0]
        where = message.locations[0][0]
        there = have.get(message.id, message.context)
        if there is None or there.pluralizable != message.pluralizable:
            yield f"{where}: missing: {shown!r} (make messages adds it)"
        elif there.fuzzy:
            yield f"{where}: fuzzy: {shown!r}"
        elif not all(_texts(there.string)):
            yield f"{where}: not translated: {shown!r}"
        else:
            yield from (f"{where}: {fault}: {shown!r}" for fault in _other_placeholders(message, there))


def _texts(given: object) -> tuple[str, ...]:
    """The forms of a sentence: one, or one for each plural."""
    return tuple(map(str, given)) if isinstance(given, list | tuple) else (str(given or ""),)


def _other_placeholders(message: Message, there: Message) -> Iterator[str]:
    """A singular may leave a number out ("one idea"); nothing may name what the English does not."""
    wanted = [placeholders(text) for text in _texts(message.id)]
    for number, text in enumerate(_texts(there.string)):
        has, want = placeholders(text), wanted[min(number, len(wanted) - 1)]
        allowed = [want, wanted[-1]] if message.pluralizable and number == 0 else [want]
        if has not in allowed:
            yield f"placeholders {', '.join(has) or 'none'} where {', '.join(want) or 'none'} belong"


def placeholders(text: str) -> list[str]:
    return sorted(one for one in PLACEHOLDER.findall(text) if one != "%%")


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        wrong = list(faults())
        print(
            "\n".join(
                [*wrong, f"{len(wrong)} sentences are not right in {KEPT.relative_to(ROOT)}."]
                if wrong
                else ["The Danish is complete."]
            )
        )
        return 1 if wrong else 0
    before = kept()
    new = merged()
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(written(new))
    empty = sum(not all(_texts(message.string)) for message in sentences(new))
    gone = sum(new.get(message.id, message.context) is None for message in sentences(before))
    print(f"{len(new)} sentences, {empty} still to be translated, {gone} no longer said and removed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

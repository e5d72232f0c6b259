"""``greb import-ideas FILE --workplace SLUG``: ideas from a CSV file or workbook, whole or not at all."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from greb.ideas.guess import FIELDS, guess, mapped
from greb.ideas.import_row import SOURCE_MAX, Plan
from greb.ideas.imports import Outcome, Refuse, check, import_ideas
from greb.ideas.models import Audience
from greb.tables.read import RefusedRow, Table, open_table
from greb.tables.write import Sheet
from greb.trail.actors import System
from greb.trail.refusal import Refused
from greb.workplaces.models import Workplace

SAMPLE = 200
EVERY = 5000
WIDTH = 30


class Command(BaseCommand):
    help = (
        "Import ideas from a CSV file or an Excel workbook. The whole file is looked through first; then all good "
        "rows are written in one go, or none. What was imported before is left as it is. Nothing else can be "
        "written meanwhile on SQLite, so import large files when people are at home."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a .csv or .xlsx file")
        parser.add_argument("--workplace", required=True, metavar="SLUG", help="the workplace that the ideas belong to")
        parser.add_argument(
            "--source", default="", help="where they come from; a repeat is known by it (the file's name)"
        )
        parser.add_argument(
            "--map", action="append", default=[], metavar="FIELD=COLUMN,…",
            help=f"which column holds what, where the guess is wrong; fields: {', '.join(FIELDS)}",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and do nothing")
        parser.add_argument(
            "--as-of", type=date.fromisoformat, metavar="DATE", help="the day of ideas without one (today)"
        )
        parser.add_argument("--audience", choices=["workplace", "organisation"], default="organisation")
        parser.add_argument(
            "--refused", type=Path, metavar="FILE",
            help="also write the refused rows to a CSV file, each with line and reason",
        )  # fmt: skip

    def handle(self, *args: Any, file: Path, workplace: str, **options: Any) -> None:
        try:
            place = Workplace.objects.get(slug=workplace, is_active=True)
        except Workplace.DoesNotExist:
            known = ", ".join(
                Workplace.objects.filter(is_active=True).order_by("slug").values_list("slug", flat=True)[:20]
            )
            raise CommandError(f"There is no workplace “{workplace}”. There are: {known or 'none yet'}.") from None
        try:
            with file.open("rb") as opened, translation.override("en"):
                self._import(opened, place, options)
        except Refused as refusal:
            raise CommandError(f"{refusal.reason} Nothing was imported.") from refusal
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}. Nothing was imported.") from error

    def _import(self, file: BinaryIO, place: Workplace, options: dict[str, Any]) -> None:
        table = open_table(file, file.name)
        sample = [row for _line, row in islice(table.rows(), SAMPLE)]
        plan = Plan(
            workplace=place,
            source=(options["source"] or Path(file.name).stem)[:SOURCE_MAX],
            columns=mapped(options["map"], table.columns, guess(table.columns, sample)),
            audience=Audience(options["audience"]),
            as_of=options["as_of"],
        )
        self._tell_what_was_found(table, plan)
        with self._refusals(table, options["refused"]) as refused, self._bar("Looking through") as bar:
            outcome = check(table=table, plan=plan, refused=refused, progress=lambda rows: bar(rows, _share(file)))
        if not options["dry_run"]:
            rows_in_all = outcome.read or 1
            with self._bar("Importing") as bar, translation.override(settings.DEFAULT_LANGUAGE):
                outcome = import_ideas(
                    by=System("import"), table=table, plan=plan, progress=lambda rows: bar(rows, rows / rows_in_all)
                )
        self._tell_outcome(outcome, plan, options["dry_run"])

    def _tell_what_was_found(self, table: Table, plan: Plan) -> None:
        is_text = bool(table.encoding)
        how = f"{table.encoding}, {_named(table.separator)}" if is_text else f"workbook, sheet “{table.sheet}”"
        self.stdout.write(f"{how}; to {plan.workplace.name}, from “{plan.source}”")
        for field, column in plan.columns.items():
            self.stdout.write(f"  {field:8}← {column}")
        if left := [column for column in table.columns if column not in plan.columns.values()]:
            self.stdout.write(f"  left out: {', '.join(left)}")

    @contextmanager
    def _refusals(self, table: Table, into: Path | None) -> Iterator[Refuse]:
        file = into.open("w", encoding="utf-8-sig", newline="") if into else None
        sheet = Sheet(file) if file else None
        if sheet:
            sheet.row("Line", "Reason", *table.columns)

        def refused(row: RefusedRow) -> None:
            self.stdout.write(f"  line {row.line}: {row.reason}")
            if sheet:
                sheet.row(row.line, row.reason, *row.cells)

        try:
            yield refused
        finally:
            if file:
                file.close()

    @contextmanager
    def _bar(self, what: str) -> Iterator["Bar"]:
        bar = Bar(what, self.stderr)
        yield bar
        bar.end()

    def _tell_outcome(self, outcome: Outcome, plan: Plan, is_dry: bool) -> None:
        if outcome.cut:
            self.stdout.write(
                f"{outcome.cut} with a title or name too long: cut at a word, the title's rest put into the text"
            )
        if outcome.retired:
            self.stdout.write(f"{outcome.retired} retired where they came from: here they are not gone on with")
        self.stdout.write(f"{outcome.sentence}{' (dry run: nothing was written)' if is_dry else ''}")


class Bar:
    """Progress on stderr: a bar on a terminal, else a line every few thousand rows."""

    def __init__(self, what: str, out: Any) -> None:
        self.what, self.out = what, out
        self.is_live = bool(getattr(out, "isatty", lambda: False)())
        self.told, self.began = 0, time.monotonic()

    def __call__(self, rows: int, share: float) -> None:
        if self.is_live:
            done = round(WIDTH * min(share, 1.0))
            told = f"\r{self.what} {'█' * done}{'░' * (WIDTH - done)} {rows:,} rows"
            self.out.write(told, style_func=str, ending="")
            self.out.flush()
        elif rows >= self.told + EVERY:
            self.told = rows
            self.out.write(f"{self.what}: {rows:,} rows, {time.monotonic() - self.began:.0f} s", style_func=str)

    def end(self) -> None:
        if self.is_live:
            self.out.write("", style_func=str)


def _share(file: BinaryIO) -> float:
    """How far the reader has come in the file; a workbook jumps about in it, so it is only near the truth."""
    size = Path(file.name).stat().st_size
    return file.tell() / size if size else 1.0


def _named(separator: str) -> str:
    return {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", "": "one column"}.get(separator, separator)

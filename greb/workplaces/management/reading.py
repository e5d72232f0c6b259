"""What both import commands do: open the file, plan, tell every refused row, and write only when all is well."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from greb.tables.read import Table, open_table
from greb.trail.refusal import Refused
from greb.workplaces import imports
from greb.workplaces.imports.plan import Meaning
from greb.workplaces.models import Workplace


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", help="A CSV or Excel (.xlsx) file; the first row names the columns.")
    parser.add_argument("--dry-run", action="store_true", help="Say what would happen, and write nothing.")
    parser.add_argument("--leave-out", action="store_true", help="Leave out rows that cannot be taken in.")
    parser.add_argument(
        "--column", action="append", default=[], metavar="WHAT=HEADING", help="What a column holds, e.g. name=Navn."
    )


@contextmanager
def table_of(file: str) -> Iterator[Table]:
    """The table in the file; what is wrong with it is told in one sentence."""
    try:
        with Path(file).open("rb") as opened:
            yield open_table(opened, Path(file).name)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    except Refused as refusal:
        raise CommandError(str(refusal.reason)) from refusal


def columns(table: Table, meanings: dict[str, Meaning], given: list[str]) -> dict[str, str]:
    """The columns as guessed, and as said on the command line."""
    found = imports.guess(table.columns, meanings)
    for one in given:
        what, _equals, heading = one.partition("=")
        if what not in meanings or heading not in table.columns:
            raise CommandError(f"--column {one}: write one of {', '.join(meanings)}, and a heading of the file.")
        found[what] = heading
    return found


def tell(
    command: BaseCommand, plan: imports.Plan, new: int, mapping: dict[str, str], *, dry: bool, work: Callable[[], int]
) -> None:
    """Say what was read and refused; then do the work, unless it is a dry run."""
    command.stdout.write("Columns: " + ", ".join(f"{what} = {column}" for what, column in mapping.items()))
    for row in plan.refused:
        command.stdout.write(f"Line {row.line}: {row.reason}")
    command.stdout.write(
        f"{plan.read} read, {new} new, {plan.already} there already, {len(plan.refused)} cannot be taken in."
    )
    if dry:
        command.stdout.write("A dry run: nothing was written.")
        return
    try:
        made = work()
    except Refused as refusal:
        raise CommandError(f"{refusal.reason} (--leave-out)") from refusal
    command.stdout.write(f"{made} imported.")


def workplace(slug: str) -> Workplace:
    found = Workplace.objects.filter(slug=slug, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no workplace {slug}.")
    return found

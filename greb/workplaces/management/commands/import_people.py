from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from greb.trail.actors import System
from greb.workplaces import imports
from greb.workplaces.management import reading


class Command(BaseCommand):
    help = "Imports people from a CSV or Excel file: all of it or nothing. The same file may be imported again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        reading.arguments(parser)
        parser.add_argument("--workplace", required=True, help="Where those go whose row names no workplace (SLUG).")

    def handle(self, *args: object, **options: Any) -> None:
        by, place = System("import"), reading.workplace(options["workplace"])
        with reading.table_of(options["file"]) as table:
            mapping = reading.columns(table, imports.PEOPLE, options["column"])
            plan = imports.plan_people(table, mapping, by=by, place=place)
        reading.tell(
            self,
            plan,
            len(plan.new),
            mapping,
            dry=options["dry_run"],
            work=lambda: imports.import_people(by=by, plan=plan, leave_out=options["leave_out"]),
        )

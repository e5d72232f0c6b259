from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from greb.trail.actors import System
from greb.workplaces import imports
from greb.workplaces.management import reading
from greb.workplaces.models import Workplace


class Command(BaseCommand):
    help = "Imports workplaces from a CSV or Excel file: all of it or nothing. The same file may be imported again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        reading.arguments(parser)
        parser.add_argument("--below", default="", help="What rows without a parent stand below (SLUG).")

    def handle(self, *args: object, **options: Any) -> None:
        by = System("import")
        place = reading.workplace(options["below"]) if options["below"] else _organisation()
        with reading.table_of(options["file"]) as table:
            mapping = reading.columns(table, imports.WORKPLACES, options["column"])
            plan = imports.plan_workplaces(table, mapping, by=by, place=place)
        reading.tell(
            self,
            plan,
            len(plan.new),
            mapping,
            dry=options["dry_run"],
            work=lambda: imports.import_workplaces(by=by, plan=plan, leave_out=options["leave_out"]),
        )


def _organisation() -> Workplace | None:
    return Workplace.objects.filter(parent__isnull=True).order_by("pk").first()

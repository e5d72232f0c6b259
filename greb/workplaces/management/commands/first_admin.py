from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from greb.trail.refusal import Refused
from greb.workplaces.firsts import make_first_admin
from greb.workplaces.plain import plain, why_not_name, why_not_username


class Command(BaseCommand):
    help = "Makes the organisation and its first administrator, and prints a link that signs them in once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="The administrator's name.")
        parser.add_argument("--username", required=True, help="The administrator's user name.")
        parser.add_argument("--organisation", default="", help="The organisation's name (else GREB_NAME).")

    def handle(self, *args: object, **options: str) -> None:
        name, username = plain(options["name"]), options["username"].strip().lower()
        if reason := why_not_name(name) or why_not_username(username):
            raise CommandError(reason)
        try:
            link = make_first_admin(name=name, username=username, organisation=plain(options["organisation"]))
        except Refused as refusal:
            raise CommandError(str(refusal.reason)) from refusal
        self.stdout.write(f"Open this link within a day; it works once:\n{link}")

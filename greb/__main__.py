"""The console command ``greb``: Django's commands and our own, e.g. ``greb run``, ``greb verify``."""

import os
import sys


def main() -> None:
    """Run one management command; the exit code is the command's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greb.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["greb", *sys.argv[1:]])


if __name__ == "__main__":
    main()

"""The console command ``greb``: Django's commands and our own, e.g. ``greb run``, ``greb verify``."""

import os
import sys


def main() -> None:
    """Run one management command; the exit code is the command's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greb.config.settings")
    from django.core.management import execute_from_command_line

    words = sys.argv[1:]
    if words and not words[0].startswith("-"):
        words[0] = words[0].replace("-", "_")  # import-ideas is a command's name; import_ideas is its file's
    execute_from_command_line(["greb", *words])


if __name__ == "__main__":
    main()

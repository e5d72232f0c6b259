"""How much may be kept. Reads only; answers None, or the reason why not."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.workplaces.models import Person

from .models import File

A_DAY: Final = 60  # pictures of one person in a day and a night
MEGABYTE: Final = 1024 * 1024


def why_not_keep(by: Person, workplace_id: int | None, more: int) -> str | None:
    """Whether the person may keep a picture of `more` bytes, on the account of the workplace. Two statements."""
    since = clock.now() - timedelta(days=1)
    if File.objects.filter(kept_by=by, at__gt=since).count() >= A_DAY:
        return _("You have brought %(most)s pictures since yesterday. Bring this one tomorrow.") % {"most": A_DAY}
    taken = File.objects.filter(workplace=workplace_id).aggregate(bytes=Sum("bytes"))["bytes"] or 0
    if taken + more > settings.PICTURES_LIMIT:
        return _("There is no more room for your workplace's pictures. Ask whoever runs the server for more.")
    return None

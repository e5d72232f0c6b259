"""Due work about people: ways in that have run out, failed sign-ins long past, and files brought for a look."""

from datetime import datetime

from greb.trail.due import purge

from . import uploads
from .models import Attempts, SignInLink
from .throttle import WEEK


def due(now: datetime) -> dict[str, int]:
    """Purge what is past its time: links that have run out, tries older than the throttle's longest window."""
    return {
        "sign-in links purged": purge(SignInLink.objects.filter(expires_at__lt=now)),
        "failed sign-ins purged": purge(Attempts.objects.filter(since__lt=now - WEEK)),
        "brought files deleted": uploads.purge(),
    }

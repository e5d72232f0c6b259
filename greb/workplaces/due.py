"""Due work about people: ways in that have run out, and failed sign-ins long past."""

from datetime import datetime, timedelta
from typing import Final

from greb.trail.due import purge

from .models import Attempts, SignInLink

KEEP_LINKS: Final = timedelta(days=1)  # after they have run out, so that an old link can say that it is old
KEEP_ATTEMPTS: Final = timedelta(days=1)  # since the first in the window; longer than any window of the throttle


def due(now: datetime) -> dict[str, int]:
    """Purge what is past its time. Says how many of each."""
    return {
        "sign-in links purged": purge(SignInLink.objects.filter(expires_at__lt=now - KEEP_LINKS)),
        "failed sign-ins purged": purge(Attempts.objects.filter(since__lt=now - KEEP_ATTEMPTS)),
    }

"""The surveys' due work: those whose last day is over are closed, and what may be shown of them is worked out."""

import logging
from datetime import datetime

from django.db import DatabaseError

from greb.trail import clock
from greb.trail.refusal import Refused
from greb.trail.unfinished import Unfinished

from . import actions
from .models import Survey

log = logging.getLogger(__name__)


def due(now: datetime) -> dict[str, int]:
    """Close what is over. One survey's trouble does not stop the others, and is told without a word of theirs."""
    over = Survey.objects.filter(state=Survey.State.OPEN, closes_on__lt=now.astimezone(clock.HOME).date())
    done = troubled = 0
    for survey in over.order_by("closes_on", "pk"):
        try:
            actions.close_survey(by=actions.BY, survey=survey)
            done += 1
        except (Refused, DatabaseError, OSError) as trouble:
            log.error("survey %s was not closed: %s", survey.pk, type(trouble).__name__)
            troubled += 1
    if troubled:
        raise Unfinished(f"{troubled} surveys")
    return {"surveys closed": done}

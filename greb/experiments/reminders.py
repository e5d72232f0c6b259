"""What the calendar does to an experiment. Looks again once the row is held, so that it may be called twice."""

from django.db import transaction

from greb.ideas.models import Idea
from greb.ideas.moving import happened, locked
from greb.trail import clock
from greb.trail.actions import deliver
from greb.trail.actors import Actor

from . import rules
from .models import Experiment


@transaction.atomic
def remind(*, by: Actor, experiment: Experiment) -> bool:
    """Its day has passed: ask its owner, once, what was learned. Without an owner who is here, the leader is asked."""
    idea = locked(Idea(pk=experiment.idea_id))
    experiment = Experiment.objects.select_related("owner").get(pk=experiment.pk)
    if not experiment.is_running or experiment.reminded_at or not rules.is_late(experiment):
        return False
    experiment.reminded_at = clock.now()
    experiment.save(update_fields=["reminded_at"])
    entry = happened("experiment.reminded", by=by, idea=idea, facts={"cycle": experiment.cycle})
    owner = experiment.owner if experiment.owner and experiment.owner.is_active else None
    to = owner.pk if owner else idea.answerer_id
    deliver(entry, to=[(to, "waits")] if to else [])
    return True

"""What waits for a person in the changes: concerns without a reply, and old ways that are to end."""

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.models import Idea
from greb.trail import clock
from greb.ui.filters import short_day
from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Two statements, one where the person leads nothing."""
    worries = reads.worries_for(me, reach) if reach.leads_any else []
    return [
        *(Thing(reverse("plan-concerns", args=[idea.pk]), _sentence(idea), _("Somebody waits for a reply to what "
                "worries them")) for idea in worries),
        *(
            Thing(
                reverse("plan", args=[plan.idea_id]), _("“%(routine)s” ends") % {"routine": plan.old_routine},
                _sentence(plan.idea), short_day(plan.retire_on),
                "late" if plan.retire_on and plan.retire_on < clock.today() else "soon",
            )
            for plan in reads.to_retire(me, reach)
        ),
    ]  # fmt: skip


def _sentence(idea: Idea) -> str:
    return _("The sentence has been blanked") if idea.is_told_blanked else idea.told

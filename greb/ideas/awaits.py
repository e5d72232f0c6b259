"""What of maturing waits for a person: own ideas that grow, to be described and then to go on."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.trail.prepared import prepared
from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from .models import Idea, Member
from .rules import LONGER
from .stages import Stage

MOST = 3


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Ideas that the person told or co-owns and that mature, the one that has stood longest first. One statement."""
    line = _("It is growing: write what has become clear, and say when it is ready")
    return [
        Thing(
            reverse("idea", args=[idea.pk]),
            _("The sentence has been blanked") if idea.is_told_blanked else idea.told,
            line,
        )
        for idea in _growing(me.pk)
    ]


@prepared
def _growing(me: int) -> QuerySet[Idea]:
    co_owned = Member.objects.filter(person_id=me, kind=Member.Kind.CO_OWNER).values("idea_id")
    found = Idea.objects.filter(Q(author_id=me) | Q(pk__in=co_owned), stage=Stage.MATURING, road__in=LONGER)
    return found.order_by("stage_since", "id")[:MOST]

"""What of maturing waits for a person: own ideas that grow, to be described and then to go on."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.trail.prepared import prepared
from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from .models import NOBODY_TOLD, Idea, Member, told_by
from .rules import LONGER
from .stages import Stage

MOST = 3


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Ideas that the person told or co-owns and that mature, the one that has stood longest first; for whoever answers
    it, one that nobody carries. One statement."""
    line = _("It is growing: write what has become clear, and say when it is ready")
    alone = _("It is growing, and nobody carries it: ask somebody in")
    return [
        Thing(
            reverse("idea", args=[idea.pk]),
            _("The sentence has been blanked") if idea.is_told_blanked else idea.told,
            alone if idea.is_alone else line,  # type: ignore[attr-defined]
        )
        for idea in _growing(me.pk)
    ]


@prepared
def _growing(me: int) -> QuerySet[Idea]:
    co_owned = Member.objects.filter(person_id=me, kind=Member.Kind.CO_OWNER).values("idea_id")
    owned = Member.objects.filter(idea=OuterRef("pk"), kind=Member.Kind.CO_OWNER)
    alone = NOBODY_TOLD & Q(answerer_id=me) & ~Exists(owned)
    carried = Q(told_by(me)) | Q(pk__in=co_owned)
    found = Idea.objects.filter(carried | alone, stage=Stage.MATURING, road__in=LONGER)
    found = found.annotate(is_alone=ExpressionWrapper(~carried, output_field=BooleanField()))
    return found.order_by("stage_since", "id")[:MOST]

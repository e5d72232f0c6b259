"""What of weighing and deciding waits for a person: few things, the most pressing first."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.models import Audience, Idea, Member, told_by
from greb.ideas.rules import LONGER
from greb.ideas.stages import Stage
from greb.trail import clock
from greb.trail.prepared import prepared
from greb.ui.filters import day
from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from .models import Decision, Part, Round, Weighing
from .rules import ENOUGH, PREPARED

MOST = 3
LONG = timedelta(days=7)


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """The author's choice, what is handed over, the leader's decision, and what to weigh. Three statements; four for
    whoever leads."""
    decisions = _to_decide(me) if reach.leads_any else []
    return [*_to_choose(me), *_to_lead(me), *decisions, *_to_weigh(me, reach)]


def _to_choose(me: Person) -> list[Thing]:
    """Own ideas that were decided, whose author has not said how they would like to take part."""
    line = _("It is a yes. How would you like to take part?")
    return [Thing(reverse("part", args=[each.idea_id]), _told(each.idea), line) for each in _decided(me.pk)]


@prepared
def _decided(me: int) -> QuerySet[Decision]:
    decided = Decision.objects.filter(
        told_by(me, of="idea__"), idea__stage__in=PREPARED, idea__road=F("road"), part=None
    )
    return decided.select_related("idea").order_by("at", "id")[:MOST]


def _to_lead(me: Person) -> list[Thing]:
    """Ideas handed over that the person is asked to lead, or to find somebody for."""
    asked, finds = _("Will you lead it? You are asked."), _("It is handed over. Find somebody to lead it.")
    nobody = _("It is a yes, and nobody leads it yet. Find somebody.")
    return [
        Thing(reverse("lead", args=[each.decision.idea_id]), _told(each.decision.idea), asked if each.to_id == me.pk
              else finds if each.person_id else nobody)
        for each in _handed_over(me.pk)
    ]  # fmt: skip


@prepared
def _handed_over(me: int) -> QuerySet[Part]:
    nobody_asked = Q(to=None) | Q(to__is_active=False)
    waiting = Part.objects.filter(
        Q(to_id=me) | (nobody_asked & Q(decision__idea__answerer_id=me)), choice=Part.Choice.HAND_OVER, taken_at=None,
        decision__idea__stage__in=PREPARED, decision__idea__road=F("decision__road"),
    )  # fmt: skip
    return waiting.select_related("decision__idea").order_by("at", "id")[:MOST]


def _to_decide(me: Person) -> list[Thing]:
    """Ideas that the person answers and that enough have weighed, or that have been weighed for long."""
    line = _("Colleagues have weighed it. You decide.")
    return [
        Thing(reverse("decide", args=[each.idea_id]), _told(each.idea), line)
        for each in _weighed(me.pk, clock.today(), clock.now() - LONG)
    ]


@prepared
def _weighed(me: int, today: date, long_ago: datetime) -> QuerySet[Round]:
    running = Round.objects.filter(idea__stage=Stage.WEIGHING, idea__answerer_id=me, opened_at=F("idea__stage_since"))
    weighed = running.annotate(n=Count("weighings")).filter(
        Q(closes_on__lt=today) | Q(n__gte=ENOUGH, closes_on=None) | Q(opened_at__lt=long_ago, closes_on=None)
    )
    return weighed.select_related("idea").order_by("opened_at", "id")[:MOST]


def _to_weigh(me: Person, reach: Reach) -> list[Thing]:
    """Ideas of one's own workplaces that stand to be weighed, and that one has not weighed."""
    if not reach.member_of:
        return []
    return [
        Thing(reverse("weigh", args=[pk]), _sentence(told, blanked), _("Weigh it: three taps"), _until(closes_on))
        for pk, told, blanked, closes_on in _not_weighed(me.pk, reach.member_of)
    ]


@prepared
def _not_weighed(me: int, places: Collection[int]) -> QuerySet[Idea, tuple[int, str, bool, date | None]]:
    mine = Weighing.objects.filter(person_id=me, round__idea=OuterRef("pk"), round__opened_at=OuterRef("stage_since"))
    owned = Member.objects.filter(person_id=me, idea=OuterRef("pk"), kind=Member.Kind.CO_OWNER)
    closes = Round.objects.filter(idea=OuterRef("pk"), opened_at=OuterRef("stage_since")).values("closes_on")[:1]
    found = (
        Idea.objects.filter(stage=Stage.WEIGHING, workplace_id__in=places, road__in=LONGER)
        .exclude(audience=Audience.LEADER)
        .exclude(author_id=me)
        .exclude(Exists(mine))
        .exclude(Exists(owned))
        .annotate(closes_on=Subquery(closes))
    )
    return found.order_by("stage_since", "id").values_list("pk", "told", "is_told_blanked", "closes_on")[:MOST]


def _until(closes_on: date | None) -> str:
    """Until when it is asked; nothing where no day is named or it has passed."""
    is_ahead = closes_on is not None and closes_on >= clock.today()
    return _("by %(day)s") % {"day": day(closes_on)} if is_ahead else ""


def _told(idea: Idea) -> str:
    return _sentence(idea.told, idea.is_told_blanked)


def _sentence(told: str, is_blanked: bool) -> str:
    return _("The sentence has been blanked") if is_blanked else told

"""What waits for one person: a try that has come to its day, a plan half written, a leader's choice."""

from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.stages import Stage
from greb.trail import clock
from greb.trail.prepared import prepared
from greb.ui.filters import short_day
from greb.ui.journey import Thing
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import rules
from .models import Experiment

MOST: Final = 5
SOON: Final = timedelta(days=2)


def awaits(me: Person, reach: Reach) -> list[Thing]:
    """Few, most urgent first. One statement, two for those who lead."""
    return [*_own(me), *(_to_choose(me) if reach.leads_any else [])]


def _own(me: Person) -> list[Thing]:
    rows = sorted(_owned(me.pk, clock.today() + SOON), key=lambda row: row.is_draft)
    return [_of_owner(row) for row in rows]


@prepared
def _owned(me: int, soon: date) -> QuerySet[Experiment]:
    ripe = Q(started_at__isnull=False, until__lte=soon, idea__stage=Stage.EXPERIMENT)
    planned = Q(started_at__isnull=True, idea__stage__in=rules.PLANNING)
    found = Experiment.objects.open().filter(ripe | planned, owner_id=me).select_related("idea")
    return found.order_by("until", "pk")[:MOST]


def _of_owner(row: Experiment) -> Thing:
    if row.is_draft:
        return Thing(reverse("experiment-plan", args=[row.idea_id]), _told(row), _("Your plan of a try is not begun"))
    where = reverse("experiment-conclude", args=[row.idea_id])
    line = _("The try has come to its day. What did you learn?")
    if rules.is_late(row):
        return Thing(where, _told(row), line, _("since %(day)s") % {"day": short_day(row.until)}, "late")
    line = _("The try is about to end. What did you learn?")
    return Thing(where, _told(row), line, _("until %(day)s") % {"day": short_day(row.until)}, "soon")


def _to_choose(me: Person) -> list[Thing]:
    line = _("It was tried. Choose what happens now")
    return [Thing(reverse("experiment-next", args=[row.idea_id]), _told(row), line) for row in _ended(me.pk)]


@prepared
def _ended(me: int) -> QuerySet[Experiment]:
    ended = Experiment.objects.concluded().filter(led_to="", idea__stage=Stage.EXPERIMENT, idea__answerer_id=me)
    return ended.select_related("idea").order_by("concluded_at", "pk")[:MOST]


def _told(row: Experiment) -> str:
    return _("The sentence has been blanked") if row.idea.is_told_blanked else row.idea.told

"""The ideas' due work: who must be named, warned or told that a reply is late; what comes back; what got better?

Everything is found by an index (idea_due, idea_revive, idea_to_finish): ideas on which no clock runs, such as
imported ones, are not even looked at. Each idea has a transaction of its own.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Final

from django.db.models import F, Q

from greb.trail import clock
from greb.trail.actors import System
from greb.trail.unfinished import Unfinished
from greb.workplaces.models import Workplace
from greb.workplaces.rules import answerers_among

from . import actions, anonymous, reminders
from .models import Idea
from .stages import Road, Stage

log = logging.getLogger(__name__)
MOST: Final = 500  # of each kind in one run; the rest in the next one, seconds later
BY = System("due")


def due(now: datetime) -> dict[str, int]:
    """Do what has fallen due by `now`; how many of each. One idea's trouble does not stop the others, but is raised."""
    run = _Run()
    run.bring_in()
    run.each("answerers named", _wrongly_named(), lambda i: reminders.name_another(by=BY, idea=i))
    run.each("ideas revived", _to_revive(), _revive)
    if clock.is_working_day(clock.today()):  # nobody is reminded of work on a day off
        run.each("leaders warned", _to_warn(), lambda i: reminders.warn(by=BY, idea=i))
        run.each("ideas overdue", _overdue(), lambda i: bool(reminders.chase(by=BY, idea=i)))
        run.each("asked what got better", _to_finish(), lambda i: reminders.ask_what_got_better(by=BY, idea=i))
    return run.ended()


class _Run:
    """Counts what went well and remembers what did not."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.troubled: list[int] = []

    def bring_in(self) -> None:
        """What has been said without a name. Its words are no matter for a log, so only the kind of trouble is told."""
        try:
            self.counts |= anonymous.bring_in(by=BY)
        except Exception as trouble:
            log.error("ideas told without a name were not taken in: %s", type(trouble).__name__)
            self.troubled.append(0)

    def each(self, what: str, ideas: Iterable[Idea], act: Callable[[Idea], bool]) -> None:
        self.counts[what] = 0
        for idea in ideas:
            try:
                self.counts[what] += act(idea)
            except Exception:
                log.exception("due work on idea %s", idea.pk)
                self.troubled.append(idea.pk)

    def ended(self) -> dict[str, int]:
        if self.troubled:
            raise Unfinished(f"{len(self.troubled)} ideas, the first {self.troubled[0]}")
        return self.counts


def _revive(idea: Idea) -> bool:
    actions.revive(by=BY, idea=idea)
    return True


def _to_revive() -> list[Idea]:
    ripe = Idea.objects.filter(stage=Stage.PARKED, revive_on__lte=clock.today())
    return list(ripe.order_by("revive_on", "pk").only("pk")[:MOST])


def _to_warn() -> list[Idea]:
    today = clock.today()
    until = clock.add_working_days(today, reminders.WARN_AHEAD)
    soon = Idea.objects.awaiting_reply().filter(due_on__gte=today, due_on__lte=until)
    unwarned = soon.filter(Q(warned_for__isnull=True) | ~Q(warned_for=F("due_on")))
    return list(unwarned.order_by("due_on", "pk").only("pk")[:MOST])


def _overdue() -> list[Idea]:
    today = clock.today()
    late = Idea.objects.awaiting_reply().filter(due_on__lt=today)
    untold = Q(warned_for__isnull=True) | Q(warned_for__lte=F("due_on"))
    ripe = late.filter(untold | Q(warned_for__lte=today - reminders.OVERDUE_AGAIN))
    return list(ripe.order_by("due_on", "pk").only("pk")[:MOST])


def _to_finish() -> list[Idea]:
    day = clock.add_working_days(clock.today(), -reminders.ASK_AFTER)
    before = datetime.combine(day, time.max, clock.HOME)
    chosen = Idea.objects.filter(stage=Stage.DECIDED, road=Road.DO, finish_asked_at__isnull=True)
    return list(chosen.filter(stage_since__lte=before).order_by("stage_since", "pk").only("pk")[:MOST])


def _wrongly_named() -> list[Idea]:
    """Ideas that wait for somebody who has left, lost the role, or is away with a stand-in. Four statements.

    First the few different pairs of workplace and answerer are looked at, then only the ideas of doubtful pairs.
    """
    pairs = set(Idea.objects.awaiting_reply().order_by().values_list("workplace_id", "answerer_id").distinct())
    places = Workplace.objects.in_bulk({place for place, _answerer in pairs})
    nearest = dict(zip(places, answerers_among([(place, None) for place in places.values()]), strict=True))
    doubtful: dict[int | None, list[int]] = {}
    for place, answerer in pairs:
        level = nearest[place].upto(0)
        if not any(p.pk == answerer and (not p.is_away or p == level[0]) for p in level):
            doubtful.setdefault(answerer, []).append(place)
    if not doubtful:
        return []
    asked = Q()
    for named, among in doubtful.items():
        asked |= Q(answerer_id=named, workplace_id__in=among)
    ideas = list(Idea.objects.awaiting_reply().filter(asked).select_related("workplace").order_by("due_on", "pk"))
    found = answerers_among([(idea.workplace, idea.author_id) for idea in ideas])
    return [i for i, leaders in zip(ideas, found, strict=True) if reminders.better_named(i, leaders)][:MOST]

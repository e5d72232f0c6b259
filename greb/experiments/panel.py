"""The room's part of an idea's page: what is being tried, what was seen, what was learned, and whose turn it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.reader import Reader
from greb.ideas.rules import LONGER
from greb.ideas.stages import Road, Stage
from greb.measures import panel as measured
from greb.trail import clock
from greb.ui.filters import day, short_day
from greb.ui.journey import Act, Panel, Turn
from greb.weighing.reads import leading
from greb.workplaces.models import Person

from . import linter, reads, rules
from .models import Experiment, Observation

BEFORE: Final = frozenset({Stage.SPARK, Stage.PARKED, Stage.DECLINED, Stage.WITHDRAWN, Stage.MERGED})
SEEN: Final = 6  # observations on an idea's page
TEMPLATE: Final = "experiments/panel.html"


@dataclass(frozen=True)
class Seen:
    """An observation as this reader may know it."""

    row: Observation
    name: str


def panel(reader: Reader) -> Panel | None:
    """None, without a statement, where the idea has not come to it. Else one to three statements, and one more where
    it is said who plans it."""
    idea = reader.idea
    if idea.stage in BEFORE:
        return None
    cycles = reads.cycles(idea)
    newest = cycles[0] if cycles else None
    if newest is None or (newest.is_concluded and idea.stage in rules.PLANNING and idea.road in LONGER):
        acts, turn = _to_plan(reader), _turn_to_plan(reader)
        shown = _shown(reader, newest, cycles[1:]) if newest else {}
        return Panel(TEMPLATE if newest else "", shown, acts, turn) if acts or turn or newest else None
    if newest.is_draft:
        if not reader.is_carrier or idea.stage not in rules.PLANNING:
            return None
        return Panel(TEMPLATE, _planned(reader, newest), _to_begin(reader, newest), _turn_of_draft(reader, newest))
    shown = _shown(reader, newest, cycles[1:])
    if idea.stage != Stage.EXPERIMENT:
        return Panel(TEMPLATE, shown)
    if newest.is_running:
        return Panel(TEMPLATE, shown, _while_running(reader, newest), _turn_of_running(reader, newest))
    return Panel(TEMPLATE, shown, _to_choose(reader), _turn_to_choose(reader, newest))


def name_of(reader: Reader, person: Person | None) -> str:
    """A name as this reader may know it: an author who is kept from colleagues is one of them here too."""
    if person is not None and person.pk == reader.idea.author_id and not reader.sees_author:
        return _("A colleague")
    return person.name if person else _("Somebody")


def seen(reader: Reader, rows: list[Observation]) -> list[Seen]:
    return [Seen(row, name_of(reader, row.by)) for row in rows]


def _shown(reader: Reader, newest: Experiment, earlier: list[Experiment]) -> dict[str, object]:
    rows, more = reads.observations(newest, most=SEEN)
    return {
        "experiment": newest, "earlier": earlier, "seen": seen(reader, rows), "more": more, "idea": reader.idea,
        "owner": name_of(reader, newest.owner), "chart": chart(reader, newest), "is_late": rules.is_late(newest),
        "blanks": reader.is_answerer or reader.is_author, "is_running": newest.is_running,
    }  # fmt: skip


def chart(reader: Reader, experiment: Experiment) -> measured.Panel | None:
    """The chart of its measure with its beginning and end marked, for those who may see the measure. One statement."""
    measure = experiment.measure
    if measure is None or measure.workplace_id not in reader.reach.seen | reader.reach.led:
        return None
    began, ended = experiment.started_at, experiment.concluded_at
    marks = [(began.astimezone(clock.HOME).date(), _("The try begins"))] if began else []
    marks += [(ended.astimezone(clock.HOME).date(), _("It ends"))] if ended else []
    drawn = measured.panel(measure, marks=marks)
    return drawn if drawn.finding else None


def _planned(reader: Reader, draft: Experiment) -> dict[str, object]:
    today = clock.today()
    return {
        "experiment": draft, "earlier": [], "seen": [], "idea": reader.idea, "owner": name_of(reader, draft.owner),
        "missing": linter.missing(draft, today), "advice": linter.advice(draft, today), "chart": None, "more": False,
        "blanks": False, "is_running": False, "is_late": False,
    }  # fmt: skip


def _to_plan(reader: Reader) -> tuple[Act, ...]:
    idea = reader.idea
    if idea.stage not in rules.PLANNING or idea.road not in LONGER or not reader.is_carrier:
        return ()
    label = _("Plan a small try") if idea.road == Road.TRY else _("Try it out first")
    mine = idea.road == Road.TRY and idea.stage != Stage.WEIGHING and _carries(reader)
    return (Act("experiment-plan", label, reverse("experiment-plan", args=[idea.pk]), mine),)


def _carries(reader: Reader) -> bool:
    return reader.is_author or reader.is_co_owner


def _turn_to_plan(reader: Reader) -> Turn | None:
    idea = reader.idea
    if idea.stage != Stage.DECIDED or idea.road != Road.TRY:
        return None
    if _carries(reader):
        return Turn(_("It is decided. Plan the try: four lines are enough."), who=reader.me.name)
    name = leading(idea) or _author(reader)
    if not name:
        return Turn(_("It is decided. Those who carry it plan the try."))
    return Turn(_("It is decided. %(name)s plans the try.") % {"name": name}, who=name)


def _author(reader: Reader) -> str:
    if not reader.sees_author:
        return _("A colleague")
    return reader.idea.author.name if reader.idea.author else reader.idea.author_name


def _to_begin(reader: Reader, draft: Experiment) -> tuple[Act, ...]:
    where = reverse("experiment-plan", args=[reader.idea.pk])
    is_whole = not linter.missing(draft, clock.today())
    label = _("Look it through and begin") if is_whole else _("Go on with the plan")
    return (Act("experiment-plan", label, where, draft.owner_id == reader.me.pk or _carries(reader)),)


def _turn_of_draft(reader: Reader, draft: Experiment) -> Turn | None:
    if reader.idea.stage == Stage.WEIGHING or reader.idea.road != Road.TRY:
        return None
    name, since = name_of(reader, draft.owner), _since(draft.planned_at)
    return Turn(_("%(name)s is planning the try.") % {"name": name}, who=name, since=since)


def _while_running(reader: Reader, running: Experiment) -> tuple[Act, ...]:
    pk, late = reader.idea.pk, rules.is_late(running)
    observe = Act("experiment-observe", _("Write what you see"), reverse("experiment-observe", args=[pk]), not late)
    if not reader.is_carrier:
        return (observe,)
    mine = late and (_is_owner(reader, running) or running.owner is None or not running.owner.is_active)
    learn = Act("experiment-conclude", _("Write what you learned"), reverse("experiment-conclude", args=[pk]), mine)
    return (learn, observe) if late else (observe, learn)


def _is_owner(reader: Reader, experiment: Experiment) -> bool:
    return experiment.owner_id == reader.me.pk


def _turn_of_running(reader: Reader, running: Experiment) -> Turn:
    name = name_of(reader, running.owner)
    told = {"name": name, "day": day(running.until)}
    since = _since(running.started_at)
    if rules.is_late(running):
        if _is_owner(reader, running):
            line = _("It came to its day on %(day)s. What did you learn?") % told
        else:
            line = _("It came to its day on %(day)s. %(name)s writes what was learned.") % told
        return Turn(line, who=name, since=since, tone="late")
    return Turn(_("It is tried until %(day)s. Write what you see on the way.") % told, who=name, since=since)


def _to_choose(reader: Reader) -> tuple[Act, ...]:
    pk = reader.idea.pk
    acts = []
    if reader.is_answerer:
        acts.append(Act("experiment-next", _("Choose what happens now"), reverse("experiment-next", args=[pk])))
    if reader.is_carrier:
        acts.append(Act("experiment-again", _("Try once more"), reverse("experiment-again", args=[pk]), False))
    return tuple(acts)


def _turn_to_choose(reader: Reader, ended: Experiment) -> Turn:
    since = _since(ended.concluded_at)
    if reader.is_answerer:
        return Turn(_("Read what was learned, and choose what happens now."), who=reader.me.name, since=since)
    if not reader.leader:
        return Turn(_("The leader reads what was learned, and chooses what happens now."), since=since)
    line = _("%(name)s reads what was learned, and chooses what happens now.") % {"name": reader.leader}
    return Turn(line, who=reader.leader, since=since)


def _since(moment: datetime | None) -> str:
    return _("since %(day)s") % {"day": short_day(moment)} if moment else ""

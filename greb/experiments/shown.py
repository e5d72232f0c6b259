"""One cycle as a page shows it to one reader: what was seen, by whom, and the chart of its measure."""

from typing import Any

from django.utils.translation import gettext as _

from greb.ideas import rules as of_ideas
from greb.ideas.models import Idea
from greb.ideas.reader import Reader
from greb.measures.reads import current
from greb.trail import clock
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import linter, panel, reads, rules
from .models import Experiment


def cycle(me: Person, reach: Reach, idea: Idea, experiment: Experiment, before: int) -> dict[str, Any]:
    """All that a page about a cycle shows; observations from before the one of id `before` (0: the newest)."""
    found = of_ideas.answerers_of(idea)
    reader = Reader(
        me=me, reach=reach, idea=idea, found=found, sees_author=of_ideas.sees_author(me, idea, found),
        is_author=of_ideas.is_author(me, idea), is_answerer=of_ideas.is_answerer(me, idea, found), is_co_owner=False,
    )  # fmt: skip
    rows, more = reads.observations(experiment, before=before)
    return {
        "idea": idea, "experiment": experiment, "seen": panel.seen(reader, rows),
        "chart": panel.chart(reader, experiment),
        "older": rows[-1].pk if more else None,
        "owner": panel.name_of(reader, experiment.owner),
        "blanks": reader.is_answerer or reader.is_author, "is_late": rules.is_late(experiment),
    }  # fmt: skip


def advice(draft: Experiment) -> list[linter.Finding]:
    """What would make the draft better, with a look at its measure's readings. One statement where it has one."""
    readings = current(draft.measure).count() if draft.measure else None
    return linter.advice(draft, clock.today(), readings_before=readings)


def sure(experiment: Experiment | None) -> Experiment:
    """For a view of something that is being tried, or was."""
    if experiment is None:
        raise Refused(_("Nothing is being tried yet."))
    return experiment

"""All that a case's page shows."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from greb.experiments.models import Experiment
from greb.ideas.stages import Stage
from greb.ui.road import LABELS
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import chart, journey, reads, rules
from .models import Case, Credit


def told(me: Person | None, reach: Reach, case: Case, before: int = 0) -> dict[str, Any]:
    """Five statements for somebody who reads; a few more for those who may change it, and before it is told."""
    asked = reads.credits(case)
    nobody = me is None
    may_change = me is not None and rules.why_not_change(me, case, reach) is None
    comments, has_earlier = ([], False) if nobody or not case.is_told else reads.talk(case, before=before)
    facts = case.facts if case.is_told else journey.facts(case.idea)
    found = chart.outcome(facts)
    return {
        "case": case,
        "facts": facts,
        "stations": stations(facts),
        "tries": tries(facts),
        "outcome": found,
        "drawing": chart.draw(found) if found else "",
        "place": "done" if case.road == "do" else str(Stage.TOLD),
        "thanked": [credit for credit in asked if credit.is_shown and (credit.on_web or not nobody)],
        "mine": _mine(me, asked),
        "waiting": [credit for credit in asked if not credit.says],
        "may_change": may_change,
        "may_open": me is not None and case.is_told and rules.why_not_edit(me, case.workplace_id, reach) is None,
        "missing": rules.missing(case, asked) if may_change and not case.is_told else [],
        "related": reads.related(case, is_open=nobody),
        "comments": comments,
        "has_earlier": has_earlier,
        "before": before,
    }


def stations(facts: journey.Facts) -> list[tuple[str, date]]:
    """The days of the journey in words, in order of time."""
    found = facts.get("stations", [])
    return [(_(LABELS.get(each["station"], each["station"])), date.fromisoformat(each["on"])) for each in found]


def tries(facts: journey.Facts) -> list[str]:
    """How each try ended, in words, the first one first."""
    return [str(Experiment.Outcome(each["outcome"]).label) for each in facts.get("tries", [])]


def _mine(me: Person | None, asked: list[Credit]) -> Credit | None:
    return next((credit for credit in asked if me is not None and credit.person_id == me.pk), None)

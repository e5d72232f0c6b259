"""All that a case's page shows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from greb.experiments.models import Experiment
from greb.ideas.rules import LONGER
from greb.ideas.stages import Stage
from greb.ui.filters import short_day
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
        "went": tuple(each["station"] for each in facts["stations"]) if case.road in LONGER else None,
        "tries": tries(facts),
        "outcome": found,
        "change": change(facts, [credit for credit in asked if credit.on_web or not nobody], case.workplace.name),
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


def change(facts: journey.Facts, asked: Sequence[Credit], place: str) -> list[tuple[str, str]]:
    """What was led through, line by line: nothing off that road. Its owner stands by name where `asked` has a yes."""
    held = facts.get("change")
    if not held:
        return []
    owner = next((credit.stands for credit in asked if credit.is_shown and credit.person_id == held["owner"]), "")
    ended_on = short_day(date.fromisoformat(held["ended_on"])) if held["ended_on"] else ""
    told = [
        (_("Why"), held["why"]), (_("For whom"), held["for_whom"]), (_("Decided by"), held["decided_by"]),
        (_("What ended"), ", ".join(part for part in (held["ended"], ended_on) if part)),
        (_("Looks after it"), owner or (_("A colleague, %(place)s") % {"place": place} if held["owner"] else "")),
    ]  # fmt: skip
    return [(name, text) for name, text in told if text]


def _mine(me: Person | None, asked: list[Credit]) -> Credit | None:
    return next((credit for credit in asked if me is not None and credit.person_id == me.pk), None)

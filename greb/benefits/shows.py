"""What the pages of a benefit show, put together: the steps on the way, the picture, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.models import Idea, Step
from greb.measures.figures import shown
from greb.measures.models import Reading
from greb.measures.panel import panel as chart
from greb.measures.reads import current
from greb.trail import clock
from greb.ui.filters import short_day
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

from . import reads, rules
from .finding import finding, with_unit
from .models import Benefit, FollowUp
from .picture import draw

MARKED = (Step.Kind.START, Step.Kind.LAUNCH, Step.Kind.RETIRE)


@dataclass(frozen=True)
class Part:
    """One of the four parts of a benefit, in order: whether it is there, what it says, and where one writes it."""

    title: str
    said: str
    is_there: bool
    href: str = ""
    label: str = ""


def page(me: Person, reach: Reach, idea: Idea, benefit: Benefit | None) -> dict[str, Any]:
    """All that the benefit's page shows; with nothing planned, the way to begin. At most ten statements."""
    if benefit is None:
        begins = rules.why_not_plan(me, idea) is None
        return {"idea": idea, "benefit": None, "begins": begins}
    days = reads.follow_ups(benefit)
    carries = rules.why_not_carry(me, idea, benefit) is None
    forecast = benefit.locked
    found = finding(benefit, forecast, days) if forecast else None
    own = reads.calibration(me) if forecast and forecast.by_id == me.pk else None
    measured = benefit.measure if benefit.measure and benefit.measure.workplace_id in reach.seen else None
    return {
        "idea": idea, "benefit": benefit, "forecast": forecast, "days": days, "carries": carries, "shown": shown,
        "plans": carries and rules.why_not_plan(me, idea, benefit) is None,
        "parts": parts(idea, benefit, days, carries), "finding": found,
        "picture": draw(benefit, forecast, days, found) if forecast and found else "",
        "calibration": own if own and own.read else None, "today": clock.today(), "early": rules.EARLY,
        "panel": chart(measured, marks=marks(idea)) if measured else None, "runs": idea.stage in rules.RUNNING,
    }  # fmt: skip


def parts(idea: Idea, benefit: Benefit, days: Sequence[FollowUp], carries: bool) -> list[Part]:
    """What it is, how it was, what is believed, when one looks: each said, or to be written next."""

    def to(name: str, label: str, *, is_open: bool) -> tuple[str, str]:
        return (reverse(name, args=[idea.pk]), label) if carries and is_open else ("", "")

    forecast, is_counted = benefit.locked, benefit.baseline is not None
    baseline = ""
    if benefit.baseline is not None:
        baseline = f"{with_unit(benefit.baseline, benefit)} · {short_day(benefit.baseline_on)}"
    believed = ""
    if forecast:
        believed = _("%(worst)s at worst, %(likely)s likely, %(best)s at best, on %(day)s") % {
            "worst": shown(forecast.pessimistic), "likely": shown(forecast.likely),
            "best": shown(forecast.optimistic), "day": short_day(forecast.on),
        }  # fmt: skip
    label = _("Write another number") if is_counted else _("Write how it is now")
    planned = [day for day in days if day.state == FollowUp.State.PLANNED]
    looks = ", ".join(short_day(day.on) for day in planned[:3])
    return [
        Part(_("How it was"), baseline, is_counted, *to("benefit-baseline", label, is_open=forecast is None)),
        Part(
            _("What was believed"), believed, forecast is not None,
            *to("benefit-forecast", _("Write what you believe, and lock it"), is_open=is_counted and not forecast),
        ),
        Part(
            _("When somebody looks"), looks or (_("No day to come is chosen.") if days else ""), bool(days),
            *to("follow-up-plan", _("Choose another day") if days else _("Choose a day"), is_open=True),
        ),
    ]  # fmt: skip


def marks(idea: Idea) -> list[tuple[date, str]]:
    """The days of the idea's way that a chart of a measure shows. One statement."""
    steps = Step.objects.filter(idea=idea, kind__in=MARKED).order_by("at").values_list("at", "kind")
    return [(at.astimezone(clock.HOME).date(), str(Step.Kind(kind).label)) for at, kind in steps]


def latest(benefit: Benefit, reach: Reach) -> Reading | None:
    """The newest reading of the linked measure, where the reader may see it. One statement, or none."""
    if benefit.measure is None or benefit.measure.workplace_id not in reach.seen:
        return None
    return current(benefit.measure).order_by("-on").first()


def next_day(benefit: Benefit, days: Sequence[FollowUp]) -> date:
    """A day to suggest: the forecast's, then half a year after the last one."""
    if benefit.locked and not days:
        return max(benefit.locked.on, clock.today())
    return max([clock.today(), *(day.on for day in days)]) + timedelta(days=182)

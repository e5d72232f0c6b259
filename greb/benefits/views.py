"""The pages of a benefit: what it is, how it was, what is believed, and what came of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.ideas.models import Idea
from greb.measures.figures import shown
from greb.measures.models import Measure
from greb.trail import clock
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn

from . import actions, reads, rules, shows
from .forms import BaselineForm, DayForm, FollowUpForm, ForecastForm, LeaveForm, PlanForm
from .models import Benefit, FollowUp


def _idea(request: SignedIn, pk: int) -> Idea:
    """The idea, if the reader may read it; else the same 404 as for one that does not exist."""
    seen = Idea.objects.visible_to(request.me, request.reach)
    return get_object_or_404(seen.select_related("workplace", "author", "answerer"), pk=pk)


def _benefit(request: SignedIn, pk: int) -> tuple[Idea, Benefit]:
    """The idea and its benefit; where there is none yet, the reader is told what comes first."""
    idea = _idea(request, pk)
    benefit = reads.of(idea)
    if benefit is None:
        raise Refused(_("First say what it is to give, and who follows that up."))
    return idea, benefit


def _allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _allowed_now(request: SignedIn, reason: str | None) -> None:
    """The page of an act is shown where it can be done; what is sent twice still gets its first answer, so that there
    the action itself refuses."""
    if request.method != "POST":
        _allowed(reason)


def _sent(request: SignedIn) -> object:
    return request.POST if request.method == "POST" else None


def _act(
    request: SignedIn, idea: Idea, form: forms.Form, *, what: str, work: Callable[[], object], done: str,
    template: str = "benefits/act.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """Show an act's form, or receive it and go back to the benefit."""

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        return render(request, template, {"form": shown, "idea": idea, "key": new_key(), **more}, status=status)

    def run() -> str:
        work()
        say(request, done)
        return reverse("benefit", args=[idea.pk])

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=f"{what}:{idea.pk}", work=run, again=lambda shown: page(shown, 422))


@signed_in
@require_safe
def benefit(request: SignedIn, pk: int) -> HttpResponse:
    """What the idea is to give, what was believed and what was read."""
    idea = _idea(request, pk)
    return render(request, "benefits/benefit.html", shows.page(request.me, request.reach, idea, reads.of(idea)))


@signed_in
def benefit_plan(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    held = reads.of(idea)
    _allowed(rules.why_not_plan(request.me, idea, held))
    names = ("what", "kind", "nature", "better", "unit", "owner_id", "measure_id")
    start = {name.removesuffix("_id"): getattr(held, name) for name in names} if held else {}
    measures = list(
        Measure.objects.visible_to(request.reach).filter(is_ended=False, workplace=idea.workplace).order_by("name")[:50]
    )
    people = reads.choosable(idea, held.owner if held else None)
    form = PlanForm(_sent(request), initial=start, people=people, measures=measures)
    return _act(
        request, idea, form, what="benefit-plan", done=_("Written down. Next: how is it now?"),
        template="benefits/plan.html", benefit=held,
        work=lambda: actions.plan_benefit(by=request.me, idea=idea, **form.cleaned_data),
    )  # fmt: skip


@signed_in
def benefit_baseline(request: SignedIn, pk: int) -> HttpResponse:
    idea, held = _benefit(request, pk)
    _allowed(rules.why_not_carry(request.me, idea, held) or rules.why_not_baseline(held))
    start = {"on": held.baseline_on or clock.today(), "how": held.baseline_how}
    form = BaselineForm(_sent(request), initial=start | ({"value": shown(held.baseline)} if held.baseline else {}))
    return _act(
        request, idea, form, what="benefit-baseline", title=_("How is it now?"), benefit=held,
        lead=_("Before anything has changed. Without it, nobody can tell later what has changed."),
        send=_("Write it down"), done=_("Written down. Next: what do you believe?"),
        work=lambda: actions.set_baseline(by=request.me, benefit=held, **form.cleaned_data),
    )  # fmt: skip


@signed_in
def benefit_forecast(request: SignedIn, pk: int) -> HttpResponse:
    idea, held = _benefit(request, pk)
    _allowed(rules.why_not_carry(request.me, idea, held))
    _allowed_now(request, rules.why_not_lock(held))
    form = ForecastForm(_sent(request), initial={"on": clock.today() + timedelta(days=180)})
    return _act(
        request, idea, form, what="benefit-forecast", template="benefits/forecast.html", benefit=held, shown=shown,
        done=_("Locked. Next: when do you look at it?"),
        work=lambda: actions.lock_forecast(by=request.me, benefit=held, **form.cleaned_data),
    )  # fmt: skip


@signed_in
def follow_up_plan(request: SignedIn, pk: int) -> HttpResponse:
    idea, held = _benefit(request, pk)
    _allowed(rules.why_not_carry(request.me, idea, held))
    form = DayForm(_sent(request), initial={"on": shows.next_day(held, reads.follow_ups(held))})
    return _act(
        request, idea, form, what="follow-up-plan", title=_("A day to look at it"), benefit=held,
        lead=_("It may lie long after the change is over: what lasts shows late. You are reminded on the day."),
        send=_("Choose the day"), done=_("The day stands. The one who follows it up is reminded."),
        work=lambda: actions.plan_follow_up(by=request.me, benefit=held, on=form.cleaned_data["on"]),
    )  # fmt: skip


@signed_in
def follow_up(request: SignedIn, pk: int, day: int) -> HttpResponse:
    """The day has come: how is it now? Or, further down, that it was not evaluated."""
    idea, held, found = _day(request, pk, day)
    _allowed_now(request, rules.why_not_follow_up(idea, held, found))
    form = FollowUpForm(_sent(request))
    return _act(
        request, idea, form, what=f"follow-up:{day}", template="benefits/follow_up.html",
        done=_("Thank you. It now stands beside what was believed."), benefit=held, day_of=found, shown=shown,
        leave=LeaveForm(prefix="leave"), latest=shows.latest(held, request.reach),
        work=lambda: actions.follow_up(by=request.me, follow_up=found, **form.cleaned_data),
    )  # fmt: skip


@signed_in
@require_POST
def follow_up_leave(request: SignedIn, pk: int, day: int) -> HttpResponse:
    """It is not evaluated on this day, and why."""
    idea, held, found = _day(request, pk, day)
    form = LeaveForm(request.POST, prefix="leave")
    return _act(
        request, idea, form, what=f"follow-up-leave:{day}", done=_("It says that it is not evaluated, and why."),
        title=_("It is not evaluated"), send=_("Say that it is not evaluated"), benefit=held,
        work=lambda: actions.not_evaluated(by=request.me, follow_up=found, why=form.cleaned_data["why"]),
    )  # fmt: skip


def _day(request: SignedIn, pk: int, day: int) -> tuple[Idea, Benefit, FollowUp]:
    idea = _idea(request, pk)
    found = get_object_or_404(FollowUp, benefit__idea=idea, pk=day)
    held = reads.of(idea)
    if held is None:  # the follow-up above was found, so it is there
        raise Refused(_("First say what it is to give, and who follows that up."))
    _allowed(rules.why_not_carry(request.me, idea, held))
    return idea, held, found


@signed_in
@require_safe
def follow_ups(request: SignedIn) -> HttpResponse:
    """What is mine to look at, due and soon."""
    mine = reads.for_me(request.me, request.reach)
    return render(request, "benefits/follow_ups.html", {"mine": mine, "today": clock.today()})

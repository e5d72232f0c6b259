"""The pages of weighing and deciding. Each act has its own, so that what is refused is said beside what was typed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.ideas import rules as of_ideas
from greb.ideas.forms import LineForm
from greb.ideas.models import Description, Idea
from greb.trail import clock
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Person
from greb.workplaces.rules import core_task_of

from . import actions, finding, handing, reads, rules
from .forms import AskedForm, BlankForm, DecideForm, FindForm, NeedForm, OpenForm, PartForm, WeighForm
from .models import SCALES
from .standing import standing


def _idea(request: SignedIn, pk: int) -> Idea:
    """The idea, if the reader may read it; else the same 404 as for one that does not exist."""
    return get_object_or_404(
        Idea.objects.visible_to(request.me, request.reach).select_related("workplace", "author", "answerer"), pk=pk
    )


def _allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _sent(request: SignedIn) -> object:
    return request.POST if request.method == "POST" else None


def _act(
    request: SignedIn, idea: Idea, form: forms.Form, *, what: str, title: str, work: Callable[[], object],
    template: str = "weighing/act.html", done: str = "", to: str = "idea", **more: object,
) -> HttpResponse:  # fmt: skip
    """Show an act's form, or receive it and go to the page `to` of the idea, where `done` is said."""

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        context = {"form": shown, "idea": idea, "title": title, "key": new_key()}
        return render(request, template, {**context, **more}, status=status)

    def run() -> str:
        work()
        if done:
            say(request, done)
        return reverse(to, args=[idea.pk])

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=f"{what}:{idea.pk}", work=run, again=lambda shown: page(shown, 422))


@signed_in
def open_weighing(request: SignedIn, pk: int) -> HttpResponse:
    """Those who carry the idea say that it is ready to be weighed."""
    idea = _idea(request, pk)
    _allowed(of_ideas.why_not("weigh", by=request.me, idea=idea))
    form = OpenForm(_sent(request), initial={"closes_on": clock.today() + timedelta(days=7)})
    return _act(
        request, idea, form, what="open-weighing", title=_("It is ready to be weighed"),
        lead=_("Colleagues place it on the three scales of the core task: three taps, without seeing the others'."),
        hint=_("It stands on their own page until then. Those who come later count too."),
        send=_("Let colleagues weigh it"), done=_("Colleagues can now weigh it."),
        work=lambda: actions.open_weighing(by=request.me, idea=idea, closes_on=form.cleaned_data["closes_on"]),
    )  # fmt: skip


@signed_in
def weigh(request: SignedIn, pk: int) -> HttpResponse:
    """Three taps on one page; a second time changes one's own."""
    idea = _idea(request, pk)
    _allowed(rules.why_not_weigh(request.me, request.reach, idea))
    now = standing(request.me, request.reach, idea, carries=False)
    names = (*SCALES, "confidence", "why")
    initial = {name: getattr(now.own, name) for name in names} if now.own else None
    form = WeighForm(_sent(request), initial=initial)
    task = core_task_of(idea.workplace)
    return _act(
        request, idea, form, what="weigh", title=_("Weigh it"), template="weighing/weigh.html", to="weighing",
        done=_("Thank you. Your weighing is there."), standing=now, task=task, lines=finding.lines_of(task),
        scales=SCALES, described=Description.objects.filter(idea=idea).first(),
        work=lambda: actions.weigh(by=request.me, idea=idea, **form.cleaned_data),
    )  # fmt: skip


@signed_in
@require_safe
def weighing(request: SignedIn, pk: int) -> HttpResponse:
    """How an idea was weighed: where people stand, where they differ, what speaks for and against, the decision.

    It can be read for as long as the idea can, whatever road the idea has taken since.
    """
    idea = _idea(request, pk)
    found = of_ideas.answerers_of(idea)
    may_decide = of_ideas.why_not("decide", by=request.me, idea=idea, found=found) is None
    shown = _shown(request, idea)
    round_ = shown["standing"].round if rules.has_come_through(idea) else None
    context = {"blanking": "blanking" in request.GET and of_ideas.is_answerer(request.me, idea, found)}
    return render(request, "weighing/weighing.html", {
        **shown, **context, "idea": idea, "key": new_key(), "may_decide": may_decide,
        "ended": finding.ended(reads.ended_by(round_)) if round_ else "",
        "may_blank": of_ideas.is_answerer(request.me, idea, found),
        "may_say_need": rules.why_not_say_need(request.me, idea, found) is None,
        "decision": reads.decision(idea) if rules.has_come_through(idea) else None,
        "is_on_road": rules.why_not_on_road(idea) is None,
    })  # fmt: skip


def _shown(request: SignedIn, idea: Idea) -> dict[str, Any]:
    """What the page of the weighing and the page of the decision both show."""
    now = standing(request.me, request.reach, idea)
    round_ = now.round if now.sees else None
    scales = finding.scales(now.placed, core_task_of(idea.workplace)) if round_ else []
    against = reads.counter_argument(idea)
    return {
        "standing": now, "scales": scales, "headline": finding.headline(scales) if scales else "",
        "so_far": finding.weighed_so_far(now.weighed, now.wanted), "whys": reads.whys(round_) if round_ else [],
        "need": reads.need(idea),
        "asks_need": rules.is_spoken_of(idea) and rules.asks_for_need(idea, now.placed if now.sees else ()),
        "gadget": rules.gadget_without_need(idea), "against": against,
        "may_argue": rules.may_argue(request.me, request.reach, idea, against),
    }  # fmt: skip


@signed_in
def need(request: SignedIn, pk: int) -> HttpResponse:
    """For its own sake? What gets better, for whom, and how one could get there without it."""
    idea = _idea(request, pk)
    _allowed(rules.why_not_say_need(request.me, idea))
    said = reads.need(idea)
    names = ("better", "for_whom", "without")
    form = NeedForm(_sent(request), initial={name: getattr(said, name) for name in names} if said else None)
    return _act(
        request, idea, form, what="need", title=_("What gets better, and for whom?"), to="weighing",
        lead=_("A thing is one way among others. Say what it is to do, and it can be judged."),
        send=_("Write it"), done=_("It stands with the idea now."),
        work=lambda: actions.say_need(by=request.me, idea=idea, **form.cleaned_data),
    )  # fmt: skip


@signed_in
def against(request: SignedIn, pk: int) -> HttpResponse:
    """The one thing that speaks most strongly against it."""
    idea = _idea(request, pk)
    _allowed(rules.why_not_argue(request.me, request.reach, idea))
    said = reads.counter_argument(idea)
    form = LineForm(
        _sent(request), label=_("What speaks most strongly against it?"),
        initial={"text": "" if said is None or said.is_blanked else said.text},
    )  # fmt: skip
    return _act(
        request, idea, form, what="against", title=_("What speaks against it"), to="weighing",
        lead=_("Somebody has to say it, so that the decision has looked at it. It is about the idea, never about "
               "whoever told it."),
        send=_("Write it as %(name)s") % {"name": request.me.name}, done=_("It stands with the idea now."),
        work=lambda: actions.argue_against(by=request.me, idea=idea, text=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
def decide(request: SignedIn, pk: int) -> HttpResponse:
    """The leader decides, with a reason, having seen what colleagues say."""
    idea = _idea(request, pk)
    _allowed(of_ideas.why_not("decide", by=request.me, idea=idea))
    form = DecideForm(_sent(request), initial={"road": idea.road})
    shown = {**_shown(request, idea), "missing": rules.why_not_decide(idea, road="lead")}
    return _act(
        request, idea, form, what="decide", title=_("Decide"), template="weighing/decide.html",
        done=_("Decided. The one who told it hears of it, and is asked how they would like to take part.")
        if rules.asks_teller(idea) else _("Decided. Whoever told it is not here: find somebody to lead it."),
        work=lambda: actions.decide(by=request.me, idea=idea, **form.cleaned_data), **shown,
    )  # fmt: skip


@signed_in
def part(request: SignedIn, pk: int) -> HttpResponse:
    """The author leads it, takes part, or hands it over."""
    idea = _idea(request, pk)
    decision = reads.decision(idea) if rules.has_come_through(idea) else None
    _allowed(rules.why_not_choose_part(request.me, idea, decision))
    chosen = getattr(decision, "part", None)
    started = {"choice": chosen.choice, "time": chosen.time, "to": chosen.to_id or ""} if chosen else None
    form = PartForm(_sent(request), initial=started, people=reads.colleagues(idea))
    return _act(
        request, idea, form, what="part", title=_("How would you like to take part?"), template="weighing/part.html",
        done=_("Thank you. Your leader hears of it."), decision=decision,
        work=lambda: actions.choose_part(by=request.me, idea=idea, **_with_person(form, "to")),
    )  # fmt: skip


@signed_in
def lead(request: SignedIn, pk: int) -> HttpResponse:
    """What is handed over: whoever is asked says yes or no, and the leader finds somebody."""
    idea = _idea(request, pk)
    decision = reads.decision(idea)
    part = rules.handed_over(idea, decision)
    asked = rules.why_not_answer_asked(request.me, idea, part) is None
    if not asked:
        _allowed(rules.why_not_find(request.me, idea, part))
    form = AskedForm(_sent(request)) if asked else FindForm(_sent(request), people=_findable(request, idea))
    return _act(
        request, idea, form, what="lead", title=_("Will you lead it?") if asked else _("Find somebody to lead it"),
        template="weighing/lead.html", decision=decision, part=part, is_asked=asked,
        done=_("Thank you for answering.") if asked else _("Asked. You hear what they say."),
        work=lambda: _answered(request, idea, form) if asked else handing.ask_to_lead(
            by=request.me, idea=idea, **_with_person(form, "person")
        ),
    )  # fmt: skip


def _answered(request: SignedIn, idea: Idea, form: forms.Form) -> object:
    say_it = handing.take_on if form.cleaned_data["answer"] == "yes" else handing.turn_down
    return say_it(by=request.me, idea=idea)


def _findable(request: SignedIn, idea: Idea) -> list[tuple[int, str]]:
    """Oneself first, then the others at the workplace."""
    others = [each for each in reads.colleagues(idea) if each[0] != request.me.pk]
    return [(request.me.pk, _("I take it on myself")), *others]


def _with_person(form: forms.Form, name: str) -> dict[str, Any]:
    """What was sent, with the person chosen in the field of that name."""
    told = dict(form.cleaned_data)
    told[name] = Person.objects.get(pk=told[name]) if told[name] else None
    return told


@signed_in
@require_POST
def blank(request: SignedIn, pk: int) -> HttpResponse:
    """The leader blanks a line that tells too much about a citizen or a colleague."""
    idea = _idea(request, pk)
    form = BlankForm(request.POST)
    if not form.is_valid():
        raise BadRequest  # no page of ours sends that

    def run() -> str:
        told = form.cleaned_data
        actions.blank(by=request.me, idea=idea, part=told["part"], pk=told["pk"] or 0)
        return reverse("weighing", args=[idea.pk])

    def again(shown: forms.Form) -> HttpResponse:
        raise Refused(" ".join(str(text) for errors in shown.errors.values() for text in errors))

    return receive(request, form, what=f"weighing-blank:{idea.pk}", work=run, again=again)

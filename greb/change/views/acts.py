"""The plan as a whole, and the acts: what worries people, beginning, ending the old way, stopping, and on paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.change import actions, reads, rules, shows
from greb.change.forms import ConcernForm, ElsewhereForm, HaltForm, ReplyForm, RetireForm
from greb.change.models import Concern
from greb.ideas import rules as ideas
from greb.ideas.models import Idea
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import Form, receive
from greb.ui.respond import onward, render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace
from greb.workplaces.reads import LEADS

from .steps import act, allowed, allowed_now, planned, seen, sent


@signed_in
@require_safe
def plan(request: SignedIn, pk: int) -> HttpResponse:
    """The plan, what is still missing and why; for those who write it, its steps."""
    idea = seen(request, pk)
    return render(request, "change/plan.html", shows.page(request.me, idea, reads.plan_of(idea)))


@signed_in
@require_safe
def sheet(request: SignedIn, pk: int) -> HttpResponse:
    """The plan on one sheet of paper."""
    idea, found = planned(request, pk)
    return render(request, "change/sheet.html", shows.page(request.me, idea, found))


@signed_in
def concerns(request: SignedIn, pk: int) -> HttpResponse:
    """What people worry about, with the replies; and a field to say it."""
    idea = seen(request, pk)
    form = ConcernForm(sent(request))
    reason = rules.why_not_worry(request.me, idea)
    if request.method == "POST":
        allowed(reason)
    found = ideas.answerers_of(idea)
    carries = rules.why_not_carry(request.me, idea, found=found) is None
    rows = [
        (each, carries and rules.why_not_answer_this(request.me, idea, each, found=found) is None)
        for each in reads.concerns_of(idea)
    ]
    return act(
        request, idea, form, what="concern", to="plan-concerns", template="change/concerns.html", rows=rows,
        may_worry=reason is None, why_not=reason, leader=idea.answerer.name if idea.answerer else "",
        done=_("Received. You hear of the reply."),
        work=lambda: actions.raise_concern(by=request.me, idea=idea, text=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
def concern_answer(request: SignedIn, pk: int, concern: int) -> HttpResponse:
    idea, found = _concern(request, pk, concern)
    who = rules.why_not_carry(request.me, idea)
    allowed_now(request, rules.why_not_answer(request.me, idea, found), who=who)
    form = ReplyForm(sent(request))
    return act(
        request, idea, form, what=f"concern-answer:{concern}", to="plan-concerns", template="change/reply.html",
        concern=found, may_blank=rules.why_not_blank(request.me, idea, found) is None,
        done=_("Sent. The one who was worried hears of it."),
        work=lambda: actions.answer_concern(by=request.me, concern=found, text=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
@require_POST
def concern_blank(request: SignedIn, pk: int, concern: int) -> HttpResponse:
    _idea, found = _concern(request, pk, concern)
    actions.blank_concern(by=request.me, concern=found)
    return onward(request, reverse("plan-concerns", args=[pk]))


def _concern(request: SignedIn, pk: int, concern: int) -> tuple[Idea, Concern]:
    idea = seen(request, pk)
    return idea, get_object_or_404(Concern.objects.select_related("by"), idea=idea, pk=concern)


def _by_leader(request: SignedIn, verb: str, idea: Idea) -> None:
    found = ideas.answerers_of(idea)
    who = None if ideas.is_answerer(request.me, idea, found) else _("Only the nearest leader can do that.")
    allowed_now(request, ideas.why_not(verb, by=request.me, idea=idea, found=found), who=who)


@signed_in
def launch(request: SignedIn, pk: int) -> HttpResponse:
    """It begins: what is there, what is still missing, and one button."""
    idea, found = planned(request, pk)
    _by_leader(request, "launch", idea)
    led = reads.led(idea, found, is_decided=rules.is_decided(idea, found))
    return act(
        request, idea, Form(sent(request)), what="launch", to="idea", template="change/launch.html", plan=found,
        lacks=shows.checklist(led), is_ready=not rules.missing(led),
        done=_("It has begun. Those it touches hear of it."),
        work=lambda: actions.launch(by=request.me, plan=found),
    )  # fmt: skip


@signed_in
def retire(request: SignedIn, pk: int) -> HttpResponse:
    """The old way has ended: one line about what is different now."""
    idea, found = planned(request, pk)
    _by_leader(request, "retire", idea)
    form = RetireForm(sent(request))
    return act(
        request, idea, form, what="retire", to="idea", title=_("The old way has ended"),
        lead=_("“%(routine)s” is closed, and nobody does both. Write what is different now, as you would say it to a "
               "colleague. It stands among what became real.") % {"routine": found.old_routine},
        send=_("It has ended"), done=_("The change is through."), back_to="plan",
        work=lambda: actions.retire_routine(by=request.me, plan=found, text=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
def halt(request: SignedIn, pk: int) -> HttpResponse:
    idea, found = planned(request, pk)
    _by_leader(request, "halt", idea)
    form = HaltForm(sent(request))
    return act(
        request, idea, form, what="halt", to="idea", title=_("Stop the change"), send=_("Stop it"), back_to="plan",
        lead=_("A stop is a result too. Everybody it touches hears of it, and the reason stays to be found."),
        done=_("Stopped. Those it touches hear of it."),
        work=lambda: actions.halt(by=request.me, plan=found, reason=form.cleaned_data["reason"]),
    )  # fmt: skip


@signed_in
def elsewhere(request: SignedIn) -> HttpResponse:
    """A change that was decided elsewhere comes in here, by the leader who is to lead it through."""
    led = request.reach.at(LEADS)
    places = list(Workplace.objects.filter(pk__in=led, is_active=True).order_by("name", "pk"))
    if not places:
        raise Refused(_("Only a leader takes up what was decided elsewhere. Tell yours what you have heard."))
    form = ElsewhereForm(sent(request), places=places, initial={"workplace": request.reach.home})

    def work() -> str:
        told = dict(form.cleaned_data)
        place = form.places[told.pop("workplace")]
        idea = actions.enter_decided_elsewhere(by=request.me, workplace=place, **told)
        say(request, _("Taken up. Now the plan: why, for whom, and what it asks of people."))
        return reverse("plan", args=[idea.pk])

    def page(shown: object, status: int = 200) -> HttpResponse:
        return render(request, "change/elsewhere.html", {"form": shown, "key": new_key()}, status=status)

    if request.method != "POST":
        return page(form)
    return receive(request, form, what="elsewhere", work=work, again=lambda shown: page(shown, 422))

"""The plan's short steps: each a page of a few fields, kept as they are, gone on with now or later."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from greb.benefits.reads import choosable
from greb.change import actions, reads, rules, shows
from greb.change.forms import (
    ForumForm,
    GainsForm,
    HearingForm,
    PromisesForm,
    RoutineForm,
    SizeForm,
    TaskForm,
    TouchedForm,
    UpwardsForm,
    WhyForm,
)  # fmt: skip
from greb.change.models import MappedTask, Plan, Touched
from greb.ideas.models import Idea
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import Form, receive
from greb.ui.respond import onward, render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn

STEPS: Final = {
    "why": (WhyForm, gettext_lazy("Why, and for whom")),
    "gains": (GainsForm, gettext_lazy("Purpose, and freed time")),
    "promises": (PromisesForm, gettext_lazy("What can be promised, and what cannot")),
    "upwards": (UpwardsForm, gettext_lazy("Decided elsewhere")),
}
LEADS: Final = {
    "why": gettext_lazy("In words that you would use in the coffee room."),
    "gains": gettext_lazy("Say it as it is. If it is to save hours, people know it already."),
    "promises": gettext_lazy("Most worries are about this. What you cannot promise is worth saying too."),
    "upwards": gettext_lazy("There is nearly always something left to shape."),
}


def seen(request: SignedIn, pk: int) -> Idea:
    """The idea, if the reader may read it; else the same 404 as for one that does not exist."""
    found = Idea.objects.visible_to(request.me, request.reach)
    return get_object_or_404(found.select_related("workplace", "author", "answerer"), pk=pk)


def planned(request: SignedIn, pk: int) -> tuple[Idea, Plan]:
    """The idea and its plan; where there is none yet, the reader is told what comes first."""
    idea = seen(request, pk)
    plan = reads.plan_of(idea)
    if plan is None:
        raise Refused(_("There is no plan yet. It begins with why, and for whom."))
    return idea, plan


def allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def allowed_now(request: SignedIn, reason: str | None, *, who: str | None) -> None:
    """The page of an act is shown where it can be done; what is sent twice still gets its first answer, so that there
    only `who` is asked, and the rest is the action's to refuse."""
    allowed(who if request.method == "POST" else reason)


def sent(request: SignedIn) -> object:
    return request.POST if request.method == "POST" else None


def act(
    request: SignedIn, idea: Idea, form: forms.Form, *, what: str, work: Callable[[], object], to: str, done: str = "",
    template: str = "change/act.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """Show an act's form, or receive it and go to the page `to` of the idea."""

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        return render(request, template, {"form": shown, "idea": idea, "key": new_key(), **more}, status=status)

    def run() -> str:
        work()
        if done:
            say(request, done)
        return reverse(to, args=[idea.pk])

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=f"{what}:{idea.pk}", work=run, again=lambda shown: page(shown, 422))


def _onward(request: SignedIn, name: str) -> str:
    """Where one goes after a step: on to the next one, or back to the plan for another day."""
    return "plan" if request.POST.get("then") == "later" else shows.after(name)


def _next(request: SignedIn, name: str) -> str:
    """Where one goes after one more line: stay for another, or on to the next step."""
    return shows.after(name) if request.POST.get("then") == "on" else name


def _goes_on(request: SignedIn, *fields: str) -> bool:
    """Whether the reader goes on, with nothing typed that would be lost."""
    return request.POST.get("then") == "on" and not any(request.POST.get(name, "").strip() for name in fields)


@signed_in
def words(request: SignedIn, pk: int, step: str) -> HttpResponse:
    """One of the steps that are words alone."""
    idea = seen(request, pk)
    plan = reads.plan_of(idea)
    allowed(rules.why_not_plan(request.me, idea) or rules.why_not_word(plan))
    if step == "upwards" and not (plan and plan.is_entered):
        raise Refused(_("That is asked only of a change that was decided elsewhere."))
    made, title = STEPS[step]
    start = {name: getattr(plan, name) for name in made.base_fields} if plan else {}
    form = made(sent(request), initial=start)
    return act(
        request, idea, form, what=f"plan-{step}", to=_onward(request, f"plan-{step}"), template="change/step.html",
        title=title, lead=LEADS[step], step=step,
        work=lambda: actions.plan_change(by=request.me, idea=idea, **form.cleaned_data),
    )  # fmt: skip


@signed_in
def routine(request: SignedIn, pk: int) -> HttpResponse:
    """What ends, when and by whom; and who looks after what comes instead. Days and names may move later too."""
    idea = seen(request, pk)
    plan = reads.plan_of(idea)
    allowed(rules.why_not_plan(request.me, idea))
    has_begun = bool(plan and plan.launched_at)
    names = ("old_routine", "retire_on", "old_routine_owner_id", "operations_owner_id")
    start = {name.removesuffix("_id"): getattr(plan, name) for name in names} if plan else {}
    owners = [plan.old_routine_owner, plan.operations_owner] if plan else []
    form = RoutineForm(sent(request), initial=start, people=choosable(idea, *owners), has_begun=has_begun)
    return act(
        request, idea, form, what="plan-routine", to=_onward(request, "plan-routine"), template="change/routine.html",
        title=_("The old way, and who looks after the new one"), plan=plan,
        work=lambda: actions.plan_change(by=request.me, idea=idea, **form.cleaned_data),
    )  # fmt: skip


@signed_in
def people(request: SignedIn, pk: int) -> HttpResponse:
    """Whom it touches, one at a time."""
    idea, plan = planned(request, pk)
    allowed(rules.why_not_plan(request.me, idea))
    if _goes_on(request, "who", "how", "person", "person_else"):
        return onward(request, reverse(shows.after("plan-people"), args=[pk]))
    form = TouchedForm(sent(request), people=choosable(idea))
    led = reads.led(idea, plan, is_decided=True)
    return act(
        request, idea, form, what="plan-people", to=_next(request, "plan-people"), template="change/people.html",
        plan=plan, led=led, done=_("Written down."),
        work=lambda: actions.add_touched(by=request.me, plan=plan, **form.cleaned_data),
    )  # fmt: skip


@signed_in
@require_POST
def people_drop(request: SignedIn, pk: int, touched: int) -> HttpResponse:
    idea, plan = planned(request, pk)
    found = get_object_or_404(Touched, plan=plan, pk=touched)
    return _quick(request, f"people-drop:{touched}", "plan-people", idea,
                  lambda: actions.drop_touched(by=request.me, touched=found))  # fmt: skip


@signed_in
def tasks(request: SignedIn, pk: int) -> HttpResponse:
    """What happens to the tasks, one at a time."""
    idea, plan = planned(request, pk)
    allowed(rules.why_not_plan(request.me, idea))
    if _goes_on(request, "text"):
        return onward(request, reverse(shows.after("plan-tasks"), args=[pk]))
    form = TaskForm(sent(request))
    led = reads.led(idea, plan, is_decided=True)
    return act(
        request, idea, form, what="plan-tasks", to=_next(request, "plan-tasks"), template="change/tasks.html",
        plan=plan, groups=shows.tasks_by_kind(led), done=_("Written down."),
        work=lambda: actions.set_task(by=request.me, plan=plan, **form.cleaned_data),
    )  # fmt: skip


@signed_in
@require_POST
def task_drop(request: SignedIn, pk: int, task: int) -> HttpResponse:
    idea, plan = planned(request, pk)
    found = get_object_or_404(MappedTask, plan=plan, pk=task)
    return _quick(request, f"task-drop:{task}", "plan-tasks", idea,
                  lambda: actions.drop_task(by=request.me, task=found))  # fmt: skip


@signed_in
def forum(request: SignedIn, pk: int) -> HttpResponse:
    """What was said in the forum; and, for those who write the plan, whether it is to be heard there."""
    idea, plan = planned(request, pk)
    allowed(rules.why_not_hear(request.me, idea))
    form = HearingForm(sent(request))
    return act(
        request, idea, form, what="plan-forum", to="plan-forum", template="change/forum.html", plan=plan,
        led=reads.led(idea, plan, is_decided=True), done=_("Written down."),
        size=SizeForm(initial={"needs_forum": plan.needs_forum}), naming=ForumForm(prefix="forum"),
        writes=rules.why_not_plan(request.me, idea) is None,
        names=rules.why_not_name_forum(request.me, request.reach, idea.workplace_id) is None,
        work=lambda: actions.discuss_in_forum(by=request.me, plan=plan, **form.cleaned_data),
    )  # fmt: skip


@signed_in
@require_POST
def forum_size(request: SignedIn, pk: int) -> HttpResponse:
    """It is of a size for the forum, or not: the representatives hear at once."""
    idea, _plan = planned(request, pk)
    needs = bool(request.POST.get("needs_forum"))
    return _quick(request, "forum-size", "plan-forum", idea,
                  lambda: actions.plan_change(by=request.me, idea=idea, needs_forum=needs))  # fmt: skip


@signed_in
@require_POST
def forum_name(request: SignedIn, pk: int) -> HttpResponse:
    idea = seen(request, pk)
    allowed(rules.why_not_name_forum(request.me, request.reach, idea.workplace_id))
    form = ForumForm(request.POST, prefix="forum")
    return act(
        request, idea, form, what="forum-name", to="plan-forum", title=_("What is the forum called here?"),
        send=_("Keep the name"), done=_("Written down."), back_to="plan-forum",
        work=lambda: actions.name_forum(by=request.me, workplace=idea.workplace, name=form.cleaned_data["name"]),
    )  # fmt: skip


def _quick(request: SignedIn, what: str, to: str, idea: Idea, work: Callable[[], object]) -> HttpResponse:
    """An act of one button: done at once, back to its page; refused with a page that says why."""

    def run() -> str:
        work()
        return reverse(to, args=[idea.pk])

    def again(shown: forms.Form) -> HttpResponse:
        raise Refused(" ".join(str(text) for text in shown.non_field_errors()) or _("That could not be done."))

    return receive(request, Form(request.POST), what=f"{what}:{idea.pk}", work=run, again=again)

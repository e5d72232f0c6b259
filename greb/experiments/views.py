"""The pages of trying: frames, a plan, what is seen, what was learned, what comes next, and the library."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.files.actions import keep_picture
from greb.files.answer import as_answer
from greb.ideas import rules as of_ideas
from greb.ideas.models import Idea
from greb.measures.models import Measure
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import onward, render, say
from greb.workplaces import powers
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

from . import actions, reads, rules, shown
from .blanking import blank_experiment, blank_observation
from .forms import BlankForm, ConcludeForm, FramesForm, NextForm, ObserveForm, PlanForm, told, told_frames
from .models import Experiment, Observation


def _idea(request: SignedIn, pk: int) -> Idea:
    """The idea, if the reader may read it; else the same 404 as for one that does not exist."""
    found = Idea.objects.visible_to(request.me, request.reach).select_related("workplace", "author", "answerer")
    return get_object_or_404(found, pk=pk)


def _allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _possible(request: SignedIn, reason: str | None) -> None:
    """Refuse to show a form that cannot be sent now. Once sent, the action says so itself, or, where the same form has
    come before, its first answer is given again."""
    _allowed(reason if request.method != "POST" else None)


def _sent(request: SignedIn) -> object:
    return request.POST if request.method == "POST" else None


def _act(
    request: SignedIn, template: str, form: forms.Form, *, what: str, work: Callable[[], str], **more: object
) -> HttpResponse:
    """Show an act's form, or receive it and go where `work` says."""

    def page(form: forms.Form, status: int = 200) -> HttpResponse:
        return render(request, template, {"form": form, "key": new_key(), **more}, status=status)

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=what, work=work, again=lambda form: page(form, 422))


# ----------------------------------------------------------------------------------------------------- frames


@signed_in
@require_safe
def own_frames(request: SignedIn) -> HttpResponse:
    """To the frames of one's own workplace; of the organisation, for whoever belongs to none."""
    places = Workplace.objects.filter(pk=request.reach.home) if request.reach.home else Workplace.objects.all()
    place = places.order_by("path").first()
    if place is None:
        raise Http404
    return onward(request, reverse("frames", args=[place.slug]))


@signed_in
@require_safe
def frames(request: SignedIn, slug: str) -> HttpResponse:
    """What anybody at a workplace may try without asking. Everybody here may read it, and learn from it."""
    place = get_object_or_404(Workplace, slug=slug, is_active=True)
    may = powers.why_not_run(request.reach, place.pk) is None
    return render(request, "experiments/frames.html", {"place": place, "frames": rules.frames_of(place), "may": may})


@signed_in
def frames_write(request: SignedIn, slug: str) -> HttpResponse:
    """The leader writes them; each writing is a version of its own."""
    place = get_object_or_404(Workplace, slug=slug, is_active=True)
    _allowed(powers.why_not_run(request.reach, place.pk))
    standing = rules.frames_of(place)
    form = FramesForm(_sent(request), initial=told_frames(standing))

    def work() -> str:
        actions.set_frames(by=request.me, workplace=place, **form.cleaned_data)
        say(request, _("The frames hold from now on. Everybody can read them."))
        return reverse("frames", args=[place.slug])

    what = f"frames:{place.pk}"
    return _act(request, "experiments/frames_form.html", form, what=what, work=work, place=place, frames=standing)


# ------------------------------------------------------------------------------------------------------- plan


def _plan_form(request: SignedIn, idea: Idea, **initial: object) -> PlanForm:
    """The plan's form, with the measures that the reader may choose from. Two statements."""
    measures = Measure.objects.visible_to(request.reach).filter(workplace__in=idea.workplace.line, is_ended=False)
    found = list(measures.order_by("name", "pk")[:50])
    return PlanForm(_sent(request), frames=rules.frames_of(idea.workplace), measures=found, initial=initial)


@signed_in
def plan(request: SignedIn, pk: int) -> HttpResponse:
    """Four lines on one page; begin at once, or keep them and go on later."""
    idea = _idea(request, pk)
    newest = reads.newest(idea)
    draft = newest if newest and newest.is_draft else None
    _allowed(rules.why_not_carry(request.me, idea))
    _possible(request, rules.why_not_plan(request.me, idea, None if draft else newest))
    form = _plan_form(request, idea, **(told(draft) if draft else {}))

    def work() -> str:
        kept = actions.change_plan(by=request.me, experiment=draft, **form.lines) if draft else \
            actions.plan_experiment(by=request.me, idea=idea, **form.lines)  # fmt: skip
        if form.is_begun:
            actions.start_experiment(by=request.me, experiment=kept)
            say(request, _("It has begun. Everybody who sees the idea can write what they see."))
        else:
            say(request, _("Kept. You can go on with it whenever you like."))
        return reverse("idea", args=[idea.pk])

    more = {"idea": idea, "frames": form.frames, "advice": shown.advice(draft) if draft else [], "last": None}
    return _act(request, "experiments/plan.html", form, what=f"try:{pk}", work=work, **more)


@signed_in
def again(request: SignedIn, pk: int) -> HttpResponse:
    """One more cycle: the last plan to write on, with what was learned beside it."""
    idea = _idea(request, pk)
    _allowed(rules.why_not_carry(request.me, idea))
    last = reads.newest(idea)
    _possible(request, of_ideas.why_not("again", by=request.me, idea=idea) or rules.why_not_next(last))
    form = _plan_form(request, idea, **({**told(last), "hope": "", "until": None} if last else {}))
    form.is_begun = True

    def work() -> str:
        actions.again(by=request.me, idea=idea, **form.lines)
        say(request, _("It has begun. Everybody who sees the idea can write what they see."))
        return reverse("idea", args=[idea.pk])

    more = {"idea": idea, "frames": form.frames, "advice": [], "last": last}
    return _act(request, "experiments/plan.html", form, what=f"try-again:{pk}", work=work, **more)


# ------------------------------------------------------------------------------------------------ what is seen


@signed_in
def observe(request: SignedIn, pk: int) -> HttpResponse:
    """What somebody sees, in twenty seconds: one big field and the camera."""
    idea = _idea(request, pk)
    newest = reads.newest(idea)
    _possible(request, rules.why_not_observe_now(newest))
    form = ObserveForm(_sent(request), request.FILES if request.method == "POST" else None)

    def work() -> str:
        text, brought = form.cleaned_data["text"], form.cleaned_data["picture"]
        picture = keep_picture(by=request.me, upload=brought) if brought else None
        actions.observe(by=request.me, experiment=shown.sure(newest), text=text, picture=picture)
        say(request, _("Received. Thank you for looking."))
        return f"{reverse('idea', args=[idea.pk])}#try"

    return _act(
        request, "experiments/observe.html", form, what=f"observe:{pk}", work=work, idea=idea, experiment=newest
    )


@signed_in
@require_safe
def seen(request: SignedIn, pk: int, cycle: int) -> HttpResponse:
    """One cycle whole: its plan, all that was seen, and what was learned."""
    idea = _idea(request, pk)
    found = Experiment.objects.filter(started_at__isnull=False).select_related("owner", "measure")
    experiment = get_object_or_404(found, idea=idea, cycle=cycle)
    before = request.GET.get("before", "")
    place = int(before) if before.isascii() and before.isdecimal() and len(before) <= 18 else 0
    context = shown.cycle(request.me, request.reach, idea, experiment, place)
    context |= {"before": place, "blanking": "blanking" in request.GET, "key": new_key()}
    return render(request, "experiments/cycle.html", context)


@signed_in
@require_safe
def picture(request: SignedIn, pk: int, seen: int) -> HttpResponse:
    """An observation's picture, for whoever may read the idea."""
    idea = _idea(request, pk)
    found = Observation.objects.filter(experiment__idea=idea, picture__isnull=False).select_related("picture")
    row = get_object_or_404(found, pk=seen)
    if row.picture is None:
        raise Http404
    return as_answer(request, row.picture)


@signed_in
@require_POST
def blank(request: SignedIn, pk: int) -> HttpResponse:
    """Take out a picture, what somebody saw, or all the words of a cycle."""
    idea = _idea(request, pk)
    form = BlankForm(request.POST)
    if not form.is_valid():
        raise BadRequest  # no page of ours sends that
    part, which = form.cleaned_data["part"], form.cleaned_data["pk"]
    found = Observation.objects.filter(experiment__idea=idea)
    row = get_object_or_404(found, pk=which) if part != "cycle" else None

    def work() -> str:
        if row is None:
            blank_experiment(by=request.me, idea=idea, cycle=which)
        else:
            blank_observation(by=request.me, observation=row, only_picture=part == "picture")
        say(request, _("Taken out."))
        return reverse("idea", args=[idea.pk])

    def told_why(form: forms.Form) -> HttpResponse:
        raise Refused(str(next(iter(form.non_field_errors()), _("That could not be done."))))

    return receive(request, form, what=f"try-blank:{pk}", work=work, again=told_why)


# ------------------------------------------------------------------------------------- learning, what comes next


@signed_in
def conclude(request: SignedIn, pk: int) -> HttpResponse:
    """What came of it, and what was learned. Before its day, what made it end as well."""
    idea = _idea(request, pk)
    _allowed(rules.why_not_carry(request.me, idea))
    newest = reads.newest(idea)
    _possible(request, of_ideas.why_not("conclude", by=request.me, idea=idea) or rules.why_not_conclude(newest))
    running = shown.sure(newest)
    form = ConcludeForm(_sent(request), is_early=rules.is_early(running))

    def work() -> str:
        actions.conclude(by=request.me, experiment=running, **form.cleaned_data)
        if of_ideas.is_answerer(request.me, idea):
            return reverse("experiment-next", args=[idea.pk])
        say(request, _("Kept, for you and for others. The leader chooses what happens now."))
        return reverse("idea", args=[idea.pk])

    context = shown.cycle(request.me, request.reach, idea, running, 0)
    return _act(request, "experiments/conclude.html", form, what=f"conclude:{pk}", work=work, **context)


@signed_in
def choose_next(request: SignedIn, pk: int) -> HttpResponse:
    """The leader reads what was learned and chooses: do it, lead it through, stop here; or try once more."""
    idea = _idea(request, pk)
    _allowed(rules.why_not_choose(request.me, idea))
    newest = reads.newest(idea)
    _possible(request, of_ideas.why_not("stop", by=request.me, idea=idea) or rules.why_not_next(newest))
    form = NextForm(_sent(request))

    def work() -> str:
        chosen, text = form.cleaned_data["next"], form.cleaned_data["text"]
        if chosen == "adopt":
            actions.adopt(by=request.me, idea=idea, text=text)
        elif chosen == "widen":
            actions.widen(by=request.me, idea=idea, text=text)
        else:
            actions.stop(by=request.me, idea=idea, reason=text)
        return reverse("idea", args=[idea.pk])

    context = shown.cycle(request.me, request.reach, idea, shown.sure(newest), 0)
    return _act(request, "experiments/next.html", form, what=f"try-next:{pk}", work=work, **context)


@signed_in
@require_safe
def learning(request: SignedIn) -> HttpResponse:
    """All that was learned from trying, whatever came of it: by words, by outcome, newest first."""
    outcome, query = request.GET.get("outcome", ""), request.GET.get("q", "")[:100].replace("\x00", "").strip()
    asked = reads.Asked(
        query=query, outcome=outcome if outcome in Experiment.Outcome.values else "",
        after=reads.read_place(request.GET.get("after", "")),
    )  # fmt: skip
    rows, more = reads.library(request.me, request.reach, asked)
    kept = {"q": asked.query, "outcome": asked.outcome}
    here = reverse("learning")

    def link(**changes: str) -> str:
        given = {name: value for name, value in {**kept, **changes}.items() if value}
        return f"{here}?{urlencode(given)}" if given else here

    outcomes = [(label, link(outcome=value), asked.outcome == value) for value, label in Experiment.Outcome.choices]
    return render(request, "experiments/learning.html", {
        "rows": rows, "asked": asked, "older": link(after=reads.place_of(rows[-1])) if more else None,
        "first": link() if asked.after else None,
        "outcomes": [(_("All"), link(outcome=""), not asked.outcome), *outcomes],
    })  # fmt: skip

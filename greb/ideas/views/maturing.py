"""An idea matures: describing it, its team, and help asked for and taken on."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.ideas import maturing, readiness, rules, team
from greb.ideas.forms import LineForm
from greb.ideas.forms_maturing import DescribeForm, InviteForm
from greb.ideas.models import HelpWanted, Idea
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import Form, receive
from greb.ui.respond import render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Person


def _idea(request: SignedIn, pk: int) -> Idea:
    """The idea, if the reader may read it; else the same 404 as for one that does not exist."""
    return get_object_or_404(
        Idea.objects.visible_to(request.me, request.reach).select_related("workplace", "author"), pk=pk
    )


def _carried(request: SignedIn, pk: int) -> Idea:
    """The idea, if the reader carries it."""
    idea = _idea(request, pk)
    if reason := rules.why_not_carry(request.me, idea):
        raise Refused(reason)
    return idea


@signed_in
def describe(request: SignedIn, pk: int) -> HttpResponse:
    """Five questions, answered a little at a time."""
    idea = _carried(request, pk)
    written = team.written(idea)
    form = DescribeForm(request.POST if request.method == "POST" else None, initial=written)
    meter = readiness.readiness(written, members=idea.members.count(), comments=idea.comment_count)

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        context = {"form": shown, "idea": idea, "key": new_key(), "ready": meter}
        return render(request, "ideas/describe.html", context, status=status)

    def run() -> str:
        maturing.describe(by=request.me, idea=idea, **form.cleaned_data)
        say(request, _("Saved. You can write on whenever you like."))
        return reverse("idea", args=[idea.pk])

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=f"describe:{idea.pk}", work=run, again=lambda shown: page(shown, 422))


@signed_in
def idea_team(request: SignedIn, pk: int) -> HttpResponse:
    """Who carries the idea and who helps; those who carry it invite others, from any workplace."""
    idea = _idea(request, pk)
    may = rules.why_not_carry(request.me, idea) is None
    form = InviteForm(request.POST if request.method == "POST" else None)

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        sought = request.GET.get("q", "")[:60] if may else ""
        context = {
            "form": shown, "idea": idea, "key": new_key(), "members": team.members(idea), "may_invite": may,
            "sought": sought, "matches": team.matches(idea, sought), "wanted": team.wanted(idea),
            "sees_author": not idea.is_author_hidden or rules.sees_author(request.me, idea),
        }  # fmt: skip
        return render(request, "ideas/team.html", context, status=status)

    def run() -> str:
        person = Person.objects.filter(pk=form.cleaned_data["person"]).first()
        if person is None:
            raise Http404
        maturing.invite(by=request.me, idea=idea, person=person, kind=form.cleaned_data["kind"])
        say(request, _("%(name)s is in it now, and hears of it.") % {"name": person.name})
        return reverse("team", args=[idea.pk])

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=f"invite:{idea.pk}", work=run, again=lambda shown: page(shown, 422))


@signed_in
@require_POST
def leave(request: SignedIn, pk: int) -> HttpResponse:
    """Carry it no longer. Whoever could only read it as one of the team cannot read it any more."""
    idea = _idea(request, pk)
    return _quick(request, "leave", pk, lambda: maturing.leave(by=request.me, idea=idea), "home")


@signed_in
@require_POST
def end_membership(request: SignedIn, pk: int, person: int) -> HttpResponse:
    idea = _idea(request, pk)
    who = get_object_or_404(Person, pk=person, pk__in=idea.members.values("person_id"))
    return _quick(
        request, f"end-membership-{who.pk}", pk,
        lambda: maturing.end_membership(by=request.me, idea=idea, person=who), "team",
    )  # fmt: skip


@signed_in
def ask_help(request: SignedIn, pk: int) -> HttpResponse:
    """Say what help would be good."""
    idea = _carried(request, pk)
    form = LineForm(request.POST if request.method == "POST" else None, label=_("What would you like help with?"))

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "form": shown, "idea": idea, "key": new_key(), "title": _("Ask for help"), "send": _("Ask for help"),
            "lead": _("It stands with the idea until somebody takes it on. Your idea helpers hear of it."),
        }  # fmt: skip
        return render(request, "ideas/act.html", context, status=status)

    def run() -> str:
        maturing.ask_help(by=request.me, idea=idea, what=form.cleaned_data["text"])
        say(request, _("It stands with the idea now."))
        return reverse("idea", args=[idea.pk])

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=f"ask-help:{idea.pk}", work=run, again=lambda shown: page(shown, 422))


@signed_in
@require_POST
def take_help(request: SignedIn, pk: int, wanted: int) -> HttpResponse:
    idea = _idea(request, pk)
    found = get_object_or_404(HelpWanted, pk=wanted, idea=idea)
    return _quick(request, f"take-help-{found.pk}", pk, lambda: maturing.take_help(by=request.me, wanted=found), "team")


def _quick(request: SignedIn, what: str, pk: int, work: Callable[[], object], to: str) -> HttpResponse:
    """An act of one button: done at once, and to the page `to`; refused with a page that says why."""

    def run() -> str:
        work()
        return reverse(to) if to == "home" else reverse(to, args=[pk])

    def again(shown: forms.Form) -> HttpResponse:
        texts = [str(text) for errors in shown.errors.values() for text in errors]
        if not texts:
            raise BadRequest
        raise Refused(texts[0])

    return receive(request, Form(request.POST), what=f"{what}:{pk}", work=run, again=again)

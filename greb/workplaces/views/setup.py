"""Five minutes: what we are here for, who works here, and paper for the wall. Left and taken up again at will.

How far it has come is read from what is there already; nothing else is kept.
"""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces import pasted
from greb.workplaces.actions import write_core_task
from greb.workplaces.doors import signed_in
from greb.workplaces.forms_admin import CoreTaskForm, NamesForm
from greb.workplaces.lists import run_by
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import CoreTask, Membership, Role, Workplace
from greb.workplaces.reads import LEADS
from greb.workplaces.rules import answerers, core_task_of, reply_days


@signed_in
def setup(request: SignedIn) -> HttpResponse:
    """Straight to the workplace where there is one to set up; else which."""
    held = request.reach.at(LEADS) or request.reach.at({Role.Kind.ADMINISTRATOR})
    places = list(Workplace.objects.filter(pk__in=held, is_active=True).order_by("name", "pk"))
    if not places:
        raise Refused(_("Only the leader of a workplace, or an administrator, sets it up."))
    if len(places) == 1:
        return redirect("setup-workplace", slug=places[0].slug)
    return render(request, "workplaces/setup/which.html", {"places": places})


@signed_in
def setup_workplace(request: SignedIn, slug: str) -> HttpResponse:
    """To the first step that is not done yet."""
    place = run_by(request.reach, slug)
    if not CoreTask.objects.filter(workplace=place).exists():
        return redirect("setup-core-task", slug=slug)
    if not Membership.objects.filter(workplace=place).exclude(person=request.me).exists():
        return redirect("setup-people", slug=slug)
    return redirect("setup-paper", slug=slug)


@signed_in
def setup_core_task(request: SignedIn, slug: str) -> HttpResponse:
    place = run_by(request.reach, slug)

    def work() -> str:
        write_core_task(by=request.me, workplace=place, **form.cleaned_data)
        return reverse("setup-people", kwargs={"slug": slug})

    if request.method == "POST":
        form = CoreTaskForm(request.POST)
        return receive(
            request, form, what=f"core-task:{place.pk}", work=work, again=lambda f: _sentence(request, place, f)
        )
    return _sentence(request, place, CoreTaskForm(initial=words_of(core_task_of(place), place)))


def words_of(task: CoreTask | None, place: Workplace) -> dict[str, str]:
    """The workplace's own words, to go on from; none where they are inherited."""
    if task is None or task.workplace_id != place.pk:
        return {}
    return {name: getattr(task, name) for name in ("sentence", "practice", "people", "routines")}


def _sentence(request: SignedIn, place: Workplace, form: forms.Form) -> HttpResponse:
    task = core_task_of(place)
    inherited = task if task and task.workplace_id != place.pk else None
    page = {"place": place, "form": form, "inherited": inherited, "key": new_key(), "step": 1}
    return render(request, "workplaces/setup/core_task.html", page, status=422 if form.is_bound else 200)


@signed_in
def setup_people(request: SignedIn, slug: str) -> HttpResponse:
    place = run_by(request.reach, slug)
    if request.method != "POST":
        return _names(request, place, NamesForm())
    form = NamesForm(request.POST)
    if not form.is_valid():
        return _names(request, place, form, status=422)
    lines = pasted.read(form.cleaned_data["names"], place)
    if request.POST.get("act") != "add":
        return _names(request, place, form, lines=lines)

    def work() -> str:
        many = pasted.add_pasted(by=request.me, workplace=place, lines=lines)
        say(request, _added(many, [line for line in lines if line.fate == "bad"]))
        return reverse("setup-paper", kwargs={"slug": slug})

    return receive(
        request, form, what=f"names:{place.pk}", work=work,
        again=lambda f: _names(request, place, f, lines=lines, status=422),
    )  # fmt: skip


def _added(many: int, bad: list[pasted.Pasted]) -> str:
    told = ngettext("%(many)s person was added.", "%(many)s people were added.", many) % {"many": many}
    if not bad:
        return told
    left = ngettext("Left out: line %(lines)s.", "Left out: lines %(lines)s.", len(bad))
    return f"{told} {left % {'lines': ', '.join(str(line.line) for line in bad[:20])}}"


def _names(
    request: SignedIn,
    place: Workplace,
    form: forms.Form,
    *,
    lines: list[pasted.Pasted] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = {
        "place": place,
        "form": form,
        "lines": lines or [],
        "adds": sum(line.fate in {"new", "joins"} for line in lines or []),
        "here": Membership.objects.filter(workplace=place, person__is_active=True).count(),
        "key": new_key(),
        "step": 2,
    }
    return render(request, "workplaces/setup/people.html", page, status=status)


@signed_in
def setup_paper(request: SignedIn, slug: str) -> HttpResponse:
    place = run_by(request.reach, slug)
    page = {
        "place": place,
        "step": 3,
        "days": reply_days(place),
        "answers": answerers(place, None).named,
        "here": Membership.objects.filter(workplace=place, person__is_active=True).count(),
    }
    return render(request, "workplaces/setup/paper.html", page)

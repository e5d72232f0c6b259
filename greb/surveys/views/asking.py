"""Making a survey, opening it, giving out its slips, calling it off."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.surveys import actions, asking, reads, ready_made, rules
from greb.surveys.forms import OpenForm, SurveyForm, WhyForm, begun_from, of_survey
from greb.surveys.models import Survey, Unit
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace


def places(request: SignedIn) -> list[tuple[int, str]]:
    """The workplaces whose people the reader may ask; a refusal where there is none."""
    asks = rules.asks(request.reach)
    found = list(Workplace.objects.filter(pk__in=asks, is_active=True).order_by("path").values_list("pk", "name"))
    if not found:
        raise Refused(_("Only a leader asks everybody. Tell yours what you would like to know."))
    return found


def _led(request: SignedIn, pk: int) -> Survey:
    """A survey that the reader may lead; one that others lead is refused, a foreign one is missing."""
    asks = rules.asks(request.reach)
    visible = Survey.objects.visible_to(request.me, request.reach, asks).select_related("workplace")
    found = get_object_or_404(visible, pk=pk)
    if reason := rules.why_not_ask(request.reach, found.workplace_id):
        raise Refused(reason)
    return found


def _form_page(request: SignedIn, form: object, survey: Survey | None, status: int = 200) -> HttpResponse:
    return render(request, "surveys/survey_form.html", {
        "form": form, "survey": survey, "key": new_key(), "ready": ready_made.ALL,
    }, status=status)  # fmt: skip


@signed_in
def survey_new(request: SignedIn) -> HttpResponse:
    """Write a survey, from a ready-made one or from nothing."""
    found = places(request)
    ready = ready_made.BY_NAME.get(request.GET.get("from", ""))
    start: Mapping[str, object] = {"workplace": request.reach.home, **(begun_from(ready) if ready else {})}
    form = SurveyForm(request.POST if request.method == "POST" else None, places=found, initial=start)
    if request.method != "POST":
        return _form_page(request, form, None)

    def work() -> str:
        told = dict(form.cleaned_data)
        workplace = Workplace.objects.get(pk=told["workplace"])
        made = actions.make_survey(by=request.me, workplace=workplace, **_given(told))
        return reverse("survey", args=[made.pk])

    return receive(
        request, form, what="survey-new", work=work, again=lambda shown: _form_page(request, shown, None, 422)
    )


@signed_in
def survey_change(request: SignedIn, pk: int) -> HttpResponse:
    """Other words, before it opens."""
    found = _led(request, pk)
    if reason := rules.why_not_change(found):
        raise Refused(reason)
    here = [(found.workplace_id, found.workplace.name)]
    start = of_survey(found, reads.questions(found))
    form = SurveyForm(request.POST if request.method == "POST" else None, places=here, initial=start)
    if request.method != "POST":
        return _form_page(request, form, found)

    def work() -> str:
        actions.change_survey(by=request.me, survey=found, **_given(form.cleaned_data))
        return reverse("survey", args=[pk])

    return receive(
        request, form, what=f"survey-change:{pk}", work=work, again=lambda shown: _form_page(request, shown, found, 422)
    )


def _given(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("title", "purpose", "parts", "privacy", "questions")}


@signed_in
@require_POST
def survey_open(request: SignedIn, pk: int) -> HttpResponse:
    """Ask. After this nothing in it changes."""
    found = _led(request, pk)
    form = OpenForm(request.POST)

    def work() -> str:
        actions.open_survey(by=request.me, survey=found, closes_on=form.cleaned_data["closes_on"])
        say(request, _("It is open. Give out the slips now."))
        return reverse("survey", args=[pk])

    def again(shown: object) -> HttpResponse:
        plan = asking.plan(found)
        return render(request, "surveys/draft.html", {
            "survey": found, "questions": reads.questions(found), "leads": True, "key": new_key(), "form": shown,
            "plan": plan, "why_not": asking.why_not_open(found, plan),
        }, status=422)  # fmt: skip

    return receive(request, form, what=f"survey-open:{pk}", work=work, again=again)


def _unit(found: Survey, unit: int) -> Unit:
    return get_object_or_404(Unit.objects.select_related("batch"), survey=found, pk=unit)


@signed_in
@require_POST
def survey_slips(request: SignedIn, pk: int, unit: int) -> HttpResponse:
    """The slips of a part, shown once, to be printed."""
    found = _led(request, pk)
    part = _unit(found, unit)
    made = actions.draw_slips(by=request.me, survey=found, unit=part)
    answer = render(request, "surveys/slips.html", {"survey": found, "unit": part, "slips": made})
    answer["Cache-Control"] = "no-store"
    return answer


@signed_in
@require_POST
def survey_mail(request: SignedIn, pk: int, unit: int) -> HttpResponse:
    """A slip by mail to everybody of a part who has a mail address."""
    found = _led(request, pk)
    sent = actions.mail_slips(by=request.me, survey=found, unit=_unit(found, unit))
    return render(request, "surveys/mailed.html", {"survey": found, "sent": sent})


@signed_in
def survey_off(request: SignedIn, pk: int) -> HttpResponse:
    """No more answers; those that came are destroyed unread."""
    found = _led(request, pk)
    form = WhyForm(request.POST if request.method == "POST" else None)

    def page(shown: object = form, status: int = 200) -> HttpResponse:
        return render(request, "surveys/off.html", {"survey": found, "form": shown, "key": new_key()}, status=status)

    def work() -> str:
        actions.call_off(by=request.me, survey=found, why=form.cleaned_data["why"])
        say(request, _("It is called off. What had been answered is destroyed unread."))
        return reverse("survey", args=[pk])

    if request.method != "POST":
        return page()
    return receive(request, form, what=f"survey-off:{pk}", work=work, again=lambda shown: page(shown, 422))

"""The question that a team talks about at a meeting, and the one answer it writes together."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from greb.surveys import actions, rules
from greb.surveys.forms import JointAnswerForm, MeetingForm
from greb.surveys.models import MeetingQuestion
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

from .asking import places


def _question(request: SignedIn, pk: int) -> MeetingQuestion:
    seen = request.reach.seen | rules.asks(request.reach)
    return get_object_or_404(MeetingQuestion.objects.select_related("workplace"), pk=pk, workplace__in=seen)


@signed_in
def meeting_new(request: SignedIn) -> HttpResponse:
    """A question to talk about."""
    start = {"workplace": request.reach.home}
    form = MeetingForm(request.POST if request.method == "POST" else None, places=places(request), initial=start)

    def page(shown: object = form, status: int = 200) -> HttpResponse:
        return render(request, "surveys/meeting_new.html", {"form": shown, "key": new_key()}, status=status)

    def work() -> str:
        workplace = Workplace.objects.get(pk=form.cleaned_data["workplace"])
        made = actions.ask_meeting(by=request.me, workplace=workplace, text=form.cleaned_data["text"])
        return reverse("meeting-question", args=[made.pk])

    if request.method != "POST":
        return page()
    return receive(request, form, what="meeting-question-new", work=work, again=lambda shown: page(shown, 422))


@signed_in
def meeting(request: SignedIn, pk: int) -> HttpResponse:
    """The question, and the answer; those who lead write it down."""
    found = _question(request, pk)
    leads = rules.why_not_ask(request.reach, found.workplace_id)
    form = JointAnswerForm(request.POST if request.method == "POST" else None, initial={"answer": found.answer})

    def page(shown: object = form, status: int = 200) -> HttpResponse:
        return render(request, "surveys/meeting.html", {
            "question": found, "form": shown, "key": new_key(), "leads": leads is None,
        }, status=status)  # fmt: skip

    def work() -> str:
        actions.answer_meeting(by=request.me, question=found, answer=form.cleaned_data["answer"])
        say(request, _("Written down. Everybody at the workplace can read it."))
        return reverse("meeting-question", args=[pk])

    if request.method != "POST":
        return page()
    if leads:
        raise Refused(leads)
    return receive(request, form, what=f"meeting-question:{pk}", work=work, again=lambda shown: page(shown, 422))


@signed_in
@require_safe
def meeting_sheet(request: SignedIn, pk: int) -> HttpResponse:
    """A sheet of paper for the table."""
    return render(request, "surveys/meeting_sheet.html", {"question": _question(request, pk)})

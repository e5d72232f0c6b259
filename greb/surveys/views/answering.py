"""The page of somebody who answers with a slip: no session, no person, no cookie, no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from greb.surveys import reads
from greb.surveys.forms import AnswerForm
from greb.surveys.models import Unit
from greb.trail.refusal import Refused
from greb.ui.respond import render
from greb.voices import actions as voices
from greb.voices import rules
from greb.voices.reads import code_of
from greb.voices.secrets import read
from greb.voices.unknown import unknown


@unknown
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Where a slip's picture leads: the questions."""
    unit = _unit(read(code))
    if unit is None:
        return _gone(request)
    form = AnswerForm(questions=reads.questions(unit.survey), initial={"receipt": voices.new_receipt()})
    return _page(request, unit, read(code), form)


@unknown
def send(request: HttpRequest) -> HttpResponse:
    """What was answered. Sent twice it is kept once, and the code is spent."""
    if request.method != "POST":
        return redirect("voice-door")
    code = read(request.POST.get("code", ""))
    unit = _unit(code, spent_too=True)
    if unit is None:
        return _gone(request)
    form = AnswerForm(request.POST, questions=reads.questions(unit.survey))
    if not form.is_valid():
        return _page(request, unit, code, form)
    try:
        voices.submit(code=code, kind="answer", payload=form.payload(), receipt=form.cleaned_data["receipt"])
    except Refused as refusal:
        form.add_error(None, str(refusal.reason))
        return _page(request, unit, code, form)
    return render(request, "surveys/answered.html", {"survey": unit.survey})


def _unit(code: str, *, spent_too: bool = False) -> Unit | None:
    """The part of an open survey that a slip belongs to. A spent one is none, but to what is sent a second time."""
    found = code_of(code)
    if found is None or (found.is_spent and not spent_too) or rules.why_not_kind(found.batch, "answer"):
        return None
    unit = reads.by_batch(found.batch_id)
    return unit if unit is not None and unit.survey.is_open else None


def _page(request: HttpRequest, unit: Unit, code: str, form: AnswerForm) -> HttpResponse:
    return render(request, "surveys/answer.html", {
        "survey": unit.survey, "form": form, "code": code, "receipt": form["receipt"].value() or "",
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "surveys/no_slip.html", status=422)

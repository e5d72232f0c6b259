"""Writing a case, telling it, taking it back, opening it to the web, and what stands beside it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.cases import actions, reads, rules
from greb.cases.forms import CaseForm, ReasonForm
from greb.cases.models import ADVICE, LINE_MAX, Case
from greb.change import reads as changes
from greb.ideas.models import Idea
from greb.ideas.stages import Road
from greb.ui.receive import Form
from greb.ui.respond import onward, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn

from .finding import act, allowed, case_of, sent

TEXTS = ("what", "for_whom", "took", "measured", *ADVICE, "author_box")


@signed_in
def write(request: SignedIn, pk: int) -> HttpResponse:
    """Write an idea's case. It is kept each time it is saved, and told only when one says so."""
    seen = Idea.objects.visible_to(request.me, request.reach).select_related("workplace", "author")
    idea = get_object_or_404(seen, pk=pk)
    allowed(rules.why_not_write(request.me, idea, request.reach))
    case = reads.of_idea(idea)
    form = CaseForm(sent(request), initial=_begun(idea, case))

    def work() -> str:
        told: dict[str, Any] = form.told
        made = actions.write_case(by=request.me, idea=idea, **told)
        say(request, _("Kept.") if made.is_told else _("Kept. Only those who carry it can see it until it is told."))
        return reverse("case", args=[made.pk])

    return act(request, "cases/write.html", form, what=f"case-write:{pk}", work=work, idea=idea, case=case)


def _begun(idea: Idea, case: Case | None) -> dict[str, str]:
    """What stands in the form: the case so far; for a new one, what the idea itself already says."""
    if case:
        return {name: getattr(case, name) for name in TEXTS}
    plan = changes.plan_of(idea) if idea.road == Road.LEAD else None
    for_whom = plan.for_whom[:LINE_MAX] if plan else ""
    return {"what": idea.body[:500].strip(), "for_whom": for_whom, "measured": idea.got_better}


@signed_in
def publish(request: SignedIn, pk: int) -> HttpResponse:
    case = case_of(request, pk)
    allowed(rules.why_not_change(request.me, case, request.reach))
    asked = reads.credits(case)

    def work() -> str:
        actions.publish_case(by=request.me, case=case)
        say(request, _("It is told. Everybody who stands in it hears of it."))
        return reverse("case", args=[pk])

    if case.is_told and request.method != "POST":
        return onward(request, reverse("case", args=[pk]))
    form = Form(sent(request))
    missing = rules.missing(case, asked)
    return act(
        request, "cases/publish.html", form, what=f"case-publish:{pk}", work=work, case=case, missing=missing,
        thanked=[credit for credit in asked if credit.is_shown],
    )  # fmt: skip


@signed_in
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    case = case_of(request, pk)
    allowed(rules.why_not_change(request.me, case, request.reach))
    form = ReasonForm(sent(request))

    def work() -> str:
        actions.withdraw_case(by=request.me, case=case, reason=form.cleaned_data["reason"])
        say(request, _("It is taken back. It is kept, and can be told again."))
        return reverse("case", args=[pk])

    return act(request, "cases/withdraw.html", form, what=f"case-withdraw:{pk}", work=work, case=case)


@signed_in
def web(request: SignedIn, pk: int) -> HttpResponse:
    """An editor opens a case to everybody on the web, or closes it."""
    case = case_of(request, pk)
    allowed(rules.why_not_edit(request.me, case.workplace_id, request.reach))
    reason = None if case.is_open else rules.why_not_open(request.me, case, reads.credits(case), request.reach)

    def work() -> str:
        verb = actions.close_to_web if request.POST.get("off") else actions.open_to_web
        verb(by=request.me, case=case)
        return reverse("case", args=[pk])

    return act(
        request, "cases/web.html", Form(sent(request)), what=f"case-web:{pk}", work=work, case=case, reason=reason
    )


@signed_in
def beside(request: SignedIn, pk: int) -> HttpResponse:
    """Put another case beside it, found by its words; or take one away (`off`)."""
    case = case_of(request, pk)
    allowed(rules.why_not_change(request.me, case, request.reach))
    query = request.GET.get("q", "").replace("\x00", "")[:100].strip()

    def work() -> str:
        other = get_object_or_404(Case.objects.told(), pk=_id(request.POST.get("other", "")))
        verb = actions.unrelate if request.POST.get("off") else actions.relate
        verb(by=request.me, case=case, other=other)
        return reverse("case-related", args=[pk])

    standing = reads.related(case)
    near = {case.pk, *(each.pk for each in standing)}
    found = reads.library(reads.Asked(query=query))[0]
    return act(
        request, "cases/related.html", Form(sent(request)), what=f"case-related:{pk}", work=work, case=case,
        query=query, standing=standing, found=[each for each in found if each.pk not in near],
    )  # fmt: skip


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0

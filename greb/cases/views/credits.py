"""Asking people how they wish to stand in a case, and their answers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.cases import actions, reads, rules
from greb.cases.forms import AskForm, CreditForm
from greb.cases.models import Credit
from greb.ui.receive import Form
from greb.ui.respond import say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Person

from .finding import act, allowed, case_of, sent


@signed_in
def ask(request: SignedIn, pk: int) -> HttpResponse:
    """Who is to be thanked, and what they have answered."""
    case = case_of(request, pk)
    allowed(rules.why_not_change(request.me, case, request.reach))
    form = AskForm(sent(request))

    def work() -> str:
        person = get_object_or_404(Person, pk=form.cleaned_data["person"], is_active=True)
        actions.ask_credit(by=request.me, case=case, person=person, part=form.cleaned_data["part"])
        say(request, _("%(name)s has been asked.") % {"name": person.name})
        return reverse("case-credits", args=[pk])

    asked = reads.credits(case)
    there = {credit.person_id for credit in asked}
    query = request.GET.get("q", "").replace("\x00", "")[:60].strip()
    return act(
        request, "cases/credits.html", form, what=f"case-credits:{pk}", work=work, case=case, asked=asked, query=query,
        likely=[person for person in reads.had_a_part(case.idea) if person.pk not in there],
        found=[(person, home) for person, home in reads.people(query) if person.pk not in there],
    )  # fmt: skip


@signed_in
def answer(request: SignedIn, pk: int) -> HttpResponse:
    """How one wishes to stand oneself. It can be changed at any time."""
    mine = Credit.objects.filter(person=request.me)
    credit = get_object_or_404(mine.select_related("case__idea__workplace", "case__workplace", "asked_by"), pk=pk)
    held = {"says": credit.says, "shown_as": credit.shown_as or credit.part, "on_web": credit.on_web}
    form = CreditForm(sent(request), initial=held)

    def work() -> str:
        told = form.cleaned_data
        actions.answer_credit(
            by=request.me, credit=credit, says=told["says"], shown_as=told["shown_as"], on_web=told["on_web"]
        )
        say(request, _("Thank you. You can change it whenever you like."))
        return reverse("case", args=[credit.case_id])

    return act(request, "cases/credit.html", form, what=f"credit:{pk}", work=work, credit=credit, case=credit.case)


@signed_in
def drop(request: SignedIn, pk: int) -> HttpResponse:
    """Somebody was asked by mistake; whoever carries the case takes them off the list."""
    credit = get_object_or_404(Credit.objects.select_related("person", "case__idea__workplace"), pk=pk)
    case = case_of(request, credit.case_id)
    allowed(rules.why_not_change(request.me, case, request.reach))

    def work() -> str:
        actions.drop_credit(by=request.me, credit=credit)
        return reverse("case-credits", args=[case.pk])

    return act(
        request, "cases/drop.html", Form(sent(request)), what=f"credit-drop:{pk}", work=work, credit=credit, case=case
    )

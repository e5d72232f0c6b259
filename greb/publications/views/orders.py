"""Ordering copies on paper, and the editor's list of who is to have them."""

import csv

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.publications import actions, reads, rules
from greb.publications.forms import OrderForm
from greb.publications.models import Order, Publication
from greb.tables.write import neutral
from greb.trail.actors import Actor, Anonymous
from greb.trail.refusal import Refused
from greb.ui.receive import Form
from greb.ui.respond import say
from greb.workplaces import throttle
from greb.workplaces.doors import anyone, signed_in
from greb.workplaces.middleware import Request, SignedIn

from .finding import act, edited, given, nothing_here, number, seen

A_DAY = 8  # orders from one address where nobody is signed in


@anyone
def order(request: Request, pk: int) -> HttpResponse:
    """Anybody who is signed in; nobody else, unless it is open to the web."""
    found = seen(request, pk)
    if found is None:
        return nothing_here(request)
    if reason := rules.why_not_order(found):
        raise Refused(reason)
    form = OrderForm(given(request), initial={"copies": 1, "name": request.me.name if request.me else ""})

    def work() -> str:
        by: Actor = request.me or Anonymous()
        if request.me is None and not throttle.take(_limit(request)):
            raise Refused(_("There have been many orders from here today. Try again tomorrow."))
        actions.order_copies(by=by, publication=found, **form.cleaned_data)
        say(request, _("Thank you. It is ordered, and the editor sends it."))
        return reverse("publication", args=[pk])

    return act(request, "publications/order.html", form, what=f"publication-order:{pk}", work=work, publication=found)


def _limit(request: Request) -> throttle.Limit:
    return throttle.Limit("order", throttle.client(request), A_DAY, throttle.DAY)


@signed_in
@require_safe
def orders(request: SignedIn, pk: int) -> HttpResponse:
    found = edited(request, pk)
    rows, older = reads.orders(found, before=number(request.GET.get("before", "")))
    return act(
        request, "publications/orders.html", Form(), what="", work=str, publication=found, rows=rows, older=older
    )  # fmt: skip


@signed_in
@require_safe
def table(request: SignedIn, pk: int) -> HttpResponse:
    """The orders as a table to take away; what a spreadsheet would run is made text."""
    found = edited(request, pk)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="orders-{found.pk}.csv"'
    sheet = csv.writer(answer, delimiter=";")
    head = (_("Ordered"), _("Copies"), _("Who is it for?"), _("Where is it to go?"), _("Note"), _("Sent"))
    sheet.writerow(neutral(cell) for cell in head)
    for each in Order.objects.filter(publication=found).order_by("pk").iterator():
        sheet.writerow([
            each.at.date().isoformat(), each.copies, neutral(each.name), neutral(each.address), neutral(each.note),
            each.sent_at.date().isoformat() if each.sent_at else "",
        ])  # fmt: skip
    return answer


@signed_in
@require_POST
def sent(request: SignedIn, pk: int) -> HttpResponse:
    """The copies are on their way."""
    visible = Publication.objects.visible_to(request.me, request.reach)
    held = get_object_or_404(Order.objects.select_related("publication"), pk=pk, publication__in=visible)
    if reason := rules.why_not_change(request.me, held.publication, request.reach):
        raise Refused(reason)

    def work() -> str:
        actions.send_order(by=request.me, order=held)
        return reverse("publication-orders", args=[held.publication_id])

    return act(request, "publications/order.html", Form(request.POST), what=f"publication-sent:{pk}", work=work)

"""The pages of measures: the list, one measure, and what is written down."""

import csv
from collections.abc import Callable
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.tables.write import neutral
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.filters import day
from greb.ui.receive import receive
from greb.ui.respond import onward, render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

from . import actions, chart, figures, reads, rules
from .forms import CorrectionForm, MeasureForm, NewMeasureForm, ReadingForm, WhyForm
from .models import Measure, Reading
from .panel import panel


def _measure(request: SignedIn, pk: int) -> Measure:
    """The measure, if the reader may see it; else the same 404 as for one that does not exist."""
    return get_object_or_404(Measure.objects.visible_to(request.reach).select_related("workplace"), pk=pk)


def _allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _sent(request: SignedIn) -> object:
    return request.POST if request.method == "POST" else None


def _act(
    request: SignedIn, template: str, form: forms.Form, *, what: str, work: Callable[[], str], **more: object
) -> HttpResponse:
    """Show an act's form, or receive it and go where `work` says."""

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        return render(request, template, {"form": shown, "key": new_key(), **more}, status=status)

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=what, work=work, again=lambda shown: page(shown, 422))


@signed_in
@require_safe
def measures(request: SignedIn) -> HttpResponse:
    """The measures of one's workplaces, by name."""
    ended, after = request.GET.get("shown") == "ended", _after(request)
    rows, more = reads.page(request.reach, ended=ended, after=after)
    place = {"shown": "ended" if ended else "", "after": rows[-1].name, "id": rows[-1].pk} if more else {}
    latest = reads.latest(row.pk for row in rows)
    return render(request, "measures/measures.html", {
        "cards": [(row, held, chart.spark(held) if held else "") for row in rows for held in [latest.get(row.pk)]],
        "ended": ended, "more": f"?{urlencode(place)}" if more else "", "is_first": after is None,
        "shown": figures.shown,
    })  # fmt: skip


def _after(request: SignedIn) -> tuple[str, int] | None:
    """The place in the list from which to go on, where the address holds one that can be."""
    name, pk = request.GET.get("after", ""), request.GET.get("id", "")
    fits = pk.isascii() and pk.isdecimal() and len(pk) <= 18 and "\x00" not in name
    return (name, int(pk)) if fits else None


@signed_in
def measure_new(request: SignedIn) -> HttpResponse:
    led = request.reach.led
    places = list(Workplace.objects.filter(pk__in=led, is_active=True).order_by("name", "pk").values_list("pk", "name"))
    if not places:
        raise Refused(_("Only a leader begins to measure something. Tell yours what you would like to know."))
    form = NewMeasureForm(_sent(request), places=places, initial={"better": "neither", "workplace": request.reach.home})

    def work() -> str:
        told = dict(form.cleaned_data)
        workplace = Workplace.objects.get(pk=told.pop("workplace"))
        made = actions.make_measure(by=request.me, workplace=workplace, **told)
        return reverse("measure", args=[made.pk])

    return _act(request, "measures/measure_form.html", form, what="measure-new", work=work, measure=None)


@signed_in
@require_safe
def measure(request: SignedIn, pk: int) -> HttpResponse:
    """One measure: what its readings say, and the readings."""
    found = _measure(request, pk)
    before = _day_asked(request)
    rows, more = reads.table(found, before=before)
    return render(request, "measures/measure.html", {
        "measure": found, "panel": panel(found), "rows": rows, "older": rows[-1].on if more else None,
        "before": before, "gone": reads.gone(found), "shown": figures.shown, "key": new_key(),
        "form": ReadingForm(measure=found), "writes": rules.why_not_write(request.reach, found) is None,
        "leads": rules.why_not_lead(request.reach, found.workplace_id) is None,
    })  # fmt: skip


def _day_asked(request: SignedIn) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("before", ""))
    except ValueError:
        return None


@signed_in
def measure_change(request: SignedIn, pk: int) -> HttpResponse:
    found = _measure(request, pk)
    _allowed(rules.why_not_lead(request.reach, found.workplace_id))
    held = {name: getattr(found, name) for name in ("name", "unit", "better", "question")}
    form = MeasureForm(_sent(request), initial=held)

    def work() -> str:
        actions.change_measure(by=request.me, measure=found, **form.cleaned_data)
        return reverse("measure", args=[pk])

    return _act(request, "measures/measure_form.html", form, what=f"measure-change:{pk}", work=work, measure=found)


@signed_in
def measure_end(request: SignedIn, pk: int) -> HttpResponse:
    found = _measure(request, pk)
    _allowed(rules.why_not_lead(request.reach, found.workplace_id))
    form = WhyForm(_sent(request), label=_("Why do you stop measuring it?"))

    def work() -> str:
        actions.end_measure(by=request.me, measure=found, why=form.cleaned_data["why"])
        say(request, _("It is no longer measured. Its readings stay here."))
        return reverse("measure", args=[pk])

    return _act(request, "measures/measure_end.html", form, what=f"measure-end:{pk}", work=work, measure=found)


@signed_in
@require_POST
def measure_resume(request: SignedIn, pk: int) -> HttpResponse:
    found = _measure(request, pk)
    actions.resume_measure(by=request.me, measure=found)
    return onward(request, reverse("measure", args=[pk]))


@signed_in
def reading_new(request: SignedIn, pk: int) -> HttpResponse:
    """Write a reading down: one number, today's date already there."""
    found = _measure(request, pk)
    _allowed(rules.why_not_write(request.reach, found))
    form = ReadingForm(_sent(request), measure=found)

    def work() -> str:
        made = actions.add_reading(by=request.me, measure=found, **form.cleaned_data)
        words = {"value": f"{figures.shown(made.value)} {found.unit}".strip(), "day": day(made.on)}
        say(request, _("Written down: %(value)s, %(day)s.") % words)
        return reverse("measure", args=[pk])

    return _act(request, "measures/reading_new.html", form, what=f"reading-new:{pk}", work=work, measure=found)


@signed_in
def reading(request: SignedIn, pk: int, reading: int) -> HttpResponse:
    """Correct a reading; or remove it, further down."""
    found, held = _to_mend(request, pk, reading)
    if request.method != "POST":
        _allowed(rules.why_not_mend(held))
        return _mending(request, found, held)
    form = CorrectionForm(request.POST)

    def work() -> str:
        actions.correct_reading(by=request.me, reading=held, **form.cleaned_data)
        say(request, _("Corrected. The earlier number stays in the history."))
        return reverse("measure", args=[pk])

    def again(shown: forms.Form) -> HttpResponse:
        return _mending(request, found, held, correct=shown)

    return receive(request, form, what=f"reading:{reading}", work=work, again=again)


@signed_in
@require_POST
def reading_remove(request: SignedIn, pk: int, reading: int) -> HttpResponse:
    found, held = _to_mend(request, pk, reading)
    form = WhyForm(request.POST, label=_("Why is it removed?"), prefix="remove")

    def work() -> str:
        actions.remove_reading(by=request.me, reading=held, why=form.cleaned_data["why"])
        say(request, _("Removed. It stays in the history."))
        return reverse("measure", args=[pk])

    def again(shown: forms.Form) -> HttpResponse:
        return _mending(request, found, held, remove=shown)

    return receive(request, form, what=f"reading-remove:{reading}", work=work, again=again)


def _to_mend(request: SignedIn, pk: int, reading: int) -> tuple[Measure, Reading]:
    found = _measure(request, pk)
    held = get_object_or_404(Reading, measure=found, pk=reading)
    _allowed(rules.why_not_write(request.reach, found))
    return found, held


def _mending(
    request: SignedIn, found: Measure, held: Reading, *, correct: forms.Form | None = None,
    remove: forms.Form | None = None,
) -> HttpResponse:  # fmt: skip
    """The page with both forms; the one that came back says what is wrong."""
    start = {"value": figures.shown(held.value), "note": held.note}
    return render(request, "measures/reading.html", {
        "measure": found, "reading": held, "shown": figures.shown, "key": new_key(), "wrong": correct or remove,
        "form": correct or CorrectionForm(initial=start),
        "remove": remove or WhyForm(label=_("Why is it removed?"), prefix="remove"),
    }, status=422 if correct or remove else 200)  # fmt: skip


@signed_in
@require_safe
def readings_csv(request: SignedIn, pk: int) -> HttpResponse:
    """The readings as a table to take away; what a spreadsheet would run is made text."""
    found = _measure(request, pk)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="measure-{found.pk}.csv"'
    sheet = csv.writer(answer, delimiter=";")
    sheet.writerow(neutral(cell) for cell in (_("Day"), f"{found.name} ({found.unit})" if found.unit else found.name,
                                              _("Note")))  # fmt: skip
    for on, value, note in reads.current(found).order_by("on").values_list("on", "value", "note").iterator():
        # A number is written plain: with an apostrophe before its minus it would be no number any more.
        sheet.writerow([on.isoformat(), figures.plain(value), neutral(note)])
    return answer

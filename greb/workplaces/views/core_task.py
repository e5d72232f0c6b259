"""The core task: what it is now, whose words they are, what it was before, and a new wording."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces import powers
from greb.workplaces.actions import write_core_task
from greb.workplaces.doors import signed_in
from greb.workplaces.forms_admin import CoreTaskForm
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import CoreTask, Workplace
from greb.workplaces.rules import core_task_of

MOST_VERSIONS = 50


@signed_in
def core_task(request: SignedIn, slug: str) -> HttpResponse:
    """Everybody who is signed in may read it; it hangs on the wall. Whoever runs the workplace writes it."""
    place = get_object_or_404(Workplace, slug=slug, is_active=True)

    def work() -> str:
        write_core_task(by=request.me, workplace=place, **form.cleaned_data)
        say(request, _("The core task has its new words. The earlier ones are kept below."))
        return reverse("core-task", kwargs={"slug": slug})

    if request.method == "POST":
        if reason := powers.why_not_run(request.reach, place.pk):
            raise Refused(reason)
        form = CoreTaskForm(request.POST)
        return receive(request, form, what=f"core-task:{place.pk}", work=work, again=lambda f: _page(request, place, f))
    return _page(request, place, None)


def _page(request: SignedIn, place: Workplace, form: forms.Form | None) -> HttpResponse:
    task = core_task_of(place)
    older = CoreTask.objects.filter(workplace=place).select_related("written_by").order_by("-version")
    page = {
        "place": place,
        "task": task,
        "source": Workplace.objects.get(pk=task.workplace_id) if task and task.workplace_id != place.pk else None,
        "versions": list(older[:MOST_VERSIONS]),
        "may_write": powers.runs(request.reach, place.pk),
        "form": form or CoreTaskForm(initial=_words(task)),
        "key": new_key(),
    }
    return render(request, "workplaces/admin/core_task.html", page, status=422 if form else 200)


def _words(task: CoreTask | None) -> dict[str, str]:
    """What stands now, to write on from, inherited or not."""
    return {name: getattr(task, name) for name in ("sentence", "practice", "people", "routines")} if task else {}

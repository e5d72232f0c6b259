"""Bringing people and workplaces in from a file: look first, write after. The file waits a day at most between."""

from typing import BinaryIO

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from greb.tables.read import Table, open_table
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import render, say
from greb.workplaces import imports, lists, uploads
from greb.workplaces.doors import signed_in
from greb.workplaces.forms_admin import ColumnsForm, FileForm
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

MOST_BYTES = 20 * 1024 * 1024
MOST_TOLD = 200  # refused rows shown on the page
KINDS = {"people": imports.PEOPLE, "workplaces": imports.WORKPLACES}


@signed_in
def bring(request: SignedIn, kind: str) -> HttpResponse:
    """The file; then its preview."""
    _must(request, kind)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, kind, form)
    file: UploadedFile = form.cleaned_data["file"]
    try:
        if (file.size or 0) > MOST_BYTES:
            raise Refused(
                _("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024 // 1024}, field="file"
            )
        open_table(file, file.name or "")  # type: ignore[arg-type]
    except Refused as refusal:
        form.add_error("file", str(refusal.reason))
        return _ask(request, kind, form)
    file.seek(0)
    token = uploads.keep(file.chunks(), person_id=request.me.pk)
    return redirect("import-look", kind=kind, token=token)


def _must(request: SignedIn, kind: str) -> None:
    if kind not in KINDS:
        raise Http404
    lists.must_run_something(request.reach)
    if kind == "workplaces" and not request.reach.is_admin:
        raise Refused(_("Only an administrator can do that."))


def _ask(request: SignedIn, kind: str, form: forms.Form) -> HttpResponse:
    page = {"kind": kind, "form": form, "meanings": KINDS[kind].values()}
    return render(request, "workplaces/admin/import.html", page, status=422 if form.is_bound else 200)


@signed_in
def look(request: SignedIn, kind: str, token: str) -> HttpResponse:
    """What would happen, with the columns as guessed or as chosen; and, when told to, do it."""
    _must(request, kind)
    file = uploads.kept(token, person_id=request.me.pk)
    if file is None:
        say(request, _("The file is no longer here. Bring it again."))
        return redirect("import", kind=kind)
    with file:
        try:
            return _looked(request, kind, token, file)
        except Refused as refusal:  # found only while reading on
            form = FileForm({}, {})
            form.add_error("file", str(refusal.reason))
            return _ask(request, kind, form)


def _looked(request: SignedIn, kind: str, token: str, file: BinaryIO) -> HttpResponse:
    table = open_table(file, "")
    form = _columns(request, kind, token, table)
    if not form.is_valid():
        return _show(request, kind, form, table, imports.PeoplePlan())
    place = Workplace.objects.get(pk=form.cleaned_data["place"])
    mapping = form.mapping()
    try:
        plan = _plan(request, kind, table, mapping, place)
    except Refused as refusal:
        if refusal.field not in form.fields:
            raise
        form.add_error(refusal.field, str(refusal.reason))
        return _show(request, kind, form, table, imports.PeoplePlan())
    if request.POST.get("act") != "import":
        return _show(request, kind, form, table, plan)
    answer = receive(
        request, form, what=f"import-{kind}",
        work=lambda: _take_in(request, kind, plan, bool(form.cleaned_data["leave_out"])),
        again=lambda _form: _show(request, kind, form, table, plan),
    )  # fmt: skip
    if answer.status_code == 303 or "HX-Redirect" in answer:
        uploads.drop(token, person_id=request.me.pk)
    return answer


def _columns(request: SignedIn, kind: str, token: str, table: Table) -> ColumnsForm:
    """The columns as chosen, or at first as guessed."""
    places = lists.in_order(lists.tree(request.reach))
    chosen = {**request.POST.dict(), "token": token}  # the address says which file, not what was sent with it
    if request.method != "POST":
        guessed = imports.guess(table.columns, KINDS[kind])
        chosen = {**guessed, "token": token, "place": str(places[0][0]) if places else ""}
    return ColumnsForm(chosen, columns=table.columns, kind=kind, places=places)


def _plan(
    request: SignedIn, kind: str, table: Table, mapping: dict[str, str], place: Workplace
) -> imports.PeoplePlan | imports.WorkplacesPlan:
    if kind == "people":
        return imports.plan_people(table, mapping, by=request.me, place=place)
    return imports.plan_workplaces(table, mapping, by=request.me, place=place)


def _take_in(request: SignedIn, kind: str, plan: imports.PeoplePlan | imports.WorkplacesPlan, leave_out: bool) -> str:
    if isinstance(plan, imports.PeoplePlan):
        many = imports.import_people(by=request.me, plan=plan, leave_out=leave_out)
        told = ngettext("%(many)s person is new.", "%(many)s people are new.", many) % {"many": many}
    else:
        many = imports.import_workplaces(by=request.me, plan=plan, leave_out=leave_out)
        told = ngettext("%(many)s workplace is new.", "%(many)s workplaces are new.", many) % {"many": many}
    already = ngettext("%(n)s was there already.", "%(n)s were there already.", plan.already) % {"n": plan.already}
    say(request, f"{told} {already}" if plan.already else told)
    return reverse("admin-people") if kind == "people" else reverse("admin")


def _show(
    request: SignedIn, kind: str, form: ColumnsForm, table: Table, plan: imports.PeoplePlan | imports.WorkplacesPlan
) -> HttpResponse:
    page = {
        "kind": kind,
        "form": form,
        "fields": [form[name] for name, _meaning in form.meanings],
        "table": table,
        "plan": plan,
        "names": dict(lists.in_order(lists.tree(request.reach))),
        "refused": plan.refused[:MOST_TOLD],
        "unread": plan.read == 0 and bool(form.errors),
        "key": new_key(),
    }
    wrong = bool(form.errors)
    return render(request, "workplaces/admin/import_look.html", page, status=422 if wrong else 200)

"""Importing ideas in the web: bring a file, look at what would happen, do it, read what happened."""

import json
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from greb.ideas.forms_import import ColumnsForm, FileForm
from greb.ideas.guess import guess
from greb.ideas.import_row import SOURCE_MAX, NotAnIdea, Plan, Ready, read_row
from greb.ideas.imports import check, import_ideas
from greb.ideas.safe_text import safe_line
from greb.tables.read import BadTable, RefusedRow, Table, open_table
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import receive
from greb.ui.respond import onward, render, say
from greb.workplaces import uploads
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Workplace

WEB_ROWS = 5000  # more than that keeps everybody waiting: the console command does it at night
SAMPLE = 200
SHOWN = 5


@signed_in
def upload(request: SignedIn) -> HttpResponse:
    """Bring a file. It is kept for the one who brought it, a day at most."""
    _places(request)
    if request.method != "POST":
        return _ask(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    return receive(
        request, form, what="import-file", work=lambda: _kept(request, form), again=lambda f: _ask(request, f, 422)
    )


def _places(request: SignedIn) -> list[Workplace]:
    """The workplaces that the reader may import to. Refused where there is none."""
    mine = request.reach.led | request.reach.administered
    places = list(Workplace.objects.filter(pk__in=mine, is_active=True).order_by("name")) if mine else []
    if not places:
        raise Refused(_("Only a leader or an administrator can import ideas."))
    return sorted(places, key=lambda place: place.pk != request.reach.home)


def _ask(request: SignedIn, form: object, status: int = 200) -> HttpResponse:
    page = {"form": form, "key": new_key(), "most_rows": WEB_ROWS}
    return render(request, "ideas/import/file.html", page, status=status)


def _kept(request: SignedIn, form: FileForm) -> str:
    file: UploadedFile = form.cleaned_data["file"]
    for _row in open_table(cast(BinaryIO, file), file.name or "", limit=WEB_ROWS).rows():
        pass  # read to its end, so that what is wrong is said beside the field
    token = uploads.keep(file.chunks(), person_id=request.me.pk)
    query = QueryDict(mutable=True)
    query["name"] = safe_line(PurePath(file.name or "").name)[:100]
    return f"{reverse('import-preview', args=[token])}?{query.urlencode()}"


@signed_in
def preview(request: SignedIn, token: str) -> HttpResponse:
    """What would happen with the columns as guessed or as chosen; and, when it has been seen, do it."""
    places = _places(request)
    file = uploads.kept(token, person_id=request.me.pk)
    if file is None:
        say(request, _("The file is no longer here. Bring it again."))
        return onward(request, reverse("import-ideas"))
    with file:
        try:
            table = open_table(file, "", limit=WEB_ROWS)
            return _previewed(request, token, table, places)
        except BadTable as trouble:
            form = FileForm({}, {})
            form.full_clean()
            form.errors["file"] = form.error_class([str(trouble.reason)])
            return _ask(request, form, 422)


def _previewed(request: SignedIn, token: str, table: Table, places: list[Workplace]) -> HttpResponse:
    rows = [row for _line, row in islice(table.rows(), SAMPLE)]
    form = _columns(request, table, rows, places)
    if request.method != "POST" or not form.is_valid() or form.cleaned_data["seen"] != form.choice:
        return _look(request, form, table, rows)
    return receive(
        request, form, what="import-ideas", work=lambda: _import(request, form.plan, token, table),
        again=lambda f: _look(request, form, table, rows),
    )  # fmt: skip


def _columns(request: SignedIn, table: Table, rows: list[dict[str, str]], places: list[Workplace]) -> ColumnsForm:
    """The columns as chosen; at first as guessed."""
    examples = {c: next((safe_line(r[c][:200]) for r in rows if r[c].strip()), "") for c in table.columns}
    if request.method == "POST":
        return ColumnsForm(request.POST.dict(), columns=table.columns, examples=examples, places=places)
    guessed = {field: str(table.columns.index(c)) for field, c in guess(table.columns, rows).items()}
    source = PurePath(request.GET.get("name", "")).stem.strip() or _("Imported")
    chosen = {**guessed, "place": str(places[0].pk), "audience": "organisation", "source": source[:SOURCE_MAX]}
    return ColumnsForm(chosen, columns=table.columns, examples=examples, places=places)


def _look(request: SignedIn, form: ColumnsForm, table: Table, rows: list[dict[str, str]]) -> HttpResponse:
    page = {"form": form, "table": table, "key": new_key(), "name": request.GET.get("name", "")[:100]}
    page["changed"] = request.method == "POST" and bool(request.POST.get("seen"))
    page |= {"outcome": None, "refused": [], "ideas": [], "left_out": [], "seen": ""}
    if form.is_valid():
        refused: list[RefusedRow] = []
        page["outcome"] = check(table=table, plan=form.plan, refused=refused.append)
        page["refused"] = sorted((row.line, row.reason) for row in refused)
        page["ideas"] = list(islice(_readable(rows, form.plan), SHOWN))
        page["left_out"] = [column for column in table.columns if column not in form.mapping.values()]
        page["seen"] = form.choice
    return render(request, "ideas/import/preview.html", page, status=422 if form.errors else 200)


def _readable(rows: list[dict[str, str]], plan: Plan) -> list[Ready]:
    found = []
    for row in rows:
        try:
            found.append(read_row(row, plan))
        except NotAnIdea:
            continue
    return found


def _import(request: SignedIn, plan: Plan, token: str, table: Table) -> str:
    refused: list[RefusedRow] = []
    outcome = import_ideas(by=request.me, table=table, plan=plan, refused=refused.append)
    told = {
        "outcome": vars(outcome),
        "sentence": outcome.sentence,
        "refused": sorted((row.line, row.reason) for row in refused),
        "workplace": plan.workplace.name,
        "file": token,
    }
    kept = uploads.keep([json.dumps(told).encode()], person_id=request.me.pk)
    return reverse("import-result", args=[kept])


@signed_in
def result(request: SignedIn, token: str) -> HttpResponse:
    """What was imported and what was not; the file itself is let go."""
    file = uploads.kept(token, person_id=request.me.pk)
    if file is None:
        raise Http404
    with file:
        try:
            told = json.loads(file.read())
            uploads.drop(told["file"], person_id=request.me.pk)
        except (ValueError, TypeError, KeyError):  # a table's token, put here by hand
            raise Http404 from None
    return render(request, "ideas/import/result.html", told)

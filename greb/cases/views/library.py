"""Finding cases, reading one, and talking about it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.cases import actions, page, reads, rules
from greb.cases.forms import TalkForm
from greb.cases.models import Case, CaseComment
from greb.cases.reads import Asked
from greb.trail.actions import new_key
from greb.ui.receive import Form
from greb.ui.respond import render, say
from greb.workplaces.doors import anyone, signed_in
from greb.workplaces.middleware import Request, SignedIn

from .finding import act, allowed, case_of, nothing_here, sent


@anyone
@require_safe
def library(request: Request) -> HttpResponse:
    """The told cases: found by words, workplace, theme and road. Nobody signed in finds those that are open."""
    asked = _asked(request)
    nobody = request.me is None
    rows, more = reads.library(asked, is_open=nobody)
    chooses = bool("filters" in request.GET or asked.workplace or asked.theme or asked.road)
    return render(request, "cases/cases.html", {
        "asked": asked, "rows": rows, "more": _onward(asked, more) if more else "", "chooses": chooses,
        "workplaces": reads.workplaces(is_open=nobody) if chooses else [],
        "themes": reads.themes(is_open=nobody) if chooses else [],
        "filters": f"{reverse('cases')}?{urlencode({'filters': '1', 'q': asked.query})}",
    })  # fmt: skip


def _asked(request: Request) -> Asked:
    given = request.GET
    return Asked(
        query=given.get("q", "").replace("\x00", "")[:100].strip(),
        workplace=_id(given.get("workplace", "")),
        theme=_id(given.get("theme", "")),
        road=given.get("road", "") if given.get("road", "") in {"do", "try", "lead"} else "",
        after=reads.read_place(given.get("after", "")),
    )


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _onward(asked: Asked, after: str) -> str:
    kept: dict[str, str | int] = {
        "q": asked.query,
        "workplace": asked.workplace,
        "theme": asked.theme,
        "road": asked.road,
        "after": after,
    }
    return f"{reverse('cases')}?{urlencode({name: value for name, value in kept.items() if value})}"


@anyone
@require_safe
def case_page(request: Request, pk: int) -> HttpResponse:
    """One case, to be read like a spread in a magazine; on the open web too where an editor has opened it."""
    found = Case.objects.visible_to(request.me, request.reach).filter(pk=pk)
    case = found.select_related("idea__workplace", "workplace", "theme", "written_by").first()
    if case is None:
        return nothing_here(request)
    before = _id(request.GET.get("talk", ""))
    return render(request, "cases/case.html", {
        **page.told(request.me, request.reach, case, before), "form": TalkForm(), "key": new_key(),
    })  # fmt: skip


@signed_in
def comment(request: SignedIn, pk: int) -> HttpResponse:
    """Ask, or add; on a page of its own where something is wrong with what was written."""
    case = case_of(request, pk)
    allowed(rules.why_not_comment(request.me, case))
    form = TalkForm(sent(request))

    def work() -> str:
        actions.comment_case(by=request.me, case=case, text=form.cleaned_data["text"])
        say(request, _("Sent. Those who stand in it hear of it."))
        return f"{reverse('case', args=[pk])}#talk"

    return act(request, "cases/comment.html", form, what=f"case-comment:{pk}", work=work, case=case)


@signed_in
@require_POST
def blank(request: SignedIn, pk: int) -> HttpResponse:
    """Take out what must not stand."""
    comment = get_object_or_404(CaseComment.objects.select_related("case"), pk=pk)
    case = case_of(request, comment.case_id)

    allowed(rules.why_not_blank(request.me, comment, case))

    def work() -> str:
        actions.blank_comment(by=request.me, comment=comment)
        return f"{reverse('case', args=[case.pk])}#talk"

    return act(request, "cases/comment.html", Form(request.POST), what=f"case-blank:{pk}", work=work, case=case)

"""The acts on one idea. Each has a page of its own, so that what is refused is said beside what was typed."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from greb.ideas import actions, rules, talk
from greb.ideas.answering import answer_idea
from greb.ideas.forms import AnswerForm, BlankForm, CommentForm, LineForm, ShareForm
from greb.ideas.models import Idea, Step, Support
from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import Form, receive
from greb.ui.respond import is_htmx, render, say
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn


def _idea(request: SignedIn, pk: int) -> Idea:
    """The idea, if the reader may read it; else the same 404 as for one that does not exist."""
    return get_object_or_404(
        Idea.objects.visible_to(request.me, request.reach).select_related("workplace", "author"), pk=pk
    )


def _allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _act(
    request: SignedIn, idea: Idea, form: forms.Form, *, what: str, title: str, work: Callable[[], None],
    template: str = "ideas/act.html", done: str = "", **more: object,
) -> HttpResponse:  # fmt: skip
    """Show an act's form, or receive it and go back to the idea.

    `lead` says what happens then and `send` what the button says; `done` is said on the idea's page afterwards.
    """

    def page(shown: forms.Form, status: int = 200) -> HttpResponse:
        context = {"form": shown, "idea": idea, "title": title, "key": new_key(), "sees_author": _sees(request, idea)}
        return render(request, template, {**context, **more}, status=status)

    def run() -> str:
        work()
        if done:
            say(request, done)
        return reverse("idea", args=[idea.pk])

    if request.method != "POST":
        return page(form)
    return receive(request, form, what=f"{what}:{idea.pk}", work=run, again=lambda shown: page(shown, 422))


def _sees(request: SignedIn, idea: Idea) -> bool:
    return not idea.is_author_hidden or rules.sees_author(request.me, idea)


def _newest_steps(idea: Idea) -> list[Step]:
    """The last things said on the idea's way, oldest first."""
    return list(reversed(idea.steps.select_related("by").order_by("-at", "-id")[:20]))


def _sent(request: SignedIn) -> object:
    return request.POST if request.method == "POST" else None


@signed_in
def answer(request: SignedIn, pk: int) -> HttpResponse:
    """The leader answers: thanks, perhaps a question, and what happens now."""
    idea = _idea(request, pk)
    _allowed(rules.why_not("thank", by=request.me, idea=idea))
    form = AnswerForm(_sent(request), is_thanked=idea.replied_at is not None)

    def work() -> None:
        told = form.cleaned_data
        answer_idea(
            by=request.me, idea=idea, thanks=told["thanks"], question=told["question"], then=told["next"],
            reason=told["reason"], until=told["until"],
        )  # fmt: skip

    return _act(
        request, idea, form, what="answer", title=_("Answer"), work=work, template="ideas/answer.html",
        done=_("Sent. The one who told it hears of it."), steps=_newest_steps(idea),
    )  # fmt: skip


@signed_in
def answer_question(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    _allowed(rules.why_not_answer_question(request.me, idea))
    form = LineForm(_sent(request), label=_("Your answer"))
    asked = idea.steps.filter(kind="question").order_by("-at", "-id").first()
    return _act(
        request, idea, form, what="answer-question", title=_("Answer the question"), asked=asked,
        work=lambda: actions.answer_question(by=request.me, idea=idea, text=form.cleaned_data["text"]),
        done=_("Sent."),
    )  # fmt: skip


@signed_in
def extend(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    _allowed(rules.why_not("extend", by=request.me, idea=idea))
    form = LineForm(_sent(request), label=_("Why does it need a little longer?"))
    return _act(
        request, idea, form, what="extend", title=_("Ask for more time"),
        lead=_("The one who told it sees the new day and your line. It can be done once."),
        send=_("Ask for more time"), done=_("The one who told it can see why."),
        work=lambda: actions.extend_reply(by=request.me, idea=idea, text=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
def finish(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    _allowed(rules.why_not("finish", by=request.me, idea=idea))
    form = LineForm(_sent(request), label=_("What got better?"))
    return _act(
        request, idea, form, what="finish", title=_("It became real"),
        lead=_("Write it as you would say it to a colleague. It stands among what became real, with thanks."),
        send=_("It became real"), done=_("It now stands among what became real."),
        work=lambda: actions.finish(by=request.me, idea=idea, got_better=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    _allowed(rules.why_not("withdraw", by=request.me, idea=idea))
    form = LineForm(_sent(request), label=_("Why, if you want to say"), required=False)
    return _act(
        request, idea, form, what="withdraw", title=_("Take the idea back"),
        lead=_("From then on only you and your nearest leader can read it."),
        send=_("Take it back"), done=_("Taken back."),
        work=lambda: actions.withdraw(by=request.me, idea=idea, reason=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
def revive(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    _allowed(rules.why_not("revive", by=request.me, idea=idea))
    form = LineForm(_sent(request), label=_("What has changed?"))
    return _act(
        request, idea, form, what="revive", title=_("Take it up again"),
        lead=_("It then waits for an answer as if it were new."), send=_("Take it up again"), done=_("Taken up again."),
        work=lambda: actions.revive(by=request.me, idea=idea, text=form.cleaned_data["text"]),
    )  # fmt: skip


@signed_in
def comment(request: SignedIn, pk: int) -> HttpResponse:
    """A question or a build. There is no way to say only no."""
    idea = _idea(request, pk)
    _allowed(rules.why_not_comment(idea))
    form = CommentForm(_sent(request))

    def work() -> None:
        talk.comment(by=request.me, idea=idea, kind=form.cleaned_data["kind"], text=form.cleaned_data["text"])

    return _act(request, idea, form, what="comment", title=_("Ask or add"), template="ideas/comment.html", work=work)


@signed_in
@require_POST
def support(request: SignedIn, pk: int) -> HttpResponse:
    """Stand behind an idea, or no longer (`off`)."""
    idea = _idea(request, pk)
    work = talk.unsupport if request.POST.get("off") else talk.support
    answer = _quick(request, idea, "support", lambda: work(by=request.me, idea=idea))
    if not is_htmx(request) or answer.status_code >= 400:
        return answer
    idea.refresh_from_db(fields=["support_count"])
    stands = Support.objects.filter(idea=idea, person=request.me).exists()
    return render(request, "ideas/support.html", {"idea": idea, "stands_behind": stands, "key": new_key()})


@signed_in
@require_POST
def follow(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    work = talk.unfollow if request.POST.get("off") else talk.follow
    return _quick(request, idea, "follow", lambda: work(by=request.me, idea=idea))


@signed_in
@require_POST
def share(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    form = ShareForm(request.POST)
    return _quick(
        request, idea, "share", lambda: actions.share_idea(by=request.me, idea=idea, to=form.cleaned_data["to"]), form
    )


@signed_in
@require_POST
def blank(request: SignedIn, pk: int) -> HttpResponse:
    idea = _idea(request, pk)
    form = BlankForm(request.POST)

    def work() -> None:
        talk.blank(by=request.me, idea=idea, part=form.cleaned_data["part"], pk=form.cleaned_data["pk"] or 0)

    return _quick(request, idea, "blank", work, form)


def _quick(
    request: SignedIn, idea: Idea, what: str, work: Callable[[], object], form: forms.Form | None = None
) -> HttpResponse:
    """An act of one button: done at once, back to the idea; refused with a page that says why."""
    if form is not None and not form.is_valid():
        raise BadRequest  # no page of ours sends that

    def run() -> str:
        work()
        return reverse("idea", args=[idea.pk])

    def again(shown: forms.Form) -> HttpResponse:
        texts = [str(text) for errors in shown.errors.values() for text in errors]
        raise Refused(texts[0] if texts else _("That could not be done."))

    return receive(request, form or Form(request.POST), what=f"{what}:{idea.pk}", work=run, again=again)

"""The leader's pages: slips, what has been let out, grouping and answering; and what everybody hears of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from greb.trail.actions import new_key
from greb.trail.refusal import Refused
from greb.ui.receive import Form, receive
from greb.ui.respond import render, say
from greb.voices import actions, answering, reads, slips
from greb.voices.forms import AnswerForm, GroupForm, ReplyForm, SlipsForm
from greb.voices.models import Batch, Group
from greb.workplaces.doors import signed_in
from greb.workplaces.middleware import SignedIn
from greb.workplaces.models import Person, Workplace


@signed_in
@require_safe
def voices(request: SignedIn) -> HttpResponse:
    """What has been said without a name at the workplaces one leads: what waits first, then the groups."""
    _must_lead(request)
    return _voices(request, GroupForm(choices=[]))


def _voices(request: SignedIn, form: GroupForm) -> HttpResponse:
    unanswered, back = reads.waiting(request.reach), reads.answered_back(request.reach)
    again = {voice.pk for voice in back}
    return render(request, "voices/voices.html", {
        "unanswered": unanswered, "groups": reads.groups(request.reach),
        "answered": [voice for voice in reads.answered_one_by_one(request.reach) if voice.pk not in again],
        "back": back,
        "form": form, "key": new_key(), "several": len(request.reach.led) > 1,
        "chosen": set(form.data.getlist("voices")) if form.is_bound and hasattr(form.data, "getlist") else set(),
    }, status=422 if form.is_bound else 200)  # fmt: skip


@signed_in
@require_POST
def group_new(request: SignedIn) -> HttpResponse:
    """Those that say the same, under one heading."""
    _must_lead(request)
    found = {str(voice.pk): voice for voice in reads.chosen(request.reach, request.POST.getlist("voices"))}
    form = GroupForm(request.POST, choices=[(pk, pk) for pk in found])

    def work() -> str:
        chosen = [found[pk] for pk in form.cleaned_data["voices"]]
        group = answering.make_group(by=request.me, voices=chosen, title=form.cleaned_data["title"])
        return reverse("voice-group", args=[group.pk])

    return receive(request, form, what="voice-group", work=work, again=lambda f: _voices(request, form))


@signed_in
def group(request: SignedIn, pk: int) -> HttpResponse:
    """A group, and its answer to everybody."""
    found = get_object_or_404(Group.objects.select_related("workplace"), pk=pk, workplace__in=request.reach.led)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": found.answer})

    def page(shown: object = form) -> HttpResponse:
        return render(request, "voices/group.html", {
            "group": found, "voices": reads.of_group(found), "form": shown, "key": new_key(),
        }, status=422 if form.is_bound else 200)  # fmt: skip

    def work() -> str:
        answering.answer_group(by=request.me, group=found, answer=form.cleaned_data["answer"])
        say(request, _("Answered. Everybody at the workplace can read it, and those who wrote by their receipt."))
        return reverse("voices")

    if request.method != "POST":
        return page()
    return receive(request, form, what=f"voice-group:{pk}", work=work, again=page)


@signed_in
def voice(request: SignedIn, pk: UUID) -> HttpResponse:
    """One voice: what was said, and an answer to the one who wrote it."""
    found = get_object_or_404(reads.concerns(request.reach), pk=pk)
    form = ReplyForm(request.POST if request.method == "POST" else None)

    def page(shown: object = form) -> HttpResponse:
        return render(request, "voices/voice.html", {
            "voice": found, "said": reads.said_to(found), "form": shown, "key": new_key(),
        }, status=422 if form.is_bound else 200)  # fmt: skip

    def work() -> str:
        actions.reply_to_voice(by=request.me, voice=found, text=form.cleaned_data["text"])
        say(request, _("Answered. Whoever wrote it reads it by the receipt."))
        return reverse("voice", args=[pk])

    if request.method != "POST":
        return page()
    return receive(request, form, what=f"voice:{pk}", work=work, again=page)


@signed_in
@require_POST
def blank(request: SignedIn, pk: UUID) -> HttpResponse:
    """Take the words out."""
    found = get_object_or_404(reads.concerns(request.reach), pk=pk)

    def work() -> str:
        answering.blank_voice(by=request.me, voice=found)
        say(request, _("The words are taken out."))
        return reverse("voice", args=[pk])

    return receive(request, Form(request.POST), what=f"voice-blank:{pk}", work=work, again=_never)


def _never(form: object) -> HttpResponse:
    raise AssertionError("a form without fields is always whole")


@signed_in
def voice_slips(request: SignedIn) -> HttpResponse:
    """Choose how many; then the slips, once. They are handed over by mail instead where that is asked for."""
    _must_lead(request)
    led = Workplace.objects.filter(pk__in=request.reach.led, is_active=True).order_by("name", "pk")
    form = SlipsForm(request.POST if request.method == "POST" else None, places=list(led.values_list("pk", "name")))
    if request.method != "POST" or not form.is_valid():
        return _choose(request, form)
    place = led.get(pk=form.cleaned_data["workplace"])
    try:
        batch = reads.standing(place.pk) or actions.make_batch(
            by=request.me, workplace=place, kind=Batch.Kind.STANDING, size=form.cleaned_data["count"]
        )
        return _mailed(request, batch) if "mail" in request.POST else _printed(request, batch, form)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.reason))
        return _choose(request, form)


def _choose(request: SignedIn, form: SlipsForm) -> HttpResponse:
    return render(request, "voices/slips.html", {
        "form": form, "low": reads.low(request.reach), "why_not_mail": slips.why_not_mail(),
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _printed(request: SignedIn, batch: Batch, form: SlipsForm) -> HttpResponse:
    made = slips.draw(by=request.me, batch=batch, count=form.cleaned_data["count"])
    answer = render(request, "voices/sheet.html", {"slips": made, "place": batch.workplace, "is_wave": False})
    answer["Cache-Control"] = "no-store"
    return answer


def _mailed(request: SignedIn, batch: Batch) -> HttpResponse:
    people = Person.objects.filter(memberships__workplace=batch.workplace_id, is_active=True).exclude(email="")
    sent = slips.mail(by=request.me, batch=batch, people=people)
    return render(request, "voices/mailed.html", {"sent": sent, "place": batch.workplace})


@signed_in
@require_safe
def heard(request: SignedIn) -> HttpResponse:
    """What has been said without a name at one's workplaces, and what the leader answers to everybody."""
    return render(request, "voices/heard.html", {"groups": reads.heard(request.reach)})


def _must_lead(request: SignedIn) -> None:
    if not request.reach.led:
        raise Refused(_("Only a leader sees this page. What the leader answers stands under “Said and heard”."))

"""The pages of somebody who stays unknown. Each is behind `unknown`; none knows a session, a person or a cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from greb.trail.refusal import Refused
from greb.ui.respond import render
from greb.voices import actions, reads, rules
from greb.voices.forms import BackForm, CodeForm, ReceiptForm, WriteForm
from greb.voices.models import Batch, Code, Voice
from greb.voices.secrets import grouped, read
from greb.voices.unknown import unknown
from greb.workplaces.rules import answerers


@unknown
def door(request: HttpRequest) -> HttpResponse:
    """Type the code of a slip; or read what a slip is."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _door(request, form)
    return _opened(request, form.cleaned_data["code"], form)


@unknown
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Where a slip's picture leads."""
    return _opened(request, read(code), CodeForm({"code": read(code)}))


def _door(request: HttpRequest, form: CodeForm) -> HttpResponse:
    return render(request, "voices/door.html", {"form": form}, status=422 if form.is_bound else 200)


def _opened(request: HttpRequest, code: str, form: CodeForm) -> HttpResponse:
    """The page on which to write, of the room that the slip belongs to; or what is wrong with the code."""
    found = reads.code_of(code)
    if reason := rules.why_not_write(found):
        form.is_valid()
        form.add_error("code", reason)
        return _door(request, form)
    if found is not None and found.batch.door != "voice-write":
        return redirect(found.batch.door, code=code)
    return _writing(request, found, code, WriteForm(), actions.new_receipt())


def _writing(
    request: HttpRequest, found: Code | None, code: str, form: WriteForm, receipt: str
) -> HttpResponse:  # fmt: skip
    place = found.batch.workplace if found else None
    return render(request, "voices/write.html", {
        "form": form, "code": code, "receipt": receipt, "place": place,
        "leader": answerers(place, None).named if place else None,
        "read_by_all": found is not None and found.batch.privacy == Batch.Privacy.WORKPLACE,
    }, status=422 if form.is_bound else 200)  # fmt: skip


@unknown
def send(request: HttpRequest) -> HttpResponse:
    """What was written; the answer is the receipt, shown this once."""
    if request.method != "POST":
        return redirect("voice-door")
    code, receipt = read(request.POST.get("code", "")), request.POST.get("receipt", "")
    form = WriteForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            sent = actions.submit(code=code, kind=given["kind"], payload={"text": given["text"]}, receipt=receipt)
            return render(request, "voices/receipt.html", {"receipt": sent})
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
    return _writing(request, reads.code_of(code), code, form, receipt)


@unknown
def receipt(request: HttpRequest) -> HttpResponse:
    """Read the reply, and answer back. Reading writes nothing; the receipt never stands in an address."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(
            request, "voices/receipt_door.html", {"form": form, "is_early": False}, status=422 if form.is_bound else 200
        )
    secret = form.cleaned_data["receipt"]
    voice = reads.voice_of(secret)
    if voice is None:
        return render(request, "voices/receipt_door.html", {"form": form, "is_early": True}, status=422)
    if "text" in request.POST:
        return _answered_back(request, secret, voice)
    return _thread(request, secret, voice, BackForm())


def _answered_back(request: HttpRequest, secret: str, voice: Voice) -> HttpResponse:
    form = BackForm(request.POST)
    if not form.is_valid():
        return _thread(request, secret, voice, form)
    try:
        actions.answer_back(receipt=secret, text=form.cleaned_data["text"])
    except Refused as refusal:
        form.add_error("text", str(refusal.reason))
        return _thread(request, secret, voice, form)
    return _thread(request, secret, voice, BackForm(), is_kept=True)


def _thread(
    request: HttpRequest, secret: str, voice: Voice, form: BackForm, *, is_kept: bool = False
) -> HttpResponse:  # fmt: skip
    return render(request, "voices/thread.html", {
        "form": form, "receipt": secret, "grouped": grouped(secret), "voice": voice, "is_kept": is_kept,
        "said": reads.said_to(voice), "place": voice.batch.workplace, "is_open": voice.batch.is_open,
    }, status=422 if form.is_bound and form.errors else 200)  # fmt: skip


@unknown
def protected(request: HttpRequest) -> HttpResponse:
    """In plain words: what is protected, what is not, and what the leader can see."""
    return render(request, "voices/protected.html", {
        "whistleblower": settings.WHISTLEBLOWER, "minimum": rules.MINIMUM, "mixed": rules.MIXED,
        "weeks": rules.LONGEST_WAIT, "address": reverse("voice-door"),
    })  # fmt: skip

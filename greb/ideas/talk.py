"""Colleagues around an idea: standing behind it, following, wondering, adding, and blanking what must not stand."""

import re

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from greb.search import actions as search
from greb.trail import clock
from greb.trail.actions import deliver, record
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from greb.workplaces.reads import reaches

from . import rules
from .models import BLANKED, Comment, Follow, Idea, Mention, Step, Support
from .moving import owed

_MENTION = re.compile(r"@([\w.-]{2,60})")
MOST_MENTIONS = 10


@transaction.atomic
def support(*, by: Person, idea: Idea) -> bool:
    """Stand behind an idea, once a person. False where one already did."""
    idea = _locked(idea)
    if rules.is_author(by, idea):
        raise Refused(_("It is your own idea. Others can stand behind it."))
    if reason := rules.why_not_comment(idea):
        raise Refused(reason)
    _support, is_new = Support.objects.get_or_create(idea=idea, person=by, defaults={"at": clock.now()})
    if is_new:
        Idea.objects.filter(pk=idea.pk).update(support_count=F("support_count") + 1)
        record("idea.supported", of=("idea", idea.pk), by=by)
    return is_new


@transaction.atomic
def unsupport(*, by: Person, idea: Idea) -> bool:
    """No longer stand behind it. False where one did not."""
    idea = _locked(idea)
    gone, _each = Support.objects.filter(idea=idea, person=by).delete()
    if gone:
        Idea.objects.filter(pk=idea.pk).update(support_count=F("support_count") - 1)
        record("idea.unsupported", of=("idea", idea.pk), by=by)
    return bool(gone)


@transaction.atomic
def follow(*, by: Person, idea: Idea) -> None:
    """Hear of what happens to an idea. Following is one's own business: it leaves no trail."""
    Follow.objects.get_or_create(idea=idea, person=by, defaults={"at": clock.now()})


@transaction.atomic
def unfollow(*, by: Person, idea: Idea) -> None:
    Follow.objects.filter(idea=idea, person=by).delete()


@transaction.atomic
def comment(*, by: Person, idea: Idea, kind: str, text: str) -> Comment:
    """A question or a build. People named with @username hear of it, where they may read the idea."""
    idea = _locked(idea)
    if reason := rules.why_not_comment(idea):
        raise Refused(reason)
    now = clock.now()
    made = Comment.objects.create(idea=idea, kind=kind, by=by, text=text.strip(), at=now)
    Idea.objects.filter(pk=idea.pk).update(comment_count=F("comment_count") + 1, moved_at=now)
    entry = record(
        "idea.commented", of=("idea", idea.pk), by=by, facts={"comment": made.pk, "kind": kind}, content=text
    )
    named = _mentioned(text, idea)
    Mention.objects.bulk_create(Mention(comment=made, person=person) for person in named)
    deliver(entry, to=[*((p.pk, "mention") for p in named), *owed(idea)])
    return made


def _mentioned(text: str, idea: Idea) -> list[Person]:
    names = list(dict.fromkeys(name.lower().rstrip(".-") for name in _MENTION.findall(text)))[:MOST_MENTIONS]
    if not names:
        return []
    people = list(Person.objects.filter(username__in=names, is_active=True))
    reach = reaches([p.pk for p in people])
    return [p for p in people if Idea.objects.visible_to(p, reach[p.pk]).filter(pk=idea.pk).exists()]


@transaction.atomic
def blank(*, by: Person, idea: Idea, part: str, pk: int = 0) -> None:
    """Blank text that should not stand, such as a citizen's name. The chain keeps its digest, so it still proves.

    `part` is "told", "body", "comment" or "step"; the last two need the `pk`.
    """
    idea = _locked(idea)
    if reason := rules.why_not_blank(by, idea):
        raise Refused(reason)
    if part == "told":
        Idea.objects.filter(pk=idea.pk).update(told=BLANKED, is_told_blanked=True)
        idea.told = BLANKED
    elif part == "body":
        Idea.objects.filter(pk=idea.pk).update(body="", is_body_blanked=True)
        idea.body = ""
    elif part == "comment" and Comment.objects.filter(pk=pk, idea=idea).update(text="", is_blanked=True):
        pass
    elif part == "step" and Step.objects.filter(pk=pk, idea=idea).update(text="", is_blanked=True):
        Idea.objects.filter(pk=idea.pk).exclude(reason="").update(reason=BLANKED)
        if Step.objects.filter(pk=pk, kind__in=[Step.Kind.FINISH, Step.Kind.RETIRE]).exists():
            Idea.objects.filter(pk=idea.pk).update(got_better=BLANKED)
    else:
        raise Refused(_("There is no such text."))
    if part in {"told", "body"}:
        search.index("idea", idea.pk, f"{idea.told} {idea.body}")
    record("idea.blanked", of=("idea", idea.pk), by=by, facts={"part": part, "id": pk})


def _locked(idea: Idea) -> Idea:
    return Idea.objects.select_for_update(of=("self",)).select_related("workplace").get(pk=idea.pk)

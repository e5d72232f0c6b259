"""An idea becomes clear: it is described, others carry it too, and help is asked for and given."""

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.trail.actions import deliver
from greb.trail.refusal import Refused
from greb.workplaces.models import Person, Role
from greb.workplaces.reads import reaches

from . import rules
from .models import Description, HelpWanted, Idea, Member, Step
from .moving import happened, locked, owed, owed_author, step
from .readiness import PARTS

MOST_MEMBERS: Final = 30
MOST_WANTED: Final = 5


@transaction.atomic
def describe(
    *, by: Person, idea: Idea, problem: str | None = None, who_gains: str | None = None, today: str | None = None,
    wanted: str | None = None, must_be_true: str | None = None,
) -> Description:  # fmt: skip
    """Write what has become clear. What is None stays as it is; what is empty is taken out."""
    idea = locked(idea)
    _must(rules.why_not_carry(by, idea))
    given = dict(zip(PARTS, (problem, who_gains, today, wanted, must_be_true), strict=True))
    told = Description.objects.filter(idea=idea).first() or Description(idea=idea)
    changed = [n for n, text in given.items() if text is not None and text.strip() != getattr(told, n)]
    if not changed:
        return told
    for name in changed:
        setattr(told, name, (given[name] or "").strip())
    told.changed_by, told.changed_at = by, clock.now()
    told.save()
    content = "\n".join(f"{name}: {getattr(told, name)}" for name in changed)
    happened("idea.described", by=by, idea=idea, content=content, facts={"parts": " ".join(changed)})
    _moved(idea)
    return told


@transaction.atomic
def invite(*, by: Person, idea: Idea, person: Person, kind: str = Member.Kind.CO_OWNER) -> Member:
    """Somebody carries the idea too, or helps; from any workplace. They can read it for as long as they are in.

    Inviting somebody who is in already changes what they do.
    """
    idea = locked(idea)
    _must(rules.why_not_invite(by, idea, person))
    if kind not in Member.Kind.values:
        raise Refused(_("Choose whether they carry it too, or help."), field="kind")
    member = Member.objects.filter(idea=idea, person=person).first()
    if member and member.kind == kind:
        return member
    if member is None and Member.objects.filter(idea=idea).count() >= MOST_MEMBERS:
        raise Refused(_("There are %(n)s in it already. That is as many as can carry one idea.") % {"n": MOST_MEMBERS})
    return _in(by, idea, person, kind, member)


def _in(by: Person, idea: Idea, person: Person, kind: str, member: Member | None) -> Member:
    now = clock.now()
    if member is None:
        member = Member.objects.create(idea=idea, person=person, kind=kind, invited_by=by, at=now)
        step(by=person, idea=idea, kind=Step.Kind.JOIN, text="")
    else:
        member.kind = kind
        member.save(update_fields=["kind"])
    entry = happened("idea.joined", by=by, idea=idea, facts={"person": person.pk, "kind": kind})
    deliver(entry, to=[(person.pk, kind), *owed_author(idea, "team")])
    _moved(idea)
    return member


@transaction.atomic
def let_in(*, by: Person, idea: Idea, kind: str) -> Member:
    """Somebody comes in by their own yes to what a room above has asked them, by its rule."""
    idea = locked(idea)
    member = Member.objects.filter(idea=idea, person=by).first()
    return member if member and member.kind == kind else _in(by, idea, by, kind, member)


@transaction.atomic
def leave(*, by: Person, idea: Idea) -> None:
    """Carry it no longer, or help no longer."""
    idea = locked(idea)
    _out(by, idea, by)


@transaction.atomic
def end_membership(*, by: Person, idea: Idea, person: Person) -> None:
    """Those who carry the idea let somebody go from it: who is in can read it, and who is out perhaps not."""
    idea = locked(idea)
    if by.pk != person.pk:
        _must(rules.why_not_carry(by, idea))
    _out(by, idea, person)


def _out(by: Person, idea: Idea, person: Person) -> None:
    gone, _each = Member.objects.filter(idea=idea, person=person).delete()
    if not gone:
        raise Refused(_("They are not in it."))
    happened("idea.left", by=by, idea=idea, facts={"person": person.pk})
    _moved(idea)


@transaction.atomic
def ask_help(*, by: Person, idea: Idea, what: str) -> HelpWanted:
    """Say what help would be good. The workplace's idea helpers and those who follow the idea hear of it."""
    idea = locked(idea)
    _must(rules.why_not_carry(by, idea))
    if not what.strip():
        raise Refused(_("Write a few words here."), field="what")
    if HelpWanted.objects.filter(idea=idea, taken_at__isnull=True).count() >= MOST_WANTED:
        raise Refused(_("There are %(n)s things to help with already. Let some be taken first.") % {"n": MOST_WANTED})
    wanted = HelpWanted.objects.create(idea=idea, what=what.strip(), by=by, at=clock.now())
    entry = happened("idea.help_asked", by=by, idea=idea, content=what, facts={"wanted": wanted.pk})
    deliver(entry, to=[*((pk, "helper") for pk in _champions(idea)), *owed(idea)])
    _moved(idea)
    return wanted


def _champions(idea: Idea) -> list[int]:
    """The idea helpers of the workplace and of those above it, where they may read the idea."""
    held = Role.objects.filter(
        workplace_id__in=idea.workplace.line, kind=Role.Kind.CHAMPION, person__is_active=True
    ).select_related("person")
    people = {role.person_id: role.person for role in held}
    reach = reaches(people)
    return [pk for pk, p in people.items() if Idea.objects.visible_to(p, reach[pk]).filter(pk=idea.pk).exists()]


@transaction.atomic
def take_help(*, by: Person, wanted: HelpWanted) -> HelpWanted:
    """Take it on: whoever may read the idea can, and is then in its team."""
    idea = locked(wanted.idea)
    wanted = HelpWanted.objects.get(pk=wanted.pk)
    _must(rules.why_not_take_help(by, idea, wanted))
    wanted.taken_by, wanted.taken_at = by, clock.now()
    wanted.save(update_fields=["taken_by", "taken_at"])
    if not rules.is_author(by, idea) and not Member.objects.filter(idea=idea, person=by).exists():
        Member.objects.create(idea=idea, person=by, kind=Member.Kind.HELPER, invited_by=wanted.by, at=clock.now())
        step(by=by, idea=idea, kind=Step.Kind.JOIN, text="")
    entry = happened("idea.help_taken", by=by, idea=idea, facts={"wanted": wanted.pk})
    deliver(entry, to=[*([(wanted.by_id, "asked")] if wanted.by_id else []), *owed_author(idea)])
    _moved(idea)
    return wanted


def _must(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _moved(idea: Idea) -> None:
    Idea.objects.filter(pk=idea.pk).update(moved_at=clock.now())

"""What is done to a case. All of it is on the idea's own chain; the words lie here, their digests in the trail."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from greb.ideas import moving
from greb.ideas.models import Idea, Step
from greb.ideas.rules import must
from greb.ideas.stages import Stage
from greb.search import actions as search
from greb.trail import clock
from greb.trail.actions import deliver
from greb.trail.actors import Actor
from greb.trail.chain import Facts
from greb.trail.refusal import Refused
from greb.workplaces.models import Person

from . import journey, rules
from .models import ADVICE, ADVICE_MAX, Case, CaseComment, Credit, Relation

KIND = "case"


@transaction.atomic
def write_case(
    *, by: Actor, idea: Idea, what: str, for_whom: str, took: str, measured: str, advice: Sequence[str],
    author_box: str = "",
) -> Case:  # fmt: skip
    """Write the idea's case, or write it anew. Three pieces of advice in the end; a draft may have fewer.

    A told case stays told and must stay whole. One that was taken back becomes a draft again.
    """
    idea = moving.locked(idea)
    _allowed(rules.why_not_write(by, idea))
    case = Case.objects.filter(idea=idea).first() or Case(
        idea=idea, workplace_id=idea.workplace_id, theme_id=idea.theme_id, road=idea.road, written_by=_person(by)
    )
    is_new = case.pk is None
    case.idea = idea
    case.what, case.for_whom, case.took, case.measured = what.strip(), for_whom.strip(), took.strip(), measured.strip()
    case.author_box, case.written_at = author_box.strip(), clock.now()
    for name, text in zip(ADVICE, _three(advice), strict=True):
        setattr(case, name, text)
    if case.state == Case.State.WITHDRAWN:
        case.state = Case.State.DRAFT
    if case.is_told:
        _allowed(next(iter(rules.missing(case, ())), None))
    case.save()
    if case.is_told:
        _found(case)
    facts: Facts = {"case": str(case.uuid), "advice": len(case.advice), "new": is_new}
    moving.happened("case.written", by=by, idea=idea, content=_words(case), facts=facts)
    return case


@transaction.atomic
def ask_credit(*, by: Actor, case: Case, person: Person, part: str = "") -> Credit:
    """Ask somebody how they wish to stand in the case. `part`: what they did, in few words. Once a person."""
    case = _locked(case)
    _allowed(rules.why_not_ask_credit(by, case))
    if not person.is_active:
        raise Refused(_("That person is not here any longer."), field="person")
    credit, is_new = Credit.objects.get_or_create(
        case=case, person=person,
        defaults={"part": part.strip(), "asked_by": _person(by), "asked_at": clock.now()},
    )  # fmt: skip
    if is_new:
        entry = moving.happened(
            "case.credit_asked", by=by, idea=case.idea, content=credit.part, facts={"credit": credit.pk}
        )
        deliver(entry, to=[(person.pk, "waits")])
    return credit


@transaction.atomic
def drop_credit(*, by: Actor, credit: Credit) -> None:
    """Somebody was asked by mistake."""
    case = _locked(credit.case)
    _allowed(rules.why_not_change(by, case))
    if Credit.objects.filter(pk=credit.pk, case=case).delete()[0]:
        moving.happened("case.credit_dropped", by=by, idea=case.idea, facts={"credit": credit.pk})


@transaction.atomic
def answer_credit(*, by: Actor, credit: Credit, says: str, shown_as: str = "", on_web: bool = False) -> Credit:
    """How the one who is asked wishes to stand: "name", "role" or "none"; and whether on the open web too.

    `shown_as` is what they do, beside the name or in its place. It may be answered again at any time. Who no longer
    wishes to stand on the web takes the case off it.
    """
    case = _locked(credit.case)
    credit = Credit.objects.select_related("person").get(pk=credit.pk)
    _allowed(rules.why_not_answer_credit(by, credit))
    if says not in Credit.Says.values:
        raise Refused(_("Choose how you wish to stand."), field="says")
    if says == Credit.Says.ROLE and not shown_as.strip():
        raise Refused(_("Write what you do, for example “a paramedic”."), field="shown_as")
    credit.says, credit.shown_as = says, "" if says == Credit.Says.NONE else shown_as.strip()
    credit.on_web, credit.answered_at = on_web and credit.is_shown, clock.now()
    credit.save()
    facts: Facts = {"credit": credit.pk, "says": says, "web": credit.on_web}
    entry = moving.happened("case.credit_answered", by=by, idea=case.idea, content=credit.shown_as, facts=facts)
    deliver(entry, to=_owed_writer(case))
    if case.is_open and credit.is_shown and not credit.on_web:
        _off_the_web(by, case)
    return credit


@transaction.atomic
def publish_case(*, by: Actor, case: Case) -> Case:
    """Tell it: it stands in the library, and the idea has come to the end of its road. Those credited hear of it."""
    case = _locked(case)
    credits = list(Credit.objects.filter(case=case).select_related("person"))
    _allowed(rules.why_not_change(by, case))
    _allowed(rules.why_not_publish(by, case, credits))
    case.facts = journey.facts(case.idea)
    case.state, case.told_at = Case.State.TOLD, clock.now()
    case.withdrawn_at, case.withdrawn_why, case.road = None, "", case.idea.road
    case.save()
    _found(case)
    thanked = [(credit.person_id, "credited") for credit in credits if credit.is_shown]
    facts: Facts = {"case": str(case.uuid)}
    if case.idea.stage == Stage.TOLD:
        entry = moving.happened("case.told", by=by, idea=case.idea, facts=facts)
        deliver(entry, to=[*thanked, *moving.owed(case.idea)])
    else:
        must("tell", by=by, idea=case.idea)
        moving.move(
            by=by, idea=case.idea, verb="tell", text="", kind=Step.Kind.TELL, event="case.told", facts=facts,
            also=thanked,
        )  # fmt: skip
    return case


@transaction.atomic
def withdraw_case(*, by: Actor, case: Case, reason: str) -> Case:
    """Take it out of the library, with a line that says why. It is kept, and can be written and told again."""
    case = _locked(case)
    _allowed(rules.why_not_withdraw(by, case))
    if not reason.strip():
        raise Refused(_("Say why in a line."), field="reason")
    case.state, case.is_open = Case.State.WITHDRAWN, False
    case.withdrawn_at, case.withdrawn_why = clock.now(), reason.strip()
    case.save()
    search.forget(KIND, case.pk)
    entry = moving.happened("case.withdrawn", by=by, idea=case.idea, content=case.withdrawn_why)
    deliver(entry, to=_owed_all(case))
    return case


@transaction.atomic
def open_to_web(*, by: Actor, case: Case) -> Case:
    """Anybody on the web may read it. An editor does it, after everybody who stands in it has said yes to that."""
    case = _locked(case)
    _allowed(rules.why_not_open(by, case, list(Credit.objects.filter(case=case).select_related("person"))))
    if not case.is_open:
        case.is_open = True
        case.save(update_fields=["is_open"])
        entry = moving.happened("case.opened", by=by, idea=case.idea)
        deliver(entry, to=_owed_all(case))
    return case


@transaction.atomic
def close_to_web(*, by: Actor, case: Case) -> Case:
    """Only those who are signed in may read it."""
    case = _locked(case)
    _allowed(rules.why_not_edit(by, case.workplace_id))
    if case.is_open:
        _off_the_web(by, case)
    return case


@transaction.atomic
def relate(*, by: Actor, case: Case, other: Case) -> None:
    """Put two cases beside each other. Twice is once."""
    case = _locked(case)
    other = Case.objects.get(pk=other.pk)
    _allowed(rules.why_not_relate(by, case, other))
    low, high = sorted([case.pk, other.pk])
    _relation, is_new = Relation.objects.get_or_create(
        one_id=low, other_id=high, defaults={"by": _person(by), "at": clock.now()}
    )
    if is_new:
        moving.happened("case.related", by=by, idea=case.idea, facts={"other": other.pk})


@transaction.atomic
def unrelate(*, by: Actor, case: Case, other: Case) -> None:
    case = _locked(case)
    _allowed(rules.why_not_change(by, case))
    low, high = sorted([case.pk, other.pk])
    if Relation.objects.filter(one_id=low, other_id=high).delete()[0]:
        moving.happened("case.unrelated", by=by, idea=case.idea, facts={"other": other.pk})


@transaction.atomic
def comment_case(*, by: Actor, case: Case, text: str) -> CaseComment:
    """Wonder, or add to it. Those who stand in it and the one who wrote it hear of it."""
    case = _locked(case)
    _allowed(rules.why_not_comment(by, case))
    if not text.strip():
        raise Refused(_("Write a few words here."), field="text")
    comment = CaseComment.objects.create(case=case, by=_person(by), text=text.strip(), at=clock.now())
    entry = moving.happened(
        "case.commented", by=by, idea=case.idea, content=comment.text, facts={"comment": comment.pk}
    )
    deliver(entry, to=_owed_all(case))
    return comment


@transaction.atomic
def blank_comment(*, by: Actor, comment: CaseComment) -> None:
    """Take out what must not stand: by whoever wrote it, those who carry the idea, or an editor."""
    case = _locked(comment.case)
    _allowed(rules.why_not_blank(by, comment, case))
    CaseComment.objects.filter(pk=comment.pk, case=case).update(text="", is_blanked=True)
    moving.happened("case.comment_blanked", by=by, idea=case.idea, facts={"comment": comment.pk})


def _locked(case: Case) -> Case:
    """The case as it stands, behind the lock of its idea."""
    idea = moving.locked(Idea(pk=case.idea_id))
    found = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    found.idea = idea
    return found


def _off_the_web(by: Actor, case: Case) -> None:
    case.is_open = False
    case.save(update_fields=["is_open"])
    entry = moving.happened("case.closed", by=by, idea=case.idea)
    deliver(entry, to=_owed_writer(case))


def _found(case: Case) -> None:
    """Its words, for those who look for it. The headline is found as the idea's, where it can be blanked."""
    search.index(KIND, case.pk, _words(case))


def _words(case: Case) -> str:
    parts = [case.what, case.for_whom, case.took, case.measured, *case.advice, case.author_box]
    return "\n".join(part for part in parts if part)


def _three(advice: Sequence[str]) -> list[str]:
    texts = [text.strip() for text in advice]
    if len(texts) > len(ADVICE):
        raise Refused(_("Three pieces of advice are enough."), field=ADVICE[-1])
    for name, text in zip(ADVICE, texts, strict=False):
        if len(text) > ADVICE_MAX:
            raise Refused(_("That is too long for a piece of advice."), field=name)
    return texts + [""] * (len(ADVICE) - len(texts))


def _owed_writer(case: Case) -> list[moving.Owed]:
    return [(case.written_by_id, "wrote")] if case.written_by_id else []


def _owed_all(case: Case) -> list[moving.Owed]:
    """Who hears of what happens to a case: who wrote it, who stands in it, who had the idea."""
    shown = [Credit.Says.NAME, Credit.Says.ROLE]
    credited = Credit.objects.filter(case=case, says__in=shown).values_list("person_id", flat=True)
    return [*_owed_writer(case), *((pk, "credited") for pk in credited), *moving.owed_author(case.idea)]


def _person(by: Actor) -> Person | None:
    return by if isinstance(by, Person) else None


def _allowed(reason: str | None) -> None:
    if reason:
        raise Refused(reason)

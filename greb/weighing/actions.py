"""Weighing an idea against the core task, and deciding. Each verb is one link of the idea's own chain."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from greb.ideas.models import Idea, Step
from greb.ideas.moving import happened, locked, move, owed_answerer, owed_author
from greb.ideas.rules import must
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.trail.actions import deliver
from greb.trail.chain import Facts
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from greb.workplaces.reads import reaches

from . import reads, rules
from .models import LEAST, MOST, CounterArgument, Decision, Need, Part, Round, Weighing


@transaction.atomic
def open_weighing(*, by: Person, idea: Idea, closes_on: date | None = None) -> Round:
    """It is ready: colleagues weigh it. `closes_on` is the day until which they are asked; nothing closes by itself."""
    idea = locked(idea)
    must("weigh", by=by, idea=idea)
    _must(rules.why_not_on_road(idea))
    if closes_on and closes_on < clock.today():
        raise Refused(_("Choose a day to come."), field="closes_on")
    move(
        by=by, idea=idea, verb="weigh", text="", kind=Step.Kind.WEIGH, event="weighing.opened",
        facts={"closes_on": str(closes_on) if closes_on else ""}, also=owed_answerer(idea, "weighing"),
    )  # fmt: skip
    return Round.objects.create(idea=idea, opened_at=idea.stage_since, closes_on=closes_on)


@transaction.atomic
def weigh(
    *, by: Person, idea: Idea, practice: int, people: int, routines: int, confidence: str = "", why: str = "",
    is_named: bool = False,
) -> Weighing:  # fmt: skip
    """Place the idea on the three scales, each from −2 to 2. Once a person; weighing again changes one's own."""
    idea = locked(idea)
    _must(rules.why_not_weigh(by, reaches([by.pk])[by.pk], idea))
    places = {"practice": practice, "people": people, "routines": routines}
    for scale, place in places.items():
        if not LEAST <= place <= MOST:
            raise Refused(_("Choose one of the five."), field=scale)
    if confidence not in {"", *Weighing.Confidence.values}:
        raise Refused(_("Choose one of them, or none."), field="confidence")
    round_, _new = Round.objects.get_or_create(idea=idea, opened_at=idea.stage_since)
    own = reads.own(round_, by)
    told = {**places, "confidence": confidence, "why": why.strip(), "is_named": is_named}
    if own and all(getattr(own, name) == value for name, value in told.items()):
        return own
    own, is_new = _placed(round_, by, own, told)
    # What was placed is content, not a fact: the trail proves it and does not tell it.
    content = f"{practice} {people} {routines} {confidence} {is_named}\n{why.strip()}"
    happened("weighing.weighed" if is_new else "weighing.changed", by=by, idea=idea, content=content)
    return own


def _placed(round_: Round, by: Person, own: Weighing | None, told: dict[str, object]) -> tuple[Weighing, bool]:
    if own is None:
        return Weighing.objects.create(round=round_, person=by, at=clock.now(), **told), True
    for name, value in told.items():
        setattr(own, name, value)
    own.changed_at, own.is_blanked = clock.now(), False
    own.save()
    return own, False


@transaction.atomic
def say_need(*, by: Person, idea: Idea, better: str, for_whom: str, without: str) -> Need:
    """What gets better, for whom, and how it could be done without the thing. The newest words are kept."""
    idea = locked(idea)
    _must(rules.why_not_say_need(by, idea))
    told = {"better": better.strip(), "for_whom": for_whom.strip(), "without": without.strip()}
    for name, text in told.items():
        if not text:
            raise Refused(_("Write a few words here."), field=name)
    need, _new = Need.objects.update_or_create(idea=idea, defaults={**told, "by": by, "at": clock.now()})
    happened("weighing.need_said", by=by, idea=idea, content="\n".join(told.values()))
    return need


@transaction.atomic
def argue_against(*, by: Person, idea: Idea, text: str) -> CounterArgument:
    """The one thing that speaks most strongly against it. Whoever wrote it may put it better."""
    idea = locked(idea)
    _must(rules.why_not_argue(by, reaches([by.pk])[by.pk], idea))
    if not text.strip():
        raise Refused(_("Write a few words here."), field="text")
    told = {"text": text.strip(), "by": by, "at": clock.now(), "is_blanked": False}
    said, _new = CounterArgument.objects.update_or_create(idea=idea, defaults=told)
    entry = happened("weighing.argued_against", by=by, idea=idea, content=text)
    deliver(entry, to=[*owed_author(idea), *owed_answerer(idea, "weighing")])
    return said


@transaction.atomic
def decide(*, by: Person, idea: Idea, reason: str, road: str = "") -> Decision:
    """We go on with it, with a reason, on the road it is on or on the other of the two. The author is then asked how
    they wish to take part; where nobody here told it, or they have left, the leader finds somebody to lead it."""
    idea = locked(idea)
    must("decide", by=by, idea=idea)
    _must(rules.why_not_decide(idea, road=road))
    if not reason.strip():
        raise Refused(_("Write why. Those who weighed it and the one who told it read it."), field="reason")
    round_ = reads.present_round(idea) if idea.stage == Stage.WEIGHING else None
    idea.is_author_hidden = False
    asks = rules.asks_teller(idea)
    move(
        by=by, idea=idea, verb="decide", text=reason, kind=Step.Kind.DECIDE, event="weighing.decided",
        road=Road(road or idea.road), also=owed_author(idea, "chooses") if asks else owed_answerer(idea, "finds"),
    )  # fmt: skip
    made = Decision.objects.create(
        idea=idea, round=round_, road=idea.road, reason=reason.strip(), by=by, at=clock.now()
    )
    if not asks:
        Part.objects.create(decision=made, choice=Part.Choice.HAND_OVER, at=made.at)
    return made


@transaction.atomic
def choose_part(
    *, by: Person, idea: Idea, choice: str = Part.Choice.LEAD, time: str = "", to: Person | None = None
) -> Part:
    """The author leads it, takes part, or hands it over, with what time. May be changed while it is being prepared.

    Handed over, it waits for a yes from `to`, or for the leader to find somebody (see `handing`).
    """
    idea = locked(idea)
    decision = reads.decision(idea)
    _must(rules.why_not_choose_part(by, idea, decision))
    if choice not in Part.Choice.values:
        raise Refused(_("Choose one of the three."), field="choice")
    is_over = choice == Part.Choice.HAND_OVER
    if not is_over:
        to = None
    if to and (reason := rules.why_not_ask(to, idea)):
        raise Refused(reason, field="to")
    told = {"person": by, "choice": choice, "time": time.strip(), "at": clock.now(), "to": to}
    part, _new = Part.objects.update_or_create(decision=decision, defaults=told)
    facts: Facts = {"choice": choice, "to": to.pk if to else None}
    entry = happened("weighing.part_chosen", by=by, idea=idea, content=time or None, facts=facts)
    finds = owed_answerer(idea, "finds" if is_over and not to else "weighing")
    deliver(entry, to=[*([(to.pk, "asked")] if to else []), *finds])
    return part


@transaction.atomic
def blank(*, by: Person, idea: Idea, part: str, pk: int = 0) -> None:
    """Blank a line that must not stand: `part` is "why" (of the weighing `pk`), "against" or "need"."""
    idea = locked(idea)
    _must(rules.why_not_blank(by, idea))
    if part == "why":
        done = Weighing.objects.filter(pk=pk, round__idea=idea).update(why="", is_blanked=True)
    elif part == "against":
        done = CounterArgument.objects.filter(idea=idea).update(text="—", is_blanked=True)
    elif part == "need":
        done = Need.objects.filter(idea=idea).update(better="—", for_whom="—", without="—")
    else:
        done = 0
    if not done:
        raise Refused(_("There is no such text."))
    happened("weighing.blanked", by=by, idea=idea, facts={"part": part, "id": pk})


def _must(reason: str | None) -> None:
    if reason:
        raise Refused(reason)

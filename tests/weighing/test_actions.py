"""The verbs of weighing and deciding: done by the right person, refused with a reason to the wrong one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from greb.ideas import actions as of_ideas
from greb.ideas import maturing
from greb.ideas.models import Idea, Member
from greb.ideas.moving import move
from greb.ideas.stages import MOVES, Road, Stage
from greb.trail import clock
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from greb.weighing import actions, reads, rules
from greb.weighing.models import CounterArgument, Decision, Need, Part, Round, Weighing
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def fresh(idea: Idea) -> Idea:
    return Idea.objects.select_related("workplace").get(pk=idea.pk)


def maturing_idea(
    cast: make.Cast, road: str = "try", told: str = "Coats in one place so nobody looks for them"
) -> Idea:
    idea = make.idea(cast.alma, told)
    of_ideas.thank(by=cast.mette, idea=idea, text="You saw it.")
    of_ideas.mature(by=cast.mette, idea=idea, road=road)
    return fresh(idea)


def open_idea(cast: make.Cast, road: str = "try", told: str = "Coats in one place so nobody looks for them") -> Idea:
    idea = maturing_idea(cast, road, told)
    actions.open_weighing(by=cast.alma, idea=idea)
    return fresh(idea)


def weighed(cast: make.Cast, idea: Idea, *scores: tuple[int, int, int]) -> None:
    for person, (practice, people, routines) in zip(
        (cast.jonas, cast.mette, cast.bo, cast.viggo), scores, strict=False
    ):
        actions.weigh(by=person, idea=idea, practice=practice, people=people, routines=routines)


def verbs(idea: Idea) -> list[str]:
    return list(
        Entry.objects.filter(subject_kind="idea", subject_id=idea.pk).order_by("number").values_list("verb", flat=True)
    )


def test_from_ready_to_decided_and_the_author_is_asked(cast: make.Cast) -> None:
    idea = maturing_idea(cast)
    until = clock.today() + timedelta(days=7)
    actions.open_weighing(by=cast.alma, idea=idea, closes_on=until)
    assert fresh(idea).stage == Stage.WEIGHING
    weighed(cast, idea, (1, 2, 0), (0, 1, -1), (2, 2, 2))
    actions.decide(by=cast.mette, idea=idea, reason="It frees the mornings.")
    idea = fresh(idea)
    assert (idea.stage, idea.road) == (Stage.DECIDED, Road.TRY)
    decision = Decision.objects.get()
    assert decision.round == Round.objects.get(closes_on=until)
    asked = Delivery.objects.get(person_id=cast.alma.pk, entry__verb="weighing.decided")
    assert asked.reason == "chooses"
    actions.choose_part(by=cast.alma, idea=idea, choice="join", time="Two hours a week")
    actions.choose_part(by=cast.alma, idea=idea, choice="lead", time="Two hours a week")
    assert Part.objects.get().choice == Part.Choice.LEAD
    assert verbs(idea)[-6:] == [
        "weighing.weighed", "weighing.weighed", "weighing.weighed", "weighing.decided", "weighing.part_chosen",
        "weighing.part_chosen",
    ]  # fmt: skip
    assert rules.is_decided(idea)


def test_a_weighing_leaves_no_number_and_no_word_in_the_trail(cast: make.Cast) -> None:
    idea = open_idea(cast)
    actions.weigh(by=cast.jonas, idea=idea, practice=1, people=2, routines=-2, why="The mornings")
    entry = Entry.objects.get(verb="weighing.weighed")
    assert set(entry.facts) == {"content"}


def test_one_weighing_each_that_may_be_changed(cast: make.Cast) -> None:
    idea = open_idea(cast)
    weighed(cast, idea, (1, 1, 1))
    actions.weigh(by=cast.jonas, idea=idea, practice=1, people=1, routines=1)
    own = Weighing.objects.get()
    assert own.changed_at is None, "the same again is no change"
    actions.weigh(by=cast.jonas, idea=idea, practice=-1, people=1, routines=1, confidence="guess", is_named=True)
    own = Weighing.objects.get()
    assert (own.practice, own.is_named, own.changed_at is None) == (-1, True, False)
    assert verbs(idea)[-2:] == ["weighing.weighed", "weighing.changed"]


def test_those_who_carry_it_as_their_own_do_not_weigh_it_and_leaders_neither(cast: make.Cast) -> None:
    idea = open_idea(cast)
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo)
    for own in (cast.alma, cast.viggo):
        with pytest.raises(Refused):
            actions.weigh(by=own, idea=idea, practice=2, people=2, routines=2)
    leaders = make.idea(cast.mette)
    of_ideas.thank(by=cast.dorte, idea=leaders, text="Good")
    of_ideas.mature(by=cast.dorte, idea=leaders, road="try")
    actions.open_weighing(by=cast.mette, idea=leaders)
    with pytest.raises(Refused):
        actions.weigh(by=cast.mette, idea=leaders, practice=2, people=2, routines=2)
    actions.weigh(by=cast.alma, idea=leaders, practice=2, people=2, routines=2)


def test_whoever_cannot_read_it_cannot_weigh_it(cast: make.Cast) -> None:
    cast.solsikken.shares_after_reply = False
    cast.solsikken.save()
    idea = open_idea(cast)
    for stranger in (cast.viggo, make.person("Ib Nowhere")):
        with pytest.raises(Refused):
            actions.weigh(by=stranger, idea=idea, practice=0, people=0, routines=0)
        with pytest.raises(Refused):
            actions.argue_against(by=stranger, idea=idea, text="No")
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo, kind="helper")
    actions.weigh(by=cast.viggo, idea=idea, practice=0, people=0, routines=0)


@pytest.mark.parametrize("places", [(3, 0, 0), (0, -3, 0), (0, 0, 99)])
def test_a_place_off_the_scale_is_refused_and_cannot_be_stored(cast: make.Cast, places: tuple[int, int, int]) -> None:
    idea = open_idea(cast)
    with pytest.raises(Refused) as refusal:
        weighed(cast, idea, places)
    assert refusal.value.field in {"practice", "people", "routines"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Weighing.objects.create(
            round=Round.objects.get(), person=cast.jonas, at=clock.now(),
            **dict(zip(("practice", "people", "routines"), places, strict=True)),
        )  # fmt: skip


def test_inside_the_frames_a_try_is_decided_with_a_reason_alone(cast: make.Cast) -> None:
    idea = maturing_idea(cast)
    with pytest.raises(Refused):
        actions.decide(by=cast.mette, idea=idea, reason=" ")
    actions.decide(by=cast.mette, idea=idea, reason="Small enough to try.")
    assert rules.is_decided(fresh(idea))
    assert rules.why_not_outside_frames(fresh(idea)) is not None


def test_leading_it_through_asks_for_weighings_a_need_and_what_speaks_against(cast: make.Cast) -> None:
    idea = maturing_idea(cast, "lead", told="Buy tablets for everybody")

    def refused() -> str:
        with pytest.raises(Refused) as refusal:
            actions.decide(by=cast.mette, idea=idea, reason="Yes")
        return str(refusal.value.reason)

    assert "ready to be weighed" in refused()
    actions.open_weighing(by=cast.mette, idea=idea)
    # Solsikken has three others than Alma: Mette, Bo and Jonas.
    assert refused().startswith("3 more")
    weighed(cast, idea, (1, 2, 0), (0, 1, -1))
    assert refused().startswith("1 more")
    assert not rules.is_weighed(fresh(idea))
    weighed(cast, idea, (1, 2, 0), (0, 1, -1), (2, 2, 2))
    assert rules.is_weighed(fresh(idea))
    assert "what gets better" in refused()
    actions.say_need(by=cast.alma, idea=idea, better="Notes at once", for_whom="Night staff", without="A paper pad")
    assert "against" in refused()
    actions.argue_against(by=cast.jonas, idea=idea, text="We have four in a cupboard.")
    assert rules.why_not_outside_frames(fresh(idea)) == "Outside the frames it is decided first, with a reason."
    actions.decide(by=cast.mette, idea=idea, reason="The notes.")
    assert rules.why_not_outside_frames(fresh(idea)) is None


def test_a_description_of_who_gains_answers_the_check(cast: make.Cast) -> None:
    idea = maturing_idea(cast, "lead", told="Buy tablets for everybody")
    assert rules.asks_for_need(idea)
    maturing.describe(by=cast.alma, idea=idea, who_gains="Night staff")
    assert not rules.asks_for_need(idea)


def test_where_nobody_says_that_it_helps_the_need_is_asked_for(cast: make.Cast) -> None:
    idea = open_idea(cast, "lead")
    weighed(cast, idea, (0, 0, 0), (-1, 0, 0), (-2, 0, 0))
    assert rules.asks_for_need(fresh(idea), reads.placed(Round.objects.get()))
    assert "what gets better" in (rules.why_not_decide(fresh(idea)) or "")


def test_a_small_workplace_needs_all_the_others_and_co_owners_are_none(cast: make.Cast) -> None:
    idea = open_idea(cast, "lead")
    assert rules.enough(idea) == 3
    maturing.invite(by=cast.alma, idea=idea, person=cast.jonas)
    assert rules.enough(idea) == 2


def test_the_leader_may_choose_the_other_of_the_two_roads(cast: make.Cast) -> None:
    idea = open_idea(cast, "lead")
    actions.decide(by=cast.mette, idea=idea, reason="Try it first.", road="try")
    assert fresh(idea).road == Road.TRY and rules.is_decided(fresh(idea))
    for road in ("do", "", "x"):
        other = make.idea(cast.alma)
        of_ideas.thank(by=cast.mette, idea=other, text="x")
        with pytest.raises(Refused):
            actions.decide(by=cast.mette, idea=other, reason="x", road=road)


def test_a_decision_shows_who_told_it(cast: make.Cast) -> None:
    idea = make.idea(cast.alma, is_author_hidden=True)
    of_ideas.thank(by=cast.mette, idea=idea, text="x")
    of_ideas.mature(by=cast.mette, idea=idea, road="try")
    actions.decide(by=cast.mette, idea=idea, reason="Yes")
    assert not fresh(idea).is_author_hidden


def test_after_a_try_it_is_weighed_again_from_the_beginning(cast: make.Cast) -> None:
    idea = open_idea(cast)
    weighed(cast, idea, (1, 1, 1), (1, 1, 1), (1, 1, 1))
    actions.decide(by=cast.mette, idea=idea, reason="Try it")
    idea = fresh(idea)
    # What `experiments` will do: start, and widen.
    move(by=cast.mette, idea=idea, verb="start", text="", kind="start")
    assert rules.is_decided(idea)
    move(by=cast.mette, idea=idea, verb="widen", text="It worked.", kind="widen", road=Road.LEAD)
    idea = fresh(idea)
    assert not rules.is_decided(idea) and not rules.is_weighed(idea)
    weighed(cast, idea, (2, 2, 2))
    assert Round.objects.count() == 2 and Weighing.objects.filter(person=cast.jonas).count() == 2


def test_sent_back_to_mature_it_is_no_longer_decided(cast: make.Cast) -> None:
    idea = maturing_idea(cast)
    actions.decide(by=cast.mette, idea=idea, reason="Yes")
    of_ideas.mature(by=cast.mette, idea=idea, road="try", text="One more look")
    assert not rules.is_decided(fresh(idea))


def test_one_counter_argument_that_its_writer_may_put_better(cast: make.Cast) -> None:
    idea = maturing_idea(cast)
    actions.argue_against(by=cast.jonas, idea=idea, text="It costs the morning.")
    with pytest.raises(Refused):
        actions.argue_against(by=cast.viggo, idea=idea, text="Mine is better.")
    actions.argue_against(by=cast.jonas, idea=idea, text="It costs half of each morning.")
    assert CounterArgument.objects.get().text == "It costs half of each morning."


def test_only_who_may_says_the_need_and_chooses_their_part(cast: make.Cast) -> None:
    idea = maturing_idea(cast)
    with pytest.raises(Refused):
        actions.say_need(by=cast.jonas, idea=idea, better="a", for_whom="b", without="c")
    with pytest.raises(Refused) as refusal:
        actions.say_need(by=cast.alma, idea=idea, better="a", for_whom="b", without=" ")
    assert refusal.value.field == "without"
    with pytest.raises(Refused):
        actions.choose_part(by=cast.alma, idea=idea)
    actions.decide(by=cast.mette, idea=idea, reason="Yes")
    for wrong in (cast.mette, cast.jonas):
        with pytest.raises(Refused):
            actions.choose_part(by=wrong, idea=idea)


def test_the_leader_blanks_what_must_not_stand(cast: make.Cast) -> None:
    idea = open_idea(cast)
    own = actions.weigh(by=cast.jonas, idea=idea, practice=0, people=0, routines=0, why="Mrs Hansen falls")
    actions.argue_against(by=cast.jonas, idea=idea, text="Mrs Hansen falls")
    actions.say_need(by=cast.alma, idea=idea, better="Mrs Hansen", for_whom="Mrs Hansen", without="x")
    with pytest.raises(Refused):
        actions.blank(by=cast.jonas, idea=idea, part="why", pk=own.pk)
    for part, pk in (("why", own.pk), ("against", 0), ("need", 0)):
        actions.blank(by=cast.mette, idea=idea, part=part, pk=pk)
    stored = [Weighing.objects.get().why, CounterArgument.objects.get().text, Need.objects.get().better]
    assert "Hansen" not in "".join(stored)
    with pytest.raises(Refused):
        actions.blank(by=cast.mette, idea=idea, part="nothing")


# ------------------------------------------------------------------------------------------- the stage table

ACTS: dict[str, Callable[[make.Cast, Idea], object]] = {
    "weigh": lambda cast, idea: actions.open_weighing(by=cast.mette, idea=idea),
    "decide": lambda cast, idea: actions.decide(by=cast.mette, idea=idea, reason="Yes"),
}
OURS = [m for m in MOVES if m.room == "weighing"]


def test_every_verb_of_the_table_has_its_act_here() -> None:
    assert {move.verb for move in OURS} == set(ACTS)


@pytest.mark.parametrize(("verb", "stage"), [(m.verb, s) for m in OURS for s in Stage])
def test_a_verb_moves_from_the_tables_stages_and_is_refused_from_all_others(
    cast: make.Cast, verb: str, stage: Stage
) -> None:
    table = {m.verb: m for m in OURS}[verb]
    idea = maturing_idea(cast)
    more = {"reason": "x", "got_better": "x", "revive_on": clock.today()}
    Idea.objects.filter(pk=idea.pk).update(stage=stage, **more)
    if stage in table.starts:
        ACTS[verb](cast, idea)
        assert fresh(idea).stage == table.to
        return
    with pytest.raises(Refused):
        ACTS[verb](cast, idea)
    assert fresh(idea).stage == stage


@pytest.mark.parametrize("who", ["jonas", "bo", "viggo", "rikke", "dorte", "ada", "helper"])
@pytest.mark.parametrize("verb", ["weigh", "decide"])
def test_a_verb_is_refused_to_whoever_the_table_does_not_name(cast: make.Cast, verb: str, who: str) -> None:
    idea = maturing_idea(cast)
    person = cast.viggo if who == "helper" else cast.people()[who]
    if who == "helper":
        maturing.invite(by=cast.alma, idea=idea, person=person, kind="helper")
    with pytest.raises(Refused):
        if verb == "weigh":
            actions.open_weighing(by=person, idea=idea)
        else:
            actions.decide(by=person, idea=idea, reason="Yes")


def test_a_co_owner_opens_it_and_the_author_does_not_decide(cast: make.Cast) -> None:
    idea = maturing_idea(cast)
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo, kind=Member.Kind.CO_OWNER)
    actions.open_weighing(by=cast.viggo, idea=idea)
    for wrong in (cast.alma, cast.viggo):
        with pytest.raises(Refused):
            actions.decide(by=wrong, idea=idea, reason="Yes")

"""A change is planned, heard, begun, and through when the old way has ended; what stands in its way is named."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from greb.benefits import actions as benefits
from greb.benefits.models import Benefit
from greb.change import actions, due, reads, rules
from greb.change.models import Concern, Forum, Hearing, MappedTask, Plan, Touched
from greb.ideas import actions as ideas
from greb.ideas.models import Idea, Step
from greb.ideas.stages import BY_VERB, MOVES, Road, Stage
from greb.ideas.verify import stages
from greb.trail import clock, verify
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from greb.weighing import actions as weighing
from greb.workplaces.models import Person, Role
from tests import make

from .changes import ahead, entered, plan_of, ready, running, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def fresh(idea: Idea) -> Idea:
    return Idea.objects.get(pk=idea.pk)


def verbs(idea: Idea) -> list[str]:
    told = Entry.objects.filter(subject_kind="idea", subject_id=idea.pk, verb__startswith="change").order_by("number")
    return [verb.removeprefix("change.") for verb in told.values_list("verb", flat=True)]


def told(verb: str) -> set[tuple[int, str]]:
    return set(Delivery.objects.filter(entry__verb=f"change.{verb}").values_list("person_id", "reason"))


# ------------------------------------------------------------------------------------------- the whole road


def test_a_change_decided_elsewhere_is_led_to_the_end_of_the_old_way(cast: make.Cast) -> None:
    idea = entered(cast)
    assert (fresh(idea).stage, fresh(idea).road, fresh(idea).due_on) == (Stage.DECIDED, Road.LEAD, None)
    plan = actions.plan_change(by=cast.mette, idea=idea, **whole(cast))
    actions.add_touched(by=cast.mette, plan=plan, who="Those who dress the children", how="One list less")
    actions.set_task(by=cast.mette, plan=plan, kind="goes", text="Writing the list")
    concern = actions.raise_concern(by=cast.alma, idea=idea, text="Who does it when the tablet is flat?")
    actions.answer_concern(by=cast.mette, concern=concern, text="There is a second one in the office.")
    benefits.plan_benefit(by=cast.mette, idea=idea, what="Minutes", kind="efficiency", owner=cast.jonas, better="down")
    actions.launch(by=cast.mette, plan=plan)
    assert (fresh(idea).stage, plan_of(idea).is_running) == (Stage.CHANGE, True)
    actions.retire_routine(by=cast.mette, plan=plan, text="Nobody writes the list any more.")
    found = fresh(idea)
    assert (found.stage, found.got_better) == (Stage.FOLLOWING, "Nobody writes the list any more.")
    assert found.ended_at is not None and plan_of(idea).retired_at is not None
    kinds = list(Step.objects.filter(idea=idea).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["enter", "launch", "retire"]
    assert verbs(idea) == ["entered", "planned", "touched", "task_set", "concern_raised", "concern_answered",
                           "launched", "retired"]  # fmt: skip
    assert list(verify.chains()) == list(stages()) == []
    assert "tablet" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_a_change_can_be_stopped_with_a_reason(cast: make.Cast) -> None:
    idea = running(cast)
    with pytest.raises(Refused, match="few words"):
        actions.halt(by=cast.mette, plan=plan_of(idea), reason=" ")
    actions.halt(by=cast.mette, plan=plan_of(idea), reason="The supplier closed.")
    assert (fresh(idea).stage, fresh(idea).reason) == (Stage.STOPPED, "The supplier closed.")
    assert not plan_of(idea).is_running


# -------------------------------------------------------------------------------- from the stage table itself

ACTS: dict[str, Callable[[Person, Plan], None]] = {
    "launch": lambda by, plan: actions.launch(by=by, plan=plan),
    "retire": lambda by, plan: actions.retire_routine(by=by, plan=plan, text="No list any more."),
    "halt": lambda by, plan: actions.halt(by=by, plan=plan, reason="No money."),
}
OURS = [move for move in MOVES if move.room == "change" and move.verb != "enter"]
REFUSED = [(move.verb, stage) for move in OURS for stage in Stage.values if stage not in move.starts]


def test_each_of_our_verbs_stands_in_the_table() -> None:
    assert set(ACTS) == {move.verb for move in OURS}
    assert BY_VERB["enter"].starts == (Stage.SPARK,), "an idea is entered when it is told, and never later"


@pytest.mark.parametrize(("verb", "stage"), REFUSED)
def test_from_every_other_stage_the_verb_is_refused(cast: make.Cast, verb: str, stage: str) -> None:
    idea = ready(cast)
    Idea.objects.filter(pk=idea.pk).update(stage=stage, reason="x", got_better="x", revive_on=ahead())
    with pytest.raises(Refused, match="cannot be done now"):
        ACTS[verb](cast.mette, plan_of(idea))
    assert (fresh(idea).stage, verbs(idea)[-1]) == (stage, "planned")


@pytest.mark.parametrize("who", ["alma", "jonas", "bo", "viggo", "dorte", "ada"])
@pytest.mark.parametrize("verb", sorted(ACTS))
def test_only_the_nearest_leader_moves_a_change(cast: make.Cast, verb: str, who: str) -> None:
    idea = ready(cast)
    Idea.objects.filter(pk=idea.pk).update(stage=BY_VERB[verb].starts[0])
    with pytest.raises(Refused, match="nearest leader"):
        ACTS[verb](cast.people()[who], plan_of(idea))


@pytest.mark.parametrize("who", ["alma", "bo", "viggo", "dorte", "rikke", "ada"])
def test_only_the_nearest_leader_enters_what_was_decided_elsewhere(cast: make.Cast, who: str) -> None:
    with pytest.raises(Refused, match="nearest leader"):
        actions.enter_decided_elsewhere(
            by=cast.people()[who], workplace=cast.solsikken, told="New rules", decided_by="The law", gives="Safety"
        )
    assert not Idea.objects.exists() and not Plan.objects.exists()


# ---------------------------------------------------------------------------------- what is missing is named

WITHOUT: dict[str, tuple[str, dict[str, Any]]] = {
    "for_whom": ("why, and for whom", {"for_whom": ""}),
    "freed_time": ("what freed time is used for", {"freed_time": ""}),
    "old_routine": ("the old way that ends", {"old_routine": ""}),
    "old_routine_owner": ("the old way that ends", {"old_routine_owner": None}),
    "retire_on": ("the old way that ends", {"retire_on": None}),
    "operations_owner": ("who looks after it afterwards", {"operations_owner": None}),
    "forum": ("the talk in the staff meeting", {"needs_forum": True}),
}


@pytest.mark.parametrize("name", sorted(WITHOUT))
def test_without_each_thing_it_does_not_begin_and_the_thing_is_named(cast: make.Cast, name: str) -> None:
    said, fields = WITHOUT[name]
    idea = ready(cast)
    plan = actions.plan_change(by=cast.mette, idea=idea, **fields)
    with pytest.raises(Refused) as refused:
        actions.launch(by=cast.mette, plan=plan)
    assert str(refused.value).startswith("Still missing: ") and said in str(refused.value)
    assert str(refused.value).count(";") == 0, "only that one is missing"
    assert fresh(idea).stage == Stage.DECIDED


def test_all_that_is_missing_is_named_at_once(cast: make.Cast) -> None:
    idea = entered(cast)
    actions.raise_concern(by=cast.alma, idea=idea, text="What about us?")
    with pytest.raises(Refused) as refused:
        actions.launch(by=cast.mette, plan=plan_of(idea))
    for part in ("for whom", "what it is to give", "the old way", "afterwards", "a reply to each concern"):
        assert part in str(refused.value)


def test_without_a_benefit_s_owner_it_does_not_begin(cast: make.Cast) -> None:
    idea = ready(cast)
    Benefit.objects.update(owner=None)
    with pytest.raises(Refused, match="what it is to give, and who follows that up"):
        actions.launch(by=cast.mette, plan=plan_of(idea))


def test_where_no_time_is_freed_nobody_asks_what_it_is_used_for(cast: make.Cast) -> None:
    idea = ready(cast)
    plan = actions.plan_change(by=cast.mette, idea=idea, freed_time="")
    Benefit.objects.update(kind="quality", nature="freed_time")
    with pytest.raises(Refused, match="freed time"):
        actions.launch(by=cast.mette, plan=plan)
    Benefit.objects.update(kind="quality", nature="quality")
    actions.launch(by=cast.mette, plan=plan)


def test_an_owner_who_has_left_is_missing(cast: make.Cast) -> None:
    idea = ready(cast)
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    with pytest.raises(Refused, match="who looks after it afterwards"):
        actions.launch(by=cast.mette, plan=plan_of(idea))


def test_an_idea_from_here_is_decided_first(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=idea, text="Good eye.")
    ideas.mature(by=cast.mette, idea=idea, road="lead")
    plan = actions.plan_change(by=cast.alma, idea=idea, **whole(cast))
    Idea.objects.filter(pk=idea.pk).update(stage=Stage.DECIDED)
    with pytest.raises(Refused, match="the decision, with its reason"):
        actions.launch(by=cast.mette, plan=plan)


def test_a_plan_that_has_begun_says_what_ends(cast: make.Cast) -> None:
    idea = entered(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(idea=idea).update(launched_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(idea=idea).update(retired_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(idea=idea).update(decided_by="")


# --------------------------------------------------------------------------------------------- writing the plan


def test_a_plan_grows_a_little_at_a_time(cast: make.Cast) -> None:
    idea = entered(cast)
    actions.plan_change(by=cast.mette, idea=idea, for_whom="The children")
    actions.plan_change(by=cast.mette, idea=idea, promised="Nobody loses hours.")
    actions.plan_change(by=cast.mette, idea=idea, promised=" Nobody loses hours. ")
    plan = plan_of(idea)
    assert (plan.why, plan.for_whom, plan.promised) == ("Children come out sooner", "The children",
                                                        "Nobody loses hours.")  # fmt: skip
    assert verbs(idea) == ["entered", "planned", "planned"], "what stands there already is no act"
    with pytest.raises(TypeError, match="colour"):
        actions.plan_change(by=cast.mette, idea=idea, colour="green")
    with pytest.raises(Refused, match="too long") as refused:
        actions.plan_change(by=cast.mette, idea=idea, old_routine="x" * 121)
    assert refused.value.field == "old_routine"


def test_only_those_who_carry_it_write_the_plan(cast: make.Cast) -> None:
    idea = entered(cast)
    plan = plan_of(idea)
    task = actions.set_task(by=cast.mette, plan=plan, kind="goes", text="Lists")
    touched = actions.add_touched(by=cast.mette, plan=plan, who="Everybody")
    for by in (cast.jonas, cast.viggo, cast.ada):
        acts: list[Callable[[], object]] = [
            lambda by=by: actions.plan_change(by=by, idea=idea, why="Mine"),  # type: ignore[misc]
            lambda by=by: actions.add_touched(by=by, plan=plan, who="Me"),  # type: ignore[misc]
            lambda by=by: actions.drop_touched(by=by, touched=touched),  # type: ignore[misc]
            lambda by=by: actions.set_task(by=by, plan=plan, kind="new", text="Mine"),  # type: ignore[misc]
            lambda by=by: actions.drop_task(by=by, task=task),  # type: ignore[misc]
            lambda by=by: actions.discuss_in_forum(by=by, plan=plan, on=clock.today(), said="Fine"),  # type: ignore[misc]
        ]
        for act in acts:
            with pytest.raises(Refused, match="Only those who carry"):
                act()


def test_a_small_improvement_has_no_plan(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=idea, text="Good eye.")
    ideas.do_it(by=cast.mette, idea=idea)
    with pytest.raises(Refused, match="Lead it through"):
        actions.plan_change(by=cast.mette, idea=idea, why="x")


def test_when_it_runs_the_words_stand_and_days_may_move(cast: make.Cast) -> None:
    idea = running(cast)
    plan = plan_of(idea)
    with pytest.raises(Refused, match="the words stand"):
        actions.plan_change(by=cast.mette, idea=idea, promised="More than we said")
    with pytest.raises(Refused, match="another day"):
        actions.plan_change(by=cast.mette, idea=idea, retire_on=None)
    with pytest.raises(Refused, match="another day"):
        actions.plan_change(by=cast.mette, idea=idea, operations_owner=None)
    actions.plan_change(by=cast.mette, idea=idea, retire_on=ahead(60), operations_owner=cast.jonas)
    actions.set_task(by=cast.mette, plan=plan, kind="new", text="Charging the tablet")
    with pytest.raises(Refused, match="has begun"):
        actions.drop_task(by=cast.mette, task=MappedTask.objects.get())
    assert Entry.objects.filter(verb="change.planned").order_by("pk").last().facts["changed"] == [  # type: ignore[union-attr]
        "operations_owner", "retire_on",
    ]  # fmt: skip


def test_owners_and_those_touched_by_name_are_told_and_can_read_it(cast: make.Cast) -> None:
    idea = ready(cast)
    assert told("planned") == {(cast.alma.pk, "owner"), (cast.bo.pk, "owner")}
    plan = plan_of(idea)
    actions.add_touched(by=cast.mette, plan=plan, who="", person=cast.viggo)
    assert Touched.objects.get().who == "Viggo Dam"
    assert told("touched") == {(cast.viggo.pk, "touched")}
    with pytest.raises(Refused, match="already"):
        actions.add_touched(by=cast.mette, plan=plan, who="Viggo Dam")
    Idea.objects.filter(pk=idea.pk).update(audience="workplace")
    with pytest.raises(Refused, match="Rikke Noer cannot read"):
        actions.plan_change(by=cast.mette, idea=idea, operations_owner=cast.rikke)
    actions.launch(by=cast.mette, plan=plan)
    assert {cast.viggo.pk, cast.alma.pk, cast.bo.pk} <= {person for person, _reason in told("launched")}


def test_a_task_not_known_yet_becomes_known(cast: make.Cast) -> None:
    idea = entered(cast)
    plan = plan_of(idea)
    actions.set_task(by=cast.mette, plan=plan, kind="unknown", text="Calling the parents")
    actions.set_task(by=cast.mette, plan=plan, kind="stays", text="Calling the parents")
    assert list(MappedTask.objects.values_list("kind", "text")) == [("stays", "Calling the parents")]
    actions.drop_task(by=cast.mette, task=MappedTask.objects.get())
    assert not MappedTask.objects.exists()
    with pytest.raises(Refused, match="one of them"):
        actions.set_task(by=cast.mette, plan=plan, kind="perhaps", text="x")


# -------------------------------------------------------------------------------------------------- the forum


def test_representatives_hear_of_it_when_it_is_drafted_and_it_cannot_be_taken_back(cast: make.Cast) -> None:
    ulla = make.person("Ulla Bang", cast.solsikken, Role.Kind.UNION)
    signe = make.person("Signe Krag", cast.sund, Role.Kind.SAFETY)
    make.person("Other Place", cast.parken, Role.Kind.UNION)
    idea = ready(cast)
    plan = actions.plan_change(by=cast.mette, idea=idea, needs_forum=True)
    assert told("drafted") == {(ulla.pk, "speaks"), (signe.pk, "speaks")}
    actions.plan_change(by=cast.mette, idea=idea, gains="Less looking")
    assert Entry.objects.filter(verb="change.drafted").count() == 1
    with pytest.raises(Refused, match="Hear them"):
        actions.plan_change(by=cast.mette, idea=idea, needs_forum=False)
    with pytest.raises(Refused, match="the talk in the staff meeting"):
        actions.launch(by=cast.mette, plan=plan)
    with pytest.raises(Refused, match="not come yet"):
        actions.discuss_in_forum(by=cast.mette, plan=plan, on=ahead(1), said="Fine")
    actions.discuss_in_forum(by=ulla, plan=plan, on=clock.today(), said="Fine, if the list goes at once.")
    assert Hearing.objects.get().by == ulla
    actions.launch(by=cast.mette, plan=plan)


def test_the_forum_has_the_name_it_has_here(cast: make.Cast, settings: Any) -> None:
    assert reads.forum_of(cast.solsikken) == "the staff meeting"
    settings.FORUM = "MED"
    assert reads.forum_of(cast.solsikken) == "MED"
    actions.name_forum(by=cast.dorte, workplace=cast.sund, name="Local MED")
    assert reads.forum_of(cast.solsikken) == reads.forum_of(cast.parken) == "Local MED"
    actions.name_forum(by=cast.mette, workplace=cast.solsikken, name="Monday meeting")
    assert (reads.forum_of(cast.solsikken), reads.forum_of(cast.parken)) == ("Monday meeting", "Local MED")
    with pytest.raises(Refused, match="leader"):
        actions.name_forum(by=cast.alma, workplace=cast.solsikken, name="Mine")
    assert Forum.objects.count() == 2


# --------------------------------------------------------------------------------------------------- concerns


def test_whoever_reads_it_can_say_what_worries_them_and_is_answered(cast: make.Cast) -> None:
    idea = entered(cast)
    concern = actions.raise_concern(by=cast.viggo, idea=idea, text="Do we get it too?")
    assert told("concern_raised") == {(cast.mette.pk, "concern")}
    assert reads.worries_for(cast.mette, make.reach(cast.mette)) == [idea]
    for by in (cast.alma, cast.viggo):
        with pytest.raises(Refused, match="Only those who carry"):
            actions.answer_concern(by=by, concern=concern, text="No")
    actions.answer_concern(by=cast.mette, concern=concern, text="Not this year.")
    assert told("concern_answered") == {(cast.viggo.pk, "concern")}
    with pytest.raises(Refused, match="already"):
        actions.answer_concern(by=cast.mette, concern=concern, text="Or perhaps")
    assert reads.worries_for(cast.mette, make.reach(cast.mette)) == []
    Idea.objects.filter(pk=idea.pk).update(audience="workplace")
    with pytest.raises(Refused, match="cannot read"):
        actions.raise_concern(by=cast.viggo, idea=idea, text="And now?")


def test_a_concern_without_words_is_none_and_an_answer_has_words(cast: make.Cast) -> None:
    idea = entered(cast)
    with pytest.raises(Refused, match="few words"):
        actions.raise_concern(by=cast.alma, idea=idea, text=" ")
    concern = actions.raise_concern(by=cast.alma, idea=idea, text="What about us?")
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=concern.pk).update(answered_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=concern.pk).update(text="")


def test_what_tells_too_much_is_blanked_and_the_chain_still_holds(cast: make.Cast) -> None:
    idea = entered(cast)
    concern = actions.raise_concern(by=cast.alma, idea=idea, text="Mrs Jensen has fallen twice")
    with pytest.raises(Refused, match="nearest leader"):
        actions.blank_concern(by=cast.jonas, concern=concern)
    actions.blank_concern(by=cast.mette, concern=concern)
    assert (Concern.objects.get().text, Concern.objects.get().is_blanked) == ("", True)
    assert list(verify.chains()) == []


def test_a_concern_belongs_to_a_change(cast: make.Cast) -> None:
    with pytest.raises(Refused, match="Write it in the talk"):
        actions.raise_concern(by=cast.alma, idea=make.idea(cast.alma), text="Hm")


# ------------------------------------------------------------------------------------------------ the last day


MONDAY = datetime(2031, 3, 3, 9, tzinfo=UTC)


def test_a_day_that_has_passed_reminds_once_and_again_when_it_is_moved(cast: make.Cast) -> None:
    def reminded(days: int) -> int:
        with clock.at(MONDAY + timedelta(days=days)):
            return due.due(clock.now())["routines to end"]

    with clock.at(MONDAY):
        idea = ready(cast)
        actions.plan_change(by=cast.mette, idea=idea, retire_on=clock.today())
        actions.launch(by=cast.mette, plan=plan_of(idea))
    assert [reminded(days) for days in (0, 1, 1, 5, 8)] == [0, 1, 0, 0, 0]
    assert told("retire_due") == {(cast.alma.pk, "reminder")}
    with clock.at(MONDAY + timedelta(days=8)):
        actions.plan_change(by=cast.mette, idea=idea, retire_on=clock.today())
        assert reads.to_retire(cast.alma, make.reach(cast.alma)) == [plan_of(idea)]
    assert [reminded(days) for days in (8, 12, 14, 15)] == [0, 0, 1, 0], "a Saturday is no day for it"
    with clock.at(MONDAY + timedelta(days=15)):
        actions.plan_change(by=cast.mette, idea=idea, retire_on=ahead(1))
        actions.retire_routine(by=cast.mette, plan=plan_of(idea), text="No list any more.")
        assert reads.to_retire(cast.alma, make.reach(cast.alma)) == []
    assert reminded(30) == 0


def test_the_needs_are_told_with_why_long_before(cast: make.Cast) -> None:
    idea = entered(cast)
    led = reads.led(idea, plan_of(idea), is_decided=True)
    asked = rules.needs(led)
    assert [need.name for need in asked] == ["decided", "why", "benefit", "routine", "operations", "concerns"]
    assert all(need.why.endswith(".") for need in asked)
    assert [need.name for need in rules.missing(led)] == ["why", "benefit", "routine", "operations"]


def test_an_idea_from_here_begins_when_it_has_been_weighed_and_decided(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=idea, text="Good eye.")
    ideas.mature(by=cast.mette, idea=idea, road="lead")
    actions.plan_change(by=cast.alma, idea=idea, **whole(cast))
    benefits.plan_benefit(by=cast.alma, idea=idea, what="Minutes", kind="quality", owner=cast.jonas)
    weighing.open_weighing(by=cast.alma, idea=idea)
    for by in (cast.jonas, cast.bo, cast.mette):
        weighing.weigh(by=by, idea=idea, practice=1, people=2, routines=0)
    weighing.argue_against(by=cast.jonas, idea=idea, text="It is one more thing to charge.")
    weighing.decide(by=cast.mette, idea=idea, reason="The children come out sooner.")
    actions.launch(by=cast.mette, plan=plan_of(idea))
    assert fresh(idea).stage == Stage.CHANGE

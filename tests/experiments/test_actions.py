"""Trying something: done by the right person, in its order, refused with a reason to everybody else."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction

from greb.experiments import actions, blanking, rules
from greb.experiments.models import Experiment, Frames, Observation
from greb.experiments.reads import newest
from greb.files.actions import keep_picture
from greb.files.models import File
from greb.ideas import actions as ideas
from greb.ideas.models import Idea, Member, Step
from greb.ideas.stages import Road, Stage
from greb.search.models import Word
from greb.trail import clock
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from greb.weighing import actions as weighing
from greb.workplaces.models import Person
from tests import make
from tests.experiments import tries
from tests.files.pictures import photo, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def verbs(idea: Idea) -> list[str]:
    trail = Entry.objects.filter(subject_kind="idea", subject_id=idea.pk).order_by("number")
    return [verb for verb in trail.values_list("verb", flat=True) if verb.startswith("experiment")]


def owed(verb: str) -> set[tuple[int, str]]:
    return set(Delivery.objects.filter(entry__verb=verb).values_list("person_id", "reason"))


# ----------------------------------------------------------------------------------------------------- frames


def test_frames_are_the_leaders_versioned_and_inherited(cast: make.Cast) -> None:
    nobody = rules.frames_of(cast.solsikken)
    assert not nobody.is_written and nobody.hours == 4 and nobody.kroner == 0
    for wrong in (cast.alma, cast.rikke):
        with pytest.raises(Refused):
            actions.set_frames(by=wrong, workplace=cast.solsikken, hours=8, kroner=500)
    actions.set_frames(by=cast.dorte, workplace=cast.sund, hours=6, kroner=200)
    assert rules.frames_of(cast.solsikken).hours == 6
    actions.set_frames(by=cast.mette, workplace=cast.solsikken, hours=8, kroner=500, not_to_touch="Medicine")
    made = actions.set_frames(by=cast.mette, workplace=cast.solsikken, hours=10, kroner=500)
    assert (rules.frames_of(cast.solsikken), made.version) == (made, 2)
    assert rules.frames_of(cast.parken).hours == 6
    with pytest.raises(Refused):
        actions.set_frames(by=cast.mette, workplace=cast.solsikken, hours=-1, kroner=0)
    assert Entry.objects.filter(subject_kind="workplace", verb="frames.written").count() == 3


# ------------------------------------------------------------------------------------------- planning, starting


def test_inside_the_frames_four_lines_are_enough_and_nobody_is_asked(cast: make.Cast) -> None:
    experiment = tries.running(cast)
    idea = tries.fresh(experiment.idea)
    assert (idea.stage, idea.road, experiment.is_inside, experiment.owner) == (
        Stage.EXPERIMENT, Road.TRY, True, cast.alma,
    )  # fmt: skip
    assert verbs(idea) == ["experiment.planned", "experiment.started"]
    assert idea.steps.filter(kind=Step.Kind.START).exists()
    assert owed("experiment.started") == {(cast.mette.pk, "leads")}


@pytest.mark.parametrize("line", ["hope", "until", "stop_if"])
def test_nothing_begins_without_its_four_lines(cast: make.Cast, line: str) -> None:
    experiment = tries.planned(cast, **{line: None if line == "until" else " "})
    with pytest.raises(Refused) as refused:
        actions.start_experiment(by=cast.alma, experiment=experiment)
    assert refused.value.field == line
    assert tries.fresh(experiment.idea).stage == Stage.MATURING


@pytest.mark.parametrize("line", ["where", "how", "measure", "check", "cap_hours", "cap_kroner"])
def test_the_whole_plan_needs_all_its_lines(cast: make.Cast, line: str) -> None:
    gap = {line: None if line.startswith("cap") or line == "measure" else ""}
    experiment = actions.plan_experiment(by=cast.alma, idea=tries.maturing(cast), **tries.whole(**gap))
    with pytest.raises(Refused) as refused:
        actions.start_experiment(by=cast.alma, experiment=experiment)
    assert refused.value.field == line
    actions.change_plan(by=cast.alma, experiment=experiment, **tries.whole())
    assert actions.start_experiment(by=cast.alma, experiment=experiment).is_running


@pytest.mark.parametrize("touches", ["touches_data", "touches_safety", "touches_kept_out"])
def test_what_touches_citizens_needs_the_whole_plan(cast: make.Cast, touches: str) -> None:
    experiment = tries.planned(cast, **{touches: True})
    with pytest.raises(Refused) as refused:
        actions.start_experiment(by=cast.alma, experiment=experiment)
    assert refused.value.field == "size"


@pytest.mark.parametrize("beyond", [{"cap_hours": 5}, {"cap_kroner": 1}, {"touches_kept_out": True}])
def test_outside_the_frames_it_is_decided_first(cast: make.Cast, beyond: dict[str, Any]) -> None:
    experiment = actions.plan_experiment(by=cast.alma, idea=tries.maturing(cast), **tries.whole(**beyond))
    with pytest.raises(Refused):
        actions.start_experiment(by=cast.alma, experiment=experiment)
    if "cap_hours" in beyond:
        actions.set_frames(by=cast.mette, workplace=cast.solsikken, hours=5, kroner=0)
        assert actions.start_experiment(by=cast.alma, experiment=experiment).is_inside


def test_weighed_and_decided_it_may_begin_outside_the_frames(cast: make.Cast) -> None:
    idea = tries.maturing(cast)
    experiment = actions.plan_experiment(by=cast.alma, idea=idea, **tries.whole(cap_hours=400))
    weighing.open_weighing(by=cast.alma, idea=idea)
    for person in (cast.jonas, cast.mette, cast.bo):
        weighing.weigh(by=person, idea=idea, practice=1, people=1, routines=1)
    weighing.argue_against(by=cast.jonas, idea=idea, text="One more thing to look after")
    with pytest.raises(Refused):
        actions.start_experiment(by=cast.alma, experiment=experiment)
    weighing.decide(by=cast.mette, idea=idea, reason="The mornings are worth it")
    started = actions.start_experiment(by=cast.alma, experiment=experiment)
    assert (started.is_inside, tries.fresh(idea).stage) == (False, Stage.EXPERIMENT)


def test_it_is_held_against_the_frames_as_they_were_when_it_began(cast: make.Cast) -> None:
    frames = actions.set_frames(by=cast.mette, workplace=cast.solsikken, hours=8, kroner=500)
    experiment = tries.running(cast, cap_hours=Decimal("7.5"), cap_kroner=500)
    actions.set_frames(by=cast.mette, workplace=cast.solsikken, hours=1, kroner=0)
    assert Experiment.objects.get().frames == frames and experiment.is_inside


def test_one_plan_at_a_time_by_those_who_carry_it_on_a_longer_road(cast: make.Cast) -> None:
    light = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=light, text="Well seen")
    ideas.do_it(by=cast.mette, idea=light)
    for wrong in (light, make.idea(cast.alma)):
        with pytest.raises(Refused):
            actions.plan_experiment(by=cast.alma, idea=wrong, **tries.four())
    idea = tries.maturing(cast)
    for stranger in (cast.jonas, cast.viggo, cast.rikke):
        with pytest.raises(Refused):
            actions.plan_experiment(by=stranger, idea=idea, **tries.four())
    Member.objects.create(idea=idea, person=cast.jonas, kind=Member.Kind.CO_OWNER, at=clock.now())
    made = actions.plan_experiment(by=cast.jonas, idea=idea, **tries.four())
    with pytest.raises(Refused):
        actions.plan_experiment(by=cast.alma, idea=idea, **tries.four())
    with pytest.raises(Refused):
        actions.change_plan(by=cast.viggo, experiment=made, **tries.four())
    actions.start_experiment(by=cast.alma, experiment=made)
    with pytest.raises(Refused, match=r"begun|gået i gang"):
        actions.change_plan(by=cast.jonas, experiment=made, **tries.four())
    with pytest.raises(IntegrityError), transaction.atomic():
        Experiment.objects.create(idea=idea, cycle=2, what="Another", planned_at=clock.now())


def test_the_database_keeps_no_try_without_its_lines_and_no_end_without_learning(cast: make.Cast) -> None:
    draft = tries.planned(cast, hope="")
    for wrong in ({"started_at": clock.now(), "is_inside": True}, {"concluded_at": clock.now(), "outcome": "works"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Experiment.objects.filter(pk=draft.pk).update(**wrong)


# ------------------------------------------------------------------------------------------------- observations


def test_any_colleague_who_sees_the_idea_writes_what_they_see(cast: make.Cast) -> None:
    draft = tries.planned(cast)
    with pytest.raises(Refused):
        actions.observe(by=cast.jonas, experiment=draft, text="Too early")
    experiment = actions.start_experiment(by=cast.alma, experiment=draft)
    actions.observe(by=cast.jonas, experiment=experiment, text="The small ones find theirs")
    actions.observe(by=cast.viggo, experiment=experiment, text="Seen from Parken")
    assert owed("experiment.observed") == {(cast.alma.pk, "carries")}
    with pytest.raises(Refused):
        actions.observe(by=cast.jonas, experiment=experiment, text="  ")
    Idea.objects.filter(pk=experiment.idea_id).update(audience="workplace")
    with pytest.raises(Refused):
        actions.observe(by=cast.viggo, experiment=experiment, text="No longer seen")


def test_an_observation_with_its_picture_can_be_blanked_and_the_trail_still_proves(
    cast: make.Cast, settings: LazySettings, tmp_path: Path
) -> None:
    settings.FILES = tmp_path
    experiment = tries.running(cast)
    picture = keep_picture(by=cast.jonas, upload=upload(photo()))
    seen = actions.observe(by=cast.jonas, experiment=experiment, text="Little Ida by the door", picture=picture)
    with pytest.raises(Refused):
        blanking.blank_observation(by=cast.viggo, observation=seen)
    blanking.blank_observation(by=cast.jonas, observation=seen, only_picture=True)
    kept = Observation.objects.get()
    assert (kept.text, kept.picture, kept.is_blanked, File.objects.count()) == (
        "Little Ida by the door",
        None,
        False,
        0,
    )
    blanking.blank_observation(by=cast.mette, observation=seen)
    assert (Observation.objects.get().text, Observation.objects.get().is_blanked) == ("—", True)
    entry = Entry.objects.get(verb="experiment.observed")
    assert "content" in entry.facts and "Ida" not in str(entry.facts)


# ----------------------------------------------------------------------------------------- learning, what comes next


def test_it_ends_with_outcome_and_learning_and_waits_for_the_leader(cast: make.Cast) -> None:
    experiment = tries.running(cast)
    for outcome, learning, field in (
        ("", "Much", "outcome"),
        ("success", "Much", "outcome"),
        ("works", " ", "learning"),
    ):
        with clock.at(clock.now() + timedelta(days=15)), pytest.raises(Refused) as refused:
            actions.conclude(by=cast.alma, experiment=experiment, outcome=outcome, learning=learning)
        assert refused.value.field == field
    with clock.at(clock.now() + timedelta(days=15)):
        actions.conclude(by=cast.alma, experiment=experiment, outcome="does_not", learning="They want pockets")
        with pytest.raises(Refused):
            actions.conclude(by=cast.alma, experiment=experiment, outcome="works", learning="Twice")
    idea = tries.fresh(experiment.idea)
    assert (idea.stage, idea.steps.filter(kind=Step.Kind.LEARN).count()) == (Stage.EXPERIMENT, 1)
    assert owed("experiment.concluded") == {(cast.mette.pk, "waits")}
    assert Word.objects.filter(kind="learning", object_id=experiment.pk, word="pockets").exists()


def test_before_its_day_it_ends_with_what_made_it_end(cast: make.Cast) -> None:
    experiment = tries.running(cast)
    with pytest.raises(Refused) as refused:
        actions.conclude(by=cast.alma, experiment=experiment, outcome="does_not", learning="Too high up")
    assert refused.value.field == "trigger"
    actions.end_early(
        by=cast.alma, experiment=experiment, trigger="Two could not reach", outcome="does_not", learning="Too high up"
    )
    assert Experiment.objects.get().trigger == "Two could not reach"


def test_what_comes_next_is_the_leaders_and_waits_for_what_was_learned(cast: make.Cast) -> None:
    experiment = tries.running(cast)
    choices: dict[str, Callable[[Person], object]] = {
        "adopt": lambda by: actions.adopt(by=by, idea=experiment.idea),
        "widen": lambda by: actions.widen(by=by, idea=experiment.idea, text="It reaches the kitchen"),
        "stop": lambda by: actions.stop(by=by, idea=experiment.idea, reason="Pockets do it better"),
        "again": lambda by: actions.again(by=by, idea=experiment.idea, **tries.four()),
    }
    for choose in choices.values():
        with pytest.raises(Refused, match=r"First write|Skriv først"):
            choose(cast.mette)
    with clock.at(clock.now() + timedelta(days=15)):
        actions.conclude(by=cast.alma, experiment=experiment, outcome="works", learning="They are used")
    for name in ("adopt", "widen", "stop"):
        for wrong in (cast.alma, cast.jonas, cast.rikke, cast.dorte):
            with pytest.raises(Refused):
                choices[name](wrong)
    for wrong in (cast.jonas, cast.rikke):
        with pytest.raises(Refused):
            choices["again"](wrong)


def test_adopted_it_is_done_as_on_the_light_road(cast: make.Cast) -> None:
    experiment = tries.concluded(cast)
    actions.adopt(by=cast.mette, idea=experiment.idea, text="In all the rooms")
    idea = tries.fresh(experiment.idea)
    assert (idea.stage, idea.road) == (Stage.DECIDED, Road.DO)
    ideas.finish(by=cast.alma, idea=idea, got_better="No more lost mittens")
    assert tries.fresh(idea).stage == Stage.DONE
    assert Experiment.objects.get().led_to == "adopt"


def test_widened_it_is_weighed_again_on_the_longer_road(cast: make.Cast) -> None:
    experiment = tries.concluded(cast)
    with pytest.raises(Refused):
        actions.widen(by=cast.mette, idea=experiment.idea, text=" ")
    actions.widen(by=cast.mette, idea=experiment.idea, text="It changes how the kitchen works")
    idea = tries.fresh(experiment.idea)
    assert (idea.stage, idea.road) == (Stage.WEIGHING, Road.LEAD)


def test_a_stop_keeps_its_reason_and_what_was_learned(cast: make.Cast) -> None:
    experiment = tries.concluded(cast, outcome="does_not", learning="They want pockets")
    with pytest.raises(Refused):
        actions.stop(by=cast.mette, idea=experiment.idea, reason="")
    actions.stop(by=cast.mette, idea=experiment.idea, reason="We sew pockets instead")
    idea = tries.fresh(experiment.idea)
    assert (idea.stage, idea.reason) == (Stage.STOPPED, "We sew pockets instead")
    assert verbs(idea)[-1] == "experiment.stopped"
    assert Word.objects.filter(kind="learning", word="pockets").exists()


def test_one_more_cycle_begins_at_once_by_the_same_rules(cast: make.Cast) -> None:
    experiment = tries.concluded(cast, outcome="works_with_changes")
    idea = experiment.idea
    with pytest.raises(Refused):
        actions.again(by=cast.alma, idea=idea, **tries.four(hope=""))
    with pytest.raises(Refused):
        actions.again(by=cast.alma, idea=idea, **tries.whole(cap_hours=400))
    assert Experiment.objects.get().led_to == ""
    second = actions.again(by=cast.alma, idea=idea, **tries.four(what="Baskets lower down"))
    assert (second.cycle, second.is_running, newest(idea)) == (2, True, second)
    assert Experiment.objects.get(cycle=1).led_to == "again"
    assert tries.fresh(idea).stage == Stage.EXPERIMENT
    assert idea.steps.filter(kind=Step.Kind.AGAIN).count() == 1


def test_a_cycle_can_be_blanked_and_leaves_the_search(cast: make.Cast) -> None:
    experiment = tries.concluded(cast, learning="Little Ida wants pockets")
    with pytest.raises(Refused):
        blanking.blank_experiment(by=cast.jonas, idea=experiment.idea, cycle=1)
    with pytest.raises(Refused):
        blanking.blank_experiment(by=cast.mette, idea=experiment.idea, cycle=2)
    blanking.blank_experiment(by=cast.mette, idea=experiment.idea, cycle=1)
    found = Experiment.objects.get()
    assert (found.what, found.learning, found.outcome) == ("—", "—", "works")
    assert not Word.objects.filter(kind="learning").exists()


def test_an_author_kept_from_colleagues_is_shown_when_it_is_adopted(cast: make.Cast) -> None:
    idea = tries.maturing(cast, is_author_hidden=True)
    found = actions.start_experiment(
        by=cast.alma, experiment=actions.plan_experiment(by=cast.alma, idea=idea, **tries.four())
    )
    with clock.at(clock.now() + timedelta(days=15)):
        actions.conclude(by=cast.alma, experiment=found, outcome="works", learning="They are used")
    assert tries.fresh(idea).is_author_hidden
    actions.adopt(by=cast.mette, idea=idea)
    assert not tries.fresh(idea).is_author_hidden


def test_frames_cannot_be_below_nothing_in_the_database(cast: make.Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Frames.objects.create(workplace=cast.sund, version=1, hours=-1, kroner=0, written_at=clock.now())

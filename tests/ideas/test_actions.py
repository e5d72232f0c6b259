"""The light road's verbs: done by the right person, refused with a reason to the wrong one."""

from datetime import timedelta

import pytest

from greb.ideas import actions, talk
from greb.ideas.models import Audience, Idea
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def fresh(idea: Idea) -> Idea:
    return Idea.objects.select_related("workplace").get(pk=idea.pk)


def test_an_idea_names_the_nearest_leader_and_starts_the_clock(cast: make.Cast) -> None:
    idea = fresh(make.idea(cast.alma))
    assert idea.answerer == cast.mette
    assert idea.due_on == clock.add_working_days(clock.today(), 5)
    assert idea.audience == Audience.WORKPLACE
    assert list(Delivery.objects.values_list("person_id", "reason")) == [(cast.mette.pk, "waits")]


def test_the_light_road_takes_one_act_of_the_leader(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    actions.thank(by=cast.mette, idea=idea, text="You saw what the mornings cost us.")
    actions.do_it(by=cast.mette, idea=idea)
    actions.finish(by=cast.alma, idea=idea, got_better="No more looking for coats.")
    idea = fresh(idea)
    assert (idea.stage, idea.road, idea.got_better) == (Stage.DONE, Road.DO, "No more looking for coats.")
    verbs = list(
        Entry.objects.filter(subject_kind="idea", subject_id=idea.pk).order_by("number").values_list("verb", flat=True)
    )
    assert verbs == ["idea.captured", "idea.thanked", "idea.do", "idea.finish"]


def test_the_first_reply_shows_the_idea_to_the_organisation(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    assert not Idea.objects.visible_to(cast.viggo, make.reach(cast.viggo)).exists()
    actions.thank(by=cast.mette, idea=idea, text="Thank you")
    assert fresh(idea).audience == Audience.ORGANISATION
    assert Idea.objects.visible_to(cast.viggo, make.reach(cast.viggo)).exists()


def test_only_the_nearest_leader_answers(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    for wrong in (cast.alma, cast.jonas, cast.rikke, cast.dorte, cast.bo, cast.ada):
        with pytest.raises(Refused):
            actions.thank(by=wrong, idea=idea, text="x")


def test_the_stand_in_answers_while_the_leader_is_away(cast: make.Cast) -> None:
    cast.mette.away_until = clock.today() + timedelta(days=3)
    cast.mette.save()
    idea = make.idea(cast.alma)
    assert fresh(idea).answerer == cast.bo
    actions.thank(by=cast.bo, idea=idea, text="Thank you")


def test_a_leaders_own_idea_goes_to_the_leaders_leader(cast: make.Cast) -> None:
    idea = make.idea(cast.mette)
    assert fresh(idea).answerer == cast.dorte
    with pytest.raises(Refused):
        actions.do_it(by=cast.mette, idea=idea)


def test_an_overdue_idea_rises_to_the_next_leader_who_may_then_answer(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    assert actions.rise(idea=idea, by=make.SYSTEM)
    actions.thank(by=cast.dorte, idea=idea, text="Sorry you waited.")
    assert fresh(idea).answerer == cast.dorte


def test_a_question_rests_the_clock_until_the_author_answers(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    actions.thank(by=cast.mette, idea=idea, text="Good eye.")
    actions.ask(by=cast.mette, idea=idea, text="When is it worst?")
    assert fresh(idea).due_on is None
    actions.answer_question(by=cast.alma, idea=idea, text="At eight.")
    assert fresh(idea).due_on == clock.add_working_days(clock.today(), 5)


def test_the_first_act_is_a_thank_you(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    with pytest.raises(Refused, match=r"Sig tak først|Say thank you first"):
        actions.decline(by=cast.mette, idea=idea, reason="No money.")
    with pytest.raises(Refused, match=r"Sig tak først|Say thank you first"):
        actions.do_it(by=cast.mette, idea=idea)
    with pytest.raises(Refused, match=r"Sig tak først|Say thank you first"):
        actions.ask(by=cast.mette, idea=idea, text="Why?")


def test_a_parked_idea_comes_back_and_waits_for_its_leader(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    actions.thank(by=cast.mette, idea=idea, text="Good eye.")
    actions.park(by=cast.mette, idea=idea, reason="After the move.", until=clock.today() + timedelta(days=30))
    actions.revive(by=make.SYSTEM, idea=idea)
    idea = fresh(idea)
    assert (idea.stage, idea.due_on is not None) == (Stage.SPARK, True)


def test_a_withdrawn_idea_is_read_by_author_and_leader_only(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    actions.withdraw(by=cast.alma, idea=idea)
    seen = {n for n, p in cast.people().items() if Idea.objects.visible_to(p, make.reach(p)).exists()}
    assert seen == {"alma", "mette", "bo", "dorte"}


def test_support_counts_once_and_can_be_taken_back(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    assert talk.support(by=cast.jonas, idea=idea)
    assert not talk.support(by=cast.jonas, idea=idea)
    assert fresh(idea).support_count == 1
    assert talk.unsupport(by=cast.jonas, idea=idea)
    assert fresh(idea).support_count == 0
    with pytest.raises(Refused):
        talk.support(by=cast.alma, idea=idea)


def test_a_mention_reaches_only_those_who_may_read(cast: make.Cast) -> None:
    idea = make.idea(cast.alma)
    talk.comment(by=cast.jonas, idea=idea, kind="build", text="@bo and @viggo should see this")
    assert set(Delivery.objects.filter(reason="mention").values_list("person_id", flat=True)) == {cast.bo.pk}

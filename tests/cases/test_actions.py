"""The verbs of a case: done by the right person, refused with a reason to the wrong one, kept on the idea's chain."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from greb.cases import actions
from greb.cases.models import Case, CaseComment, Credit, Relation
from greb.ideas import actions as ideas
from greb.ideas import talk
from greb.ideas.models import Audience, Idea, Step
from greb.ideas.stages import MOVES, REAL, Stage
from greb.search.models import Word
from greb.trail.actors import Anonymous
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from greb.trail.verify import chains
from greb.workplaces.upkeep import erase_person
from tests import make

from . import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def fresh(case: Case) -> Case:
    return Case.objects.select_related("idea").get(pk=case.pk)


def refused(verb: str, /, **said: object) -> str:
    """Why `verb` is refused, in English."""
    with translation.override("en"), pytest.raises(Refused) as caught:
        getattr(actions, verb)(**said)
    return str(caught.value)


def verbs(idea: Idea) -> list[str]:
    found = Entry.objects.filter(subject_kind="idea", subject_id=idea.pk).order_by("number")
    return [verb for verb in found.values_list("verb", flat=True) if verb.startswith("case.")]


def test_a_case_is_written_asked_about_and_told(cast: make.Cast) -> None:
    case = stories.draft(cast)
    assert (case.state, case.headline, case.advice) == (Case.State.DRAFT, case.idea.told, list(stories.ADVICE))
    credit = actions.ask_credit(by=cast.alma, case=case, person=cast.jonas, part="hung the hooks")
    assert actions.ask_credit(by=cast.mette, case=case, person=cast.jonas) == credit
    assert "Jonas Bech" in refused("publish_case", by=cast.alma, case=case)
    actions.answer_credit(by=cast.jonas, credit=credit, says="role", shown_as="a pedagogue")
    Delivery.objects.all().delete()
    case = fresh(actions.publish_case(by=cast.alma, case=case))
    assert (case.state, case.idea.stage) == (Case.State.TOLD, Stage.TOLD)
    assert case.facts["road"] == "do"
    assert [each["station"] for each in case.facts["stations"]] == ["spark", "answered", "decided", "better"]
    assert "hooks" in " ".join(Word.objects.filter(kind="case").values_list("word", flat=True))
    assert verbs(case.idea) == ["case.written", "case.credit_asked", "case.credit_answered", "case.told"]
    assert Step.objects.filter(idea=case.idea, kind=Step.Kind.TELL).count() == 1
    assert (cast.jonas.pk, "credited") in set(Delivery.objects.values_list("person_id", "reason"))
    assert list(chains()) == []


@pytest.mark.parametrize(
    ("left_out", "said"),
    [("advice", "three pieces"), ("measured", "nothing is measured yet"), ("what", "what you did")],
)
def test_what_is_missing_is_said_and_nothing_is_told(cast: make.Cast, left_out: str, said: str) -> None:
    said_of_it: dict[str, Any] = {left_out: stories.ADVICE[:2] if left_out == "advice" else " "}
    case = stories.draft(cast, **said_of_it)
    assert said in refused("publish_case", by=cast.alma, case=case)
    assert fresh(case).idea.stage == Stage.DONE
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state="told", told_at=case.written_at)


def test_advice_stops_at_three_and_at_its_length(cast: make.Cast) -> None:
    idea = stories.real(cast)
    for advice in ([*stories.ADVICE, "One more"], ["x" * 241]):
        assert refused("write_case", by=cast.alma, idea=idea, **stories.TEXTS, advice=advice)
    assert not Case.objects.exists()


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in REAL])
def test_an_idea_that_is_not_real_yet_has_no_case(cast: make.Cast, stage: str) -> None:
    idea = stories.real(cast)
    Idea.objects.filter(pk=idea.pk).update(stage=stage, reason="x", revive_on=idea.created_at.date())
    assert "has become real" in refused("write_case", by=cast.alma, idea=idea, **stories.TEXTS, advice=stories.ADVICE)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in REAL])
def test_telling_is_refused_from_every_stage_that_the_table_does_not_name(cast: make.Cast, stage: str) -> None:
    move = next(move for move in MOVES if move.verb == "tell")
    case = stories.draft(cast)
    assert stage not in move.starts
    Idea.objects.filter(pk=case.idea_id).update(stage=stage, reason="x", revive_on=case.written_at.date())
    assert refused("publish_case", by=cast.alma, case=case)
    assert fresh(case).idea.stage == stage and fresh(case).state == "draft"


def test_only_those_who_carry_it_and_editors_write_and_only_those_who_carry_it_tell(cast: make.Cast) -> None:
    case = stories.draft(cast)
    for wrong in (cast.jonas, cast.viggo, cast.rikke, Anonymous()):
        assert refused("write_case", by=wrong, idea=case.idea, **stories.TEXTS, advice=stories.ADVICE)
        assert refused("publish_case", by=wrong, case=case)
        assert refused("ask_credit", by=wrong, case=case, person=cast.bo)
    stories.draft(cast, by=cast.ada, idea=case.idea, what="An editor mends a comma.")
    assert fresh(case).what == "An editor mends a comma."
    assert "carry the idea" in refused("publish_case", by=cast.ada, case=case)
    actions.publish_case(by=cast.mette, case=case)
    assert Case.objects.count() == 1


def test_nobody_answers_for_somebody_else_and_a_role_says_which(cast: make.Cast) -> None:
    case = stories.draft(cast)
    credit = actions.ask_credit(by=cast.alma, case=case, person=cast.jonas)
    for wrong in (cast.alma, cast.mette, cast.ada, make.SYSTEM):
        assert "Only the person" in refused("answer_credit", by=wrong, credit=credit, says="name")
    assert refused("answer_credit", by=cast.jonas, credit=credit, says="")
    assert refused("answer_credit", by=cast.jonas, credit=credit, says="role", shown_as=" ")
    actions.answer_credit(by=cast.jonas, credit=credit, says="none", shown_as="secret", on_web=True)
    found = Credit.objects.get()
    assert (found.stands, found.shown_as, found.on_web, found.is_shown) == ("", "", False, False)
    assert refused("drop_credit", by=cast.viggo, credit=credit)
    actions.drop_credit(by=cast.mette, credit=credit)
    assert not Credit.objects.exists()


def test_who_is_erased_no_longer_stands_there_by_name(cast: make.Cast) -> None:
    case = stories.draft(cast)
    credit = actions.ask_credit(by=cast.alma, case=case, person=cast.jonas)
    actions.answer_credit(by=cast.jonas, credit=credit, says="name", shown_as="pedagogue")
    assert Credit.objects.get().stands == "Jonas Bech, pedagogue"
    erase_person(by=cast.ada, person=cast.jonas)
    assert "Jonas" not in Credit.objects.get().stands


def test_the_web_is_opened_by_an_editor_after_everybody_has_said_yes_to_it(cast: make.Cast) -> None:
    case = stories.draft(cast)
    credit = actions.ask_credit(by=cast.alma, case=case, person=cast.jonas)
    quiet = actions.ask_credit(by=cast.alma, case=case, person=cast.bo)
    actions.answer_credit(by=cast.bo, credit=quiet, says="none")
    actions.answer_credit(by=cast.jonas, credit=credit, says="name")
    assert "told here first" in refused("open_to_web", by=cast.ada, case=case)
    actions.publish_case(by=cast.alma, case=case)
    assert "Jonas Bech" in refused("open_to_web", by=cast.ada, case=case)
    actions.answer_credit(by=cast.jonas, credit=credit, says="name", on_web=True)
    for wrong in (cast.alma, cast.mette, cast.rikke):
        assert "Only an editor" in refused("open_to_web", by=wrong, case=case)
    actions.open_to_web(by=cast.ada, case=case)
    assert fresh(case).is_open
    actions.answer_credit(by=cast.jonas, credit=credit, says="name", on_web=False)
    assert not fresh(case).is_open and verbs(case.idea)[-1] == "case.closed"
    actions.answer_credit(by=cast.jonas, credit=credit, says="role", shown_as="a pedagogue", on_web=True)
    actions.open_to_web(by=cast.ada, case=case)
    assert refused("close_to_web", by=cast.alma, case=case)
    actions.close_to_web(by=cast.ada, case=case)
    assert not fresh(case).is_open


def test_a_case_is_taken_back_with_a_reason_never_deleted_and_can_be_told_again(cast: make.Cast) -> None:
    case = stories.told(cast)
    actions.open_to_web(by=cast.ada, case=case)
    assert refused("withdraw_case", by=cast.viggo, case=case, reason="x")
    assert "Say why" in refused("withdraw_case", by=cast.alma, case=case, reason=" ")
    actions.withdraw_case(by=cast.alma, case=case, reason="The figures were another ward's.")
    gone = fresh(case)
    assert (gone.state, gone.is_open, gone.withdrawn_why) == (
        "withdrawn", False, "The figures were another ward's.",
    )  # fmt: skip
    assert not Word.objects.filter(kind="case").exists()
    assert refused("withdraw_case", by=cast.alma, case=case, reason="again")
    assert stories.draft(cast, idea=case.idea).state == Case.State.DRAFT
    actions.publish_case(by=cast.alma, case=case)
    assert fresh(case).is_told and fresh(case).idea.stage == Stage.TOLD
    assert "told already" in refused("publish_case", by=cast.alma, case=case)
    assert Step.objects.filter(idea=case.idea, kind=Step.Kind.TELL).count() == 1
    assert list(chains()) == []


def test_a_told_case_can_be_mended_but_stays_whole(cast: make.Cast) -> None:
    case = stories.told(cast)
    stories.draft(cast, idea=case.idea, what="Hooks, and a bench.")
    assert fresh(case).is_told and Word.objects.filter(kind="case", word="bench").exists()
    with pytest.raises(Refused):
        stories.draft(cast, idea=case.idea, measured="")
    assert fresh(case).measured


def test_the_picture_of_the_journey_stays_as_it_was_told(cast: make.Cast) -> None:
    case = stories.told(cast)
    before = fresh(case).facts
    talk.support(by=cast.jonas, idea=case.idea)
    stories.draft(cast, idea=case.idea, what="Other words")
    assert fresh(case).facts == before
    assert "Alma" not in str(before) and "Coats" not in str(before)


def test_an_idea_that_few_may_see_is_not_told_to_all(cast: make.Cast) -> None:
    case = stories.draft(cast)
    Idea.objects.filter(pk=case.idea_id).update(audience=Audience.WORKPLACE)
    assert "whole organisation" in refused("publish_case", by=cast.mette, case=case)
    ideas.share_idea(by=cast.alma, idea=case.idea, to=Audience.ORGANISATION)
    actions.publish_case(by=cast.mette, case=case)


def test_a_blanked_sentence_is_no_headline(cast: make.Cast) -> None:
    case = stories.draft(cast)
    talk.blank(by=cast.mette, idea=case.idea, part="told")
    assert "blanked" in refused("publish_case", by=cast.alma, case=case)
    with translation.override("en"):
        assert fresh(case).headline == "The sentence has been blanked"


def test_cases_stand_beside_each_other_both_ways_and_once(cast: make.Cast) -> None:
    one, other = stories.told(cast, "One"), stories.told(cast, "Other")
    waiting = stories.draft(cast)
    actions.relate(by=cast.alma, case=other, other=one)
    actions.relate(by=cast.ada, case=one, other=other)
    found = Relation.objects.get()
    assert (found.one_id, found.other_id) == (one.pk, other.pk)
    assert "same case" in refused("relate", by=cast.alma, case=one, other=one)
    assert "is told" in refused("relate", by=cast.alma, case=one, other=waiting)
    assert refused("relate", by=cast.viggo, case=one, other=other)
    assert refused("unrelate", by=cast.viggo, case=one, other=other)
    actions.unrelate(by=cast.alma, case=other, other=one)
    assert not Relation.objects.exists()


def test_a_told_case_is_talked_about_and_text_can_be_blanked(cast: make.Cast) -> None:
    case = stories.draft(cast)
    assert refused("comment_case", by=cast.viggo, case=case, text="How much did it cost?")
    actions.publish_case(by=cast.alma, case=case)
    assert refused("comment_case", by=cast.viggo, case=case, text=" ")
    assert refused("comment_case", by=Anonymous(), case=case, text="Hello")
    Delivery.objects.all().delete()
    comment = actions.comment_case(by=cast.viggo, case=case, text="How much did it cost?")
    assert list(Delivery.objects.values_list("person_id", "reason")) == [(cast.alma.pk, "wrote")]
    assert refused("blank_comment", by=cast.jonas, comment=comment)
    actions.blank_comment(by=cast.alma, comment=comment)
    found = CaseComment.objects.get()
    assert (found.text, found.is_blanked) == ("", True)


def test_who_may_read_it(cast: make.Cast) -> None:
    case = stories.draft(cast)

    def readers() -> set[str]:
        people = cast.people().items()
        return {n for n, p in people if Case.objects.visible_to(p, make.reach(p)).filter(pk=case.pk).exists()}

    assert readers() == {"alma", "mette", "bo", "dorte", "ada"}
    actions.ask_credit(by=cast.alma, case=case, person=cast.viggo)
    assert "viggo" in readers()
    for person in (cast.viggo,):
        actions.answer_credit(by=person, credit=Credit.objects.get(), says="none")
    actions.publish_case(by=cast.alma, case=case)
    assert readers() == set(cast.people())
    assert not Case.objects.visible_to(None, make.reach(cast.ada)).exists()
    actions.open_to_web(by=cast.ada, case=case)
    assert Case.objects.visible_to(None, make.reach(cast.ada)).exists()

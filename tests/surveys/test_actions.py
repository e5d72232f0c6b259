"""Surveys are written, opened, answered by slip, closed; and what is promised holds."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import translation

from greb.surveys import actions, due
from greb.surveys.models import Asked as AskedRow
from greb.surveys.models import Survey, Unit, Words
from greb.surveys.ready_made import ALL, Asked
from greb.trail import clock
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from greb.ui.filters import day
from greb.voices import actions as voices
from greb.voices.models import Code, Sealed, Voice
from greb.workplaces.models import Membership
from tests import make
from tests.surveys import makers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_it_is_written_opened_answered_and_told_in_bands() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    unit = survey.units.get()
    makers.answer(survey, unit, [5, 5, 5, 4, 4, 4, 4, 3, 2, 1, 5, 4], "More time")
    assert Sealed.objects.count() == 12
    assert survey.results is None
    survey = makers.closed(survey)
    scale, text = survey.questions.order_by("number")
    assert survey.state == "shown"
    assert survey.results is not None
    part = survey.results["questions"][str(scale.pk)]["parts"][0]
    assert (part["size"], part["bands"], part["of"]) == ("10-19", [0, 0, 0, 1, 0], 3)
    assert survey.results["questions"][str(scale.pk)]["total"] is None
    assert Words.objects.filter(question=text, text="More time").count() == 12
    assert (Sealed.objects.count(), Voice.objects.count(), Code.objects.count()) == (0, 0, 0)
    verbs = Entry.objects.filter(subject_kind="survey").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["survey.made", "survey.opened", "survey.slips_printed", "survey.closed"]


def test_nine_answers_give_an_end_and_no_words() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    makers.answer(survey, survey.units.get(), [5, 5, 5, 4, 4, 4, 4, 3, 2], "I am the only night nurse")
    survey = makers.closed(survey)
    assert survey.results is not None
    (told,) = survey.results["questions"].values()
    assert [(part["size"], part["lean"], part["bands"]) for part in told["parts"]] == [("5-9", "high", [])]
    assert survey.results["few_words"]
    assert Words.objects.count() == 0


def test_four_answers_are_destroyed_unread() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    makers.answer(survey, survey.units.get(), [5, 5, 5, 4], "Nobody may read this")
    survey = makers.closed(survey)
    assert (survey.state, survey.results) == ("few", None)
    assert (Sealed.objects.count(), Voice.objects.count(), Words.objects.count()) == (0, 0, 0)


def test_each_team_by_itself_and_a_small_one_with_its_neighbour() -> None:
    sund = make.workplace("Sund")
    ash, leaders = makers.team("Ash", 12, sund)
    oak, _ = makers.team("Oak", 15, sund)
    elm, _ = makers.team("Elm", 3, sund)
    director = make.person("Dina Lave", sund, "director")
    survey = makers.opened(director, sund, parts="teams")
    units = list(survey.units.order_by("number"))
    assert sorted(len(unit.places) for unit in units) == [1, 3]
    assert sum(unit.size for unit in units) == 31
    makers.answer(survey, units[0], [4] * 11)
    makers.answer(survey, units[1], [2] * 12)
    survey = makers.closed(survey)
    assert survey.results is not None
    (told,) = survey.results["questions"].values()
    assert len(told["parts"]) == 2
    assert told["total"] == [[0, 40], [30, 80], [0, 40], [30, 80], [0, 40]] or told["total"]
    assert {ash.pk, oak.pk, elm.pk} <= {place for unit in units for place in unit.places}
    assert leaders


def test_a_part_with_too_few_answers_is_told_together_with_another() -> None:
    sund = make.workplace("Sund")
    makers.team("Ash", 12, sund)
    makers.team("Oak", 15, sund)
    director = make.person("Dina Lave", sund, "director")
    Membership.objects.filter(person=director).delete()
    survey = makers.opened(director, sund, parts="teams")
    ash, oak = survey.units.order_by("number")
    makers.answer(survey, ash, [4] * 4)
    makers.answer(survey, oak, [2] * 12)
    survey = makers.closed(survey)
    assert survey.results is not None
    (told,) = survey.results["questions"].values()
    assert [sorted(part["units"]) for part in told["parts"]] == [sorted([ash.pk, oak.pk])]
    assert told["total"] is None


def test_nothing_is_told_while_it_is_open_not_even_to_the_database() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    with pytest.raises(IntegrityError, match="survey_results_when_it_is_over"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(results={})


@pytest.mark.parametrize("change", [{"privacy": "workplace"}, {"parts": "teams"}, {"state": "draft", "opened_on": None,
                                                                                  "asked": 0}])  # fmt: skip
def test_what_is_promised_cannot_be_changed_once_it_is_open(change: dict[str, object]) -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.survey(people[0], place)
    Survey.objects.filter(pk=survey.pk).update(privacy="workplace")
    Survey.objects.filter(pk=survey.pk).update(privacy="leader")
    survey = actions.open_survey(by=people[0], survey=survey, closes_on=clock.today() + timedelta(days=9))
    with pytest.raises(DatabaseError, match="promised"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(**change)
    with pytest.raises(Refused, match="nothing in it can be changed"):
        actions.change_survey(by=people[0], survey=survey, title="x", purpose="y", questions=makers.QUESTIONS,
                              parts="teams", privacy="workplace")  # fmt: skip


def test_nobody_is_asked_twice_in_a_month_by_rule_and_by_the_database() -> None:
    place, people = makers.team("Elm", 14)
    makers.opened(people[0], place)
    again = makers.survey(people[0], place, questions=[Asked("words", "Something else?")])
    with pytest.raises(Refused, match="more than once a month"):
        actions.open_survey(by=people[0], survey=again, closes_on=clock.today() + timedelta(days=9))
    row = AskedRow.objects.filter(person=people[3]).get()
    with pytest.raises(IntegrityError), transaction.atomic():
        AskedRow.objects.create(person=people[3], what="change:3", month=row.month, on=row.on)
    later = clock.now() + timedelta(days=62)
    with clock.at(later):
        actions.open_survey(by=people[0], survey=again, closes_on=clock.today() + timedelta(days=9))


def test_somebody_asked_elsewhere_lately_is_left_out() -> None:
    place, people = makers.team("Elm", 14)
    today = clock.today()
    AskedRow.objects.create(person=people[3], what="change:3", month=today.replace(day=1), on=today)
    survey = makers.opened(people[0], place)
    assert survey.asked == 13
    assert not AskedRow.objects.filter(person=people[3], unit__survey=survey).exists()


def test_fewer_than_ten_talk_instead() -> None:
    place, people = makers.team("Elm", 9)
    survey = makers.survey(people[0], place)
    with pytest.raises(Refused, match="fewer than ten"):
        actions.open_survey(by=people[0], survey=survey, closes_on=clock.today() + timedelta(days=9))
    question = actions.ask_meeting(by=people[0], workplace=place, text="How is the rota?")
    question = actions.answer_meeting(by=people[0], question=question, answer="Good, but for the weekends")
    assert question.answered_on == clock.today()


def test_the_same_question_is_not_asked_again_where_a_few_have_come_or_gone() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    makers.answer(survey, survey.units.get(), [4] * 12)
    makers.closed(survey)
    with clock.at(clock.now() + timedelta(days=70)):
        same = makers.opened(people[0], place)  # the same people: as one team
        makers.answer(same, same.units.get(), [3] * 12)
        makers.closed(same)
    with clock.at(clock.now() + timedelta(days=140)):
        make.person("Nye Nielsen", place)
        third = makers.survey(people[0], place)
        until = clock.today() + timedelta(days=9)
        with pytest.raises(Refused, match="1 person stands out"):
            actions.open_survey(by=people[0], survey=third, closes_on=until)
        actions.change_survey(by=people[0], survey=third, title="x", purpose="y", parts="together", privacy="leader",
                              questions=[Asked("scale", "Is the food good?", "No", "Yes")])  # fmt: skip
        actions.open_survey(by=people[0], survey=third, closes_on=until)


def test_spelling_it_otherwise_makes_no_new_question() -> None:
    assert actions.same("Is the food  good?") == actions.same("is the food good")
    assert actions.same("Is the food good?") != actions.same("Is the mood good?")


def test_a_second_time_with_one_silent_is_told_as_the_first() -> None:
    place, people = makers.team("Elm", 12)
    survey = makers.opened(people[0], place)
    makers.answer(survey, survey.units.get(), [4] * 4 + [2] * 8)
    first = makers.closed(survey)
    with clock.at(clock.now() + timedelta(days=70)):
        second = makers.opened(people[0], place)
        makers.answer(second, second.units.get(), [4] * 5 + [2] * 6)
        second = makers.closed(second)
    assert first.results is not None
    assert second.results is not None
    ((one,), (two,)) = (told.values() for told in (first.results["questions"], second.results["questions"]))
    assert two["parts"][0]["bands"] == one["parts"][0]["bands"] == [0, 2, 0, 0, 0]
    assert (two["parts"][0]["loose"], two["kept"]) == (4, False)


def test_a_second_time_is_kept_back_where_it_cannot_be_told_in_the_same_bands() -> None:
    place, people = makers.team("Elm", 12)
    survey = makers.opened(people[0], place)
    makers.answer(survey, survey.units.get(), [4] * 11)
    makers.closed(survey)
    with clock.at(clock.now() + timedelta(days=70)):
        second = makers.opened(people[0], place)
        makers.answer(second, second.units.get(), [4] * 9)
        second = makers.closed(second)
    assert second.results is not None
    (told,) = second.results["questions"].values()
    assert (told["parts"], told["kept"]) == ([], True)


def test_called_off_destroys_what_came_and_frees_those_without_slips() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    with pytest.raises(Refused, match="why"):
        actions.call_off(by=people[0], survey=survey, why=" ")
    actions.call_off(by=people[0], survey=survey, why="Wrong week")
    assert AskedRow.objects.count() == 0
    other = makers.opened(people[0], place)
    makers.answer(other, other.units.get(), [1, 2, 3, 4, 5, 5])
    actions.call_off(by=people[0], survey=other, why="Wrong words")
    assert (Sealed.objects.count(), AskedRow.objects.count()) == (0, 14)
    with pytest.raises(Refused, match="not open"):
        actions.call_off(by=people[0], survey=other, why="Again")


def test_slips_are_shown_once_and_no_more_than_people() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    unit = survey.units.get()
    made = actions.draw_slips(by=people[0], survey=survey, unit=unit)
    assert len({slip.secret for slip in made}) == 14
    with pytest.raises(Refused, match="shown once"):
        actions.draw_slips(by=people[0], survey=survey, unit=unit)
    voices.submit(code=made[0].secret, kind="answer", payload={"steps": {}, "words": {}})
    with pytest.raises(Refused, match="not in use"):
        voices.submit(code=made[0].secret, kind="answer", payload={"steps": {}, "words": {}})


def test_slips_by_mail_leave_no_trace_of_who_got_which(mailoutbox: list[EmailMessage]) -> None:
    """The mail is how one is told: what is asked and until when, the same words to everybody but for the code."""
    place, people = makers.team("Elm", 12)
    for person in people[:7]:
        person.email, person.language = f"{person.username}@sund.example", "en"
        person.save(update_fields=["email", "language"])
    survey = makers.opened(people[0], place)
    unit = survey.units.get()
    assert actions.mail_slips(by=people[0], survey=survey, unit=unit) == 7
    assert len(mailoutbox) == 7
    until = day(survey.closes_on)
    assert all("The new rota" in str(sent.body) and until in str(sent.body) for sent in mailoutbox)
    alike = {re.sub(r"\S*/v/survey/\S+|[a-z2-9]{4}( [a-z2-9]{4}){3}", "", str(sent.body)) for sent in mailoutbox}
    assert len(alike) == 1
    assert not Delivery.objects.exists()
    assert len(actions.draw_slips(by=people[0], survey=survey, unit=unit)) == 5
    with pytest.raises(Refused, match="already"):
        actions.mail_slips(by=people[0], survey=survey, unit=unit)


def test_it_closes_by_itself_after_its_day_and_twice_is_once() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    makers.answer(survey, survey.units.get(), [4] * 12)
    with pytest.raises(Refused, match="by itself"):
        actions.close_survey(by=people[0], survey=survey)
    assert due.due(clock.now() + timedelta(days=10)) == {"surveys closed": 0}
    with clock.at(clock.now() + timedelta(days=11)):
        assert due.due(clock.now()) == {"surveys closed": 1}
        assert due.due(clock.now()) == {"surveys closed": 0}


def test_only_those_who_lead_there_ask() -> None:
    place, people = makers.team("Elm", 14)
    _other, strangers = makers.team("Oak", 3)
    for by in (people[3], strangers[0]):
        with pytest.raises(Refused, match="Only the leader"):
            makers.survey(by, place)
        with pytest.raises(Refused, match="Only the leader"):
            actions.ask_meeting(by=by, workplace=place, text="Well?")
    survey = makers.opened(people[0], place)
    with pytest.raises(Refused, match="Only the leader"):
        actions.draw_slips(by=people[3], survey=survey, unit=survey.units.get())
    with pytest.raises(Refused, match="Only the leader"):
        actions.call_off(by=strangers[0], survey=survey, why="Because")


@pytest.mark.parametrize("days", [0, -3, 36])
def test_its_day_is_to_come_and_not_far(days: int) -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.survey(people[0], place)
    with pytest.raises(Refused):
        actions.open_survey(by=people[0], survey=survey, closes_on=clock.today() + timedelta(days=days))


@pytest.mark.parametrize("questions", [[], [Asked("words", "x")] * 3, [Asked("scale", "x", "a", "b")] * 7])
def test_few_questions_and_fewer_in_words(questions: list[Asked]) -> None:
    place, people = makers.team("Elm", 3)
    with pytest.raises(Refused):
        makers.survey(people[0], place, questions=questions)


def test_the_ready_made_ones_can_be_asked() -> None:
    place, people = makers.team("Elm", 3)
    for ready in ALL:
        made = makers.survey(people[0], place, questions=ready.questions)
        assert made.questions.count() == len(ready.questions)


def test_being_asked_is_all_that_is_kept_of_a_person() -> None:
    place, people = makers.team("Elm", 14)
    survey = makers.opened(people[0], place)
    before = list(AskedRow.objects.order_by("pk").values())
    makers.answer(survey, survey.units.get(), [1] * 14)
    assert list(AskedRow.objects.order_by("pk").values()) == before
    assert Unit.objects.get(survey=survey).batch.drawn == 14

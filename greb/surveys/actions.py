"""What is done to a survey: written, opened, called off, closed; and a meeting's question, asked and answered.

Answers come in through `voices`, by nobody known. What is shown is worked out once, when a survey closes
(`results.py`); after that the answers themselves are gone.
"""

import hashlib
import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.trail.actions import record
from greb.trail.actors import Actor, System
from greb.trail.chain import Facts
from greb.trail.refusal import Refused
from greb.voices import actions as voices
from greb.voices import slips
from greb.voices.sealing import has_key
from greb.workplaces.models import Person, Workplace
from greb.workplaces.powers import must

from . import asking, reads, results, rules
from .models import Asked as AskedRow
from .models import MeetingQuestion, Question, Survey, Unit
from .ready_made import Asked
from .suppression import SHOWN

BY: Final = System("surveys")


@transaction.atomic
def make_survey(
    *, by: Actor, workplace: Workplace, title: str, purpose: str, questions: Sequence[Asked],
    parts: str = Survey.Parts.TOGETHER, privacy: str = "leader",
) -> Survey:  # fmt: skip
    """A survey to be looked through and opened later."""
    must(by, lambda reach: rules.why_not_ask(reach, workplace.pk))
    survey = Survey(
        workplace=workplace, title=title.strip(), purpose=purpose.strip(), parts=parts, privacy=privacy,
        made_by=by if isinstance(by, Person) else None, made_at=clock.now(),
    )  # fmt: skip
    survey.save(force_insert=True)
    _write_questions(survey, questions)
    facts: Facts = {"workplace": workplace.pk, "questions": len(questions)}
    record("survey.made", of=("survey", survey.pk), by=by, content=_content(survey, questions), facts=facts, fresh=True)
    return survey


@transaction.atomic
def change_survey(
    *, by: Actor, survey: Survey, title: str, purpose: str, questions: Sequence[Asked], parts: str, privacy: str
) -> Survey:
    """Other words, before it is opened."""
    survey = _locked(survey)
    must(by, lambda reach: rules.why_not_ask(reach, survey.workplace_id) or rules.why_not_change(survey))
    survey.title, survey.purpose, survey.parts, survey.privacy = title.strip(), purpose.strip(), parts, privacy
    survey.save(update_fields=["title", "purpose", "parts", "privacy"])
    survey.questions.all().delete()
    _write_questions(survey, questions)
    record("survey.changed", of=("survey", survey.pk), by=by, content=_content(survey, questions))
    return survey


@transaction.atomic
def open_survey(*, by: Actor, survey: Survey, closes_on: date) -> Survey:
    """Ask. From now on nothing in it changes; who is asked is written down, and who answers is not."""
    survey = _locked(survey)
    must(by, lambda reach: rules.why_not_ask(reach, survey.workplace_id) or rules.why_not_change(survey))
    if reason := rules.why_not_day(closes_on):
        raise Refused(reason, field="closes_on")
    found = asking.plan(survey)
    if reason := asking.why_not_open(survey, found):
        raise Refused(reason)
    survey.state, survey.opened_on, survey.closes_on = Survey.State.OPEN, clock.today(), closes_on
    survey.asked = found.people
    survey.save(update_fields=["state", "opened_on", "closes_on", "asked"])
    try:
        with transaction.atomic():
            for number, part in enumerate(found.parts, start=1):
                _ask(survey, number, part)
    except IntegrityError:
        raise Refused(_("Somebody else has asked some of them something just now. Look once more.")) from None
    facts: Facts = {"asked": found.people, "parts": len(found.parts), "closes_on": str(closes_on),
                    "by": survey.parts, "privacy": survey.privacy}  # fmt: skip
    record("survey.opened", of=("survey", survey.pk), by=by, facts=facts)
    return survey


def _ask(survey: Survey, number: int, part: asking.Part) -> None:
    place = Workplace.objects.get(pk=part.places[0] if len(part.places) == 1 else survey.workplace_id)
    batch = voices.make_batch(
        by=BY, workplace=place, kind="wave", size=len(part.people), ref=f"survey:{survey.pk}",
        privacy=survey.privacy, door="survey-answer",
    )  # fmt: skip
    unit = Unit(
        survey=survey, number=number, names=list(part.names), places=list(part.places), size=len(part.people),
        path="/" + "".join(f"{step}/" for step in part.path), batch=batch,
    )  # fmt: skip
    unit.save(force_insert=True)
    count_as_asked(by=BY, people=part.people, what=f"survey:{survey.pk}", unit=unit)


@transaction.atomic
def count_as_asked(*, by: System, people: Collection[int], what: str, unit: Unit | None = None) -> None:
    """Write down that people are asked something today (`asking.free` tells who may be), so that nobody else asks them
    within the month. For other rooms too: `what` is theirs, as "change:7". The database refuses a second time."""
    today = clock.today()
    AskedRow.objects.bulk_create(
        AskedRow(person_id=person, unit=unit, what=what, on=today, month=today.replace(day=1))
        for person in sorted(people)
    )


@transaction.atomic
def draw_slips(*, by: Actor, survey: Survey, unit: Unit) -> list[slips.Slip]:
    """All slips of a part that have not been made yet, shown here once."""
    survey = _locked(survey)
    must(by, lambda reach: rules.why_not_ask(reach, survey.workplace_id))
    batch = unit.batch
    batch.refresh_from_db(fields=["drawn", "closed_on"])
    made: list[slips.Slip] = []
    while survey.is_open and batch.drawn < batch.size:
        count = min(batch.size - batch.drawn, 400)
        made += slips.draw(by=BY, batch=batch, count=count)
        batch.drawn += count
    if not made:
        raise Refused(_("All slips of this round have been made. They are shown once."))
    record("survey.slips_printed", of=("survey", survey.pk), by=by, facts={"unit": unit.pk, "slips": len(made)})
    return made


def mail_slips(*, by: Actor, survey: Survey, unit: Unit) -> int:
    """A slip by mail to everybody of a part who has a mail address; how many. Nothing is kept of who got which."""
    with transaction.atomic():
        held = _locked(survey)
        must(by, lambda reach: rules.why_not_ask(reach, held.workplace_id))
        people = list(reads.mailed(unit))
        unit.batch.refresh_from_db(fields=["drawn"])
        if not held.is_open or unit.batch.drawn:
            raise Refused(_("Slips of this part have been made already. Print the rest."))
        record("survey.slips_mailed", of=("survey", held.pk), by=by, facts={"unit": unit.pk})
        return slips.mail(by=BY, batch=unit.batch, people=people, about=held.title, until=held.closes_on)


@transaction.atomic
def call_off(*, by: Actor, survey: Survey, why: str) -> None:
    """No more answers; those that came are destroyed unread. Who has had no slip yet may be asked again at once."""
    survey = _locked(survey)
    must(by, lambda reach: rules.why_not_ask(reach, survey.workplace_id))
    if not survey.is_open:
        raise Refused(_("It is not open."))
    if not why.strip():
        raise Refused(_("Say why in a line."), field="why")
    for unit in survey.units.select_related("batch"):
        if not unit.batch.drawn:
            unit.asked.all().delete()
        voices.discard(by=BY, batch=unit.batch)
    _end(survey, Survey.State.CALLED_OFF, why=why.strip())
    record("survey.called_off", of=("survey", survey.pk), by=by, content=why.strip())


@transaction.atomic
def close_survey(*, by: Actor, survey: Survey) -> Survey:
    """Its day is over: work out what may be shown, or destroy what is too little unread."""
    survey = _locked(survey)
    if not isinstance(by, System):
        raise Refused(_("A survey closes by itself on its day."))
    if not survey.is_open:
        return survey
    units = list(survey.units.select_related("batch").order_by("number"))
    waiting = reads.sealed_counts(units)
    lost = any(waiting[unit.pk] and not has_key(bytes(unit.batch.public_key)) for unit in units)
    if lost or sum(waiting.values()) < SHOWN:
        for unit in units:
            voices.discard(by=BY, batch=unit.batch)
        if lost:
            _end(survey, Survey.State.CALLED_OFF, why=_("After a restore the answers could no longer be opened."))
        else:
            _end(survey, Survey.State.FEW)
        record("survey.closed", of=("survey", survey.pk), by=by, facts={"state": survey.state})
        return survey
    for unit in units:
        if waiting[unit.pk]:
            voices.release(by=BY, batch=unit.batch, minimum=1)
        else:
            voices.discard(by=BY, batch=unit.batch)
    survey.results = results.work_out(survey, units)
    for unit in units:
        voices.forget(by=BY, batch=unit.batch)
    _end(survey, Survey.State.SHOWN)
    record("survey.closed", of=("survey", survey.pk), by=by, facts={"state": survey.state})
    return survey


@transaction.atomic
def ask_meeting(*, by: Actor, workplace: Workplace, text: str) -> MeetingQuestion:
    """A question to talk about together."""
    must(by, lambda reach: rules.why_not_ask(reach, workplace.pk))
    if not text.strip():
        raise Refused(_("Write at least one question."), field="text")
    made = MeetingQuestion(
        workplace=workplace, text=text.strip(), made_by=by if isinstance(by, Person) else None, made_at=clock.now()
    )
    made.save(force_insert=True)
    facts: Facts = {"workplace": workplace.pk}
    record("meeting.asked", of=("meeting-question", made.pk), by=by, content=made.text, facts=facts, fresh=True)
    return made


@transaction.atomic
def answer_meeting(*, by: Actor, question: MeetingQuestion, answer: str) -> MeetingQuestion:
    """The one answer that the team has written together; it can be written anew."""
    held = MeetingQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    must(by, lambda reach: rules.why_not_ask(reach, held.workplace_id))
    if not answer.strip():
        raise Refused(_("Write what you agreed on."), field="answer")
    held.answer, held.answered_on = answer.strip(), clock.today()
    held.save(update_fields=["answer", "answered_on"])
    record("meeting.answered", of=("meeting-question", held.pk), by=by, content=held.answer)
    return held


def _locked(survey: Survey) -> Survey:
    return Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)


def _write_questions(survey: Survey, questions: Sequence[Asked]) -> None:
    if reason := rules.why_not_questions([each.kind for each in questions]):
        raise Refused(reason)
    Question.objects.bulk_create(
        Question(
            survey=survey, number=number, kind=each.kind, text=str(each.text).strip(), low=str(each.low).strip(),
            high=str(each.high).strip(), same=same(str(each.text)),
        )
        for number, each in enumerate(questions, start=1)
    )  # fmt: skip


def same(text: str) -> str:
    """By what a question is known again: its letters and figures, however they are spaced or written large."""
    return hashlib.sha256("".join(re.findall(r"\w", text.casefold())).encode()).hexdigest()


def _content(survey: Survey, questions: Sequence[Asked]) -> str:
    lines = [f"{each.kind} {each.text} {each.low} {each.high}" for each in questions]
    return "\n".join([survey.title, survey.purpose, *lines])


def _end(survey: Survey, state: Survey.State, *, why: str = "") -> None:
    survey.state, survey.ended_on, survey.ended_why = state, clock.today(), why
    survey.save(update_fields=["state", "ended_on", "ended_why", "results"])

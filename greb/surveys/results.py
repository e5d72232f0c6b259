"""What may be shown of a survey that has closed, worked out once by the rules of `suppression`.

    {"size": "10-19", "few_words": false, "questions": {"12": {
        "parts": [{"units": [3, 4], "answers": 14, "size": "10-19", "lean": null, "bands": [0, 0, 1, 1, 0], "of": 3,
                   "loose": 0}],
        "total": [[0, 40], …] or null, "kept": false}}}

`total` stands where there are several parts; `kept`: something was kept back, so as not to tell what one answered.
`answers` is for the next time alone: no page shows it.
"""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from . import reads
from .models import WORDS_MAX, Question, Survey, Unit, Words
from .suppression import FULL, STEPS, Earlier, Shown, Team, publish, size_class, together

Counts = dict[tuple[int, int], Counter[int]]  # by question and part of the survey: how many chose each step
WORDS_FROM: Final = FULL


def work_out(survey: Survey, units: Sequence[Unit]) -> dict[str, Any]:
    """Look at the answers let out just now, keep the words that may be shown, and return what else may be."""
    questions = reads.questions(survey)
    counts, words, answers = _read(units, questions)
    before = _shown_before(survey, questions)
    told = {}
    for question in questions:
        if question.kind == Question.Kind.SCALE:
            told[str(question.pk)] = _question(question, units, counts, before.get(question.same, []))
    enough = answers >= WORDS_FROM
    if enough:
        _keep_words(words)
    return {"size": size_class(answers), "few_words": not enough, "questions": told}


def _read(units: Sequence[Unit], questions: Sequence[Question]) -> tuple[Counts, list[tuple[int, str]], int]:
    """Every answer by its part and question, the words, and how many have answered."""
    unit_of = {unit.batch_id: unit.pk for unit in units}
    scales = {str(each.pk): each.pk for each in questions if each.kind == Question.Kind.SCALE}
    texts = {str(each.pk): each.pk for each in questions if each.kind == Question.Kind.WORDS}
    counts: Counts = {}
    words: list[tuple[int, str]] = []
    answers = 0
    for voice in reads.let_out(units):
        answers += 1
        for key, step in voice.payload.get("steps", {}).items():
            if key in scales and step in range(1, STEPS + 1):
                counts.setdefault((scales[key], unit_of[voice.batch_id]), Counter())[step] += 1
        given = voice.payload.get("words", {})
        words += [(texts[key], str(text)[:WORDS_MAX]) for key, text in given.items() if key in texts and text.strip()]
    return counts, words, answers


def _question(
    question: Question, units: Sequence[Unit], counts: Counts, before: Sequence[tuple[frozenset[int], Earlier]]
) -> dict[str, Any]:
    """One question's parts and total."""
    teams = []
    for unit in units:
        chosen = counts.get((question.pk, unit.pk), Counter())
        teams.append((Team(unit.pk, unit.line, 0), [chosen[step] for step in range(1, STEPS + 1)]))
    asked = _people(units)

    def earlier(keys: tuple[int, ...]) -> list[Earlier]:
        people = frozenset[int]().union(*(asked[unit] for unit in keys))
        return [told for who, told in before if who == people]

    parts, is_kept_back = publish(teams, earlier)
    total = together([(part.shown, part.answers) for part in parts]) if len(parts) > 1 else None
    told = [
        {"units": list(part.keys), "answers": part.answers, **asdict(part.shown), "bands": list(part.shown.bands)}
        for part in parts
    ]
    return {"parts": told, "total": total, "kept": is_kept_back}


def _people(units: Sequence[Unit]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {unit.pk: set() for unit in units}
    for unit in units:
        found[unit.pk] |= set(unit.asked.values_list("person_id", flat=True))
    return {unit: frozenset(people) for unit, people in found.items()}


def _shown_before(
    survey: Survey, questions: Sequence[Question]
) -> dict[str, list[tuple[frozenset[int], Earlier]]]:  # fmt: skip
    """What has been shown of the same questions earlier, oldest first, each with the people who were asked."""
    same = [each.same for each in questions]
    again = Question.objects.filter(same__in=same, survey__state=Survey.State.SHOWN).exclude(survey=survey)
    found: dict[str, list[tuple[frozenset[int], Earlier]]] = {}
    for question in again.select_related("survey").order_by("survey__ended_on", "survey"):
        asked = _people(list(question.survey.units.all()))
        told = (question.survey.results or {}).get("questions", {}).get(str(question.pk), {})
        for part in told.get("parts", []):
            people = frozenset[int]().union(*(asked.get(unit, frozenset()) for unit in part["units"]))
            shown = Shown(part["size"], part["lean"], tuple(part["bands"]), part["of"], part["loose"])
            found.setdefault(question.same, []).append((people, Earlier(len(people), part["answers"], shown)))
    return found


def _keep_words(words: Sequence[tuple[int, str]]) -> None:
    """Under new random ids, and written in their order, apart from what else their writers said."""
    rows = [Words(id=uuid.uuid4(), question_id=question, text=text.strip()) for question, text in words]
    Words.objects.bulk_create(sorted(rows, key=lambda row: row.id))

"""Every verb that owes somebody word has a sentence of its own, and none of them breaks."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import greb
from greb.ideas.models import Idea
from greb.ideas.stages import MOVES
from greb.notices import words
from greb.notices.sentences import SENTENCES
from greb.trail.models import Delivery, Entry
from tests import make

pytestmark = pytest.mark.django_db
REASONS = ["waits", "warning", "reply", "follows", "mention", "risen"]


def owing() -> set[str]:
    """The verbs that the rooms' actions owe word of, read from their code: moved, delivered, or named as an event."""
    code = "".join(path.read_text() for path in Path(greb.__file__).parent.glob("*/*.py"))
    told = {f"idea.{move.verb}" for move in MOVES if move.to and move.room == "ideas"}
    for form in (
        r'deliver\(\s*happened\(\s*"([a-z_.]+)"', r'entry = (?:moving\.)?(?:happened|record)\(\s*"([a-z_.]+)"',
        r'event="([a-z_.]+)"',
    ):  # fmt: skip
        told.update(re.findall(form, code))
    return {verb for verb in told if verb not in TOLD_TO_NOBODY}


TOLD_TO_NOBODY: set[str] = set()


def test_every_verb_that_owes_word_has_its_sentence() -> None:
    found = owing()
    assert {"idea.captured", "idea.commented", "idea.reply_warned", "idea.do", "idea.risen"} <= found
    assert found - set(SENTENCES) == set()


@pytest.mark.parametrize("verb", sorted({key.split()[0] for key in SENTENCES} | {"idea.unheard_of"}))
def test_every_sentence_can_be_said_to_everybody_for_every_reason(verb: str) -> None:
    cast = make.cast()
    idea = make.idea(cast.alma)
    idea = Idea.objects.select_related("author", "answerer", "workplace").get(pk=idea.pk)
    entry = Entry(verb=verb, by_id=cast.mette.pk, facts={"due_on": "2026-09-14"})
    with translation.override("en"):
        for person in (cast.alma, cast.mette, cast.jonas):
            for reason in REASONS:
                for sees in (True, False):
                    reader = words.Reader(person, sees)
                    said = words.sentence(Delivery(entry=entry, reason=reason), idea, reader, "Mette Holm")
                    assert re.fullmatch(r"[A-Z“].*[.?]", said), said
                    assert "%(" not in said
                    assert sees or "Alma" not in said


def test_whose_turn_in_each_stage_is_a_sentence() -> None:
    cast = make.cast()
    made = make.idea(cast.alma)
    idea = Idea.objects.select_related("author", "answerer", "workplace").get(pk=made.pk)
    with translation.override("en"):
        for move in MOVES:
            for person in (cast.alma, cast.mette):
                idea.stage, idea.road, idea.revive_on = move.to or idea.stage, "do", idea.due_on
                said = words.turn(idea, words.Reader(person, True))
                assert re.fullmatch(r"[A-Z].*[.?]", said), said

"""The library of what was learned: the hot read equals the ORM's, page by page, and words are found."""

from datetime import timedelta

import pytest

from greb.experiments import reads
from greb.experiments.models import Experiment
from greb.experiments.reads import Asked
from greb.ideas.models import Audience, Idea
from greb.search import actions as search
from greb.trail import clock
from tests import make
from tests.experiments import tries

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def fill(cast: make.Cast, count: int = 70) -> None:
    """Learnings of every outcome and audience, several at the same moment."""
    now, outcomes = clock.now(), Experiment.Outcome.values
    places = [cast.solsikken, cast.parken, cast.sund]
    ideas = Idea.objects.bulk_create(
        Idea(
            told=f"Told {n}", workplace=places[n % 3], author=cast.alma if n % 5 else cast.viggo,
            audience=Audience.values[n % 3 - n % 2], stage="experiment", road="try", stage_since=now, created_at=now,
            moved_at=now,
        )
        for n in range(count)
    )  # fmt: skip
    Experiment.objects.bulk_create(
        Experiment(
            idea=idea, what="Baskets", hope="Fewer", until=clock.today(), stop_if="No", is_inside=True, planned_at=now,
            started_at=now, concluded_at=now - timedelta(hours=n // 3) if n % 7 else None,
            outcome=outcomes[n % 4] if n % 7 else "", learning=f"Learned {n}" if n % 7 else "",
        )
        for n, idea in enumerate(ideas)
    )  # fmt: skip


@pytest.mark.parametrize("outcome", ["", "works", "cannot_tell"])
@pytest.mark.parametrize("who", ["alma", "mette", "viggo", "dorte", "ada"])
def test_every_page_is_the_orms(cast: make.Cast, who: str, outcome: str) -> None:
    fill(cast)
    person = cast.people()[who]
    reach = make.reach(person)
    asked, found, more = Asked(outcome=outcome), [], True
    while more:
        rows, more = reads.library(person, reach, asked)
        found += rows
        asked = Asked(outcome=outcome, after=reads.read_place(reads.place_of(rows[-1])) if rows else None)
    assert found == list(reads.library_as_orm(person, reach, Asked(outcome=outcome)))
    assert len(found) > (3 if outcome else 20)


def test_words_are_found_in_what_was_learned_tried_and_told(cast: make.Cast) -> None:
    experiment = tries.concluded(cast, outcome="does_not", learning="They want pockets")
    reach = make.reach(cast.jonas)
    for query in ("pockets", "mittens basket", "coats", "POCK"):
        assert reads.library(cast.jonas, reach, Asked(query=query)) == ([experiment], False), query
    assert reads.library(cast.jonas, reach, Asked(query="helmets")) == ([], False)
    assert reads.library(cast.jonas, reach, Asked(query="pockets", outcome="works")) == ([], False)
    Idea.objects.filter(pk=experiment.idea_id).update(audience="leader")
    assert reads.library(cast.jonas, reach, Asked(query="pockets")) == ([], False)
    search.forget("learning", experiment.pk)


@pytest.mark.parametrize("text", ["", "x", "2026-01-01~1", "2026-01-01T00:00+00:00~x", "~", "9999-12-31T00:00+00:00~1",
                                  "2026-01-01T00:00+00:00~99999999999999999999"])  # fmt: skip
def test_a_place_that_is_none_is_no_place(text: str) -> None:
    assert reads.read_place(text) is None

"""Every move of the room, tried from every stage and by everybody: only what the table says is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction

from greb.experiments import actions
from greb.experiments.models import Experiment
from greb.ideas.models import Idea, Member
from greb.ideas.stages import MOVES, Move, Road, Stage
from greb.trail import clock
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from tests import make
from tests.experiments import tries

pytestmark = pytest.mark.django_db
OURS = [move for move in MOVES if move.room == "experiments"]
MAY = {"answerer": {"mette"}, "carrier": {"mette", "alma", "jonas"}}
Act = Callable[[Person, Experiment], object]
ACTS: dict[str, Act] = {
    "start": lambda by, e: actions.start_experiment(by=by, experiment=e),
    "conclude": lambda by, e: actions.conclude(by=by, experiment=e, outcome="works", learning="They are used"),
    "again": lambda by, e: actions.again(by=by, idea=e.idea, **tries.four()),
    "adopt": lambda by, e: actions.adopt(by=by, idea=e.idea),
    "widen": lambda by, e: actions.widen(by=by, idea=e.idea, text="It reaches the kitchen"),
    "stop": lambda by, e: actions.stop(by=by, idea=e.idea, reason="Pockets do it better"),
}


def ready(cast: make.Cast, verb: str) -> Experiment:
    """An experiment that has come as far as the verb needs; Jonas carries the idea too."""
    made = {"start": tries.planned, "conclude": tries.running}.get(verb, tries.concluded)(cast)
    Member.objects.create(idea=made.idea, person=cast.jonas, kind=Member.Kind.CO_OWNER, at=clock.now())
    return made


def test_there_is_an_act_for_each_move_of_the_room() -> None:
    assert [move.verb for move in OURS] == list(ACTS)


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is undone at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("move", OURS, ids=lambda move: move.verb)
def test_from_each_stage_as_the_table_says(move: Move) -> None:
    cast = make.cast()
    made = ready(cast, move.verb)
    extra = {"reason": "So", "got_better": "So", "revive_on": clock.today()}
    for stage in Stage.values:
        with clock.at(clock.now() + timedelta(days=1 if move.verb == "start" else 15)), undone():
            Idea.objects.filter(pk=made.idea_id).update(stage=stage, road=Road.TRY, **extra)
            if stage in move.starts:
                ACTS[move.verb](cast.mette, made)
                assert tries.fresh(made.idea).stage == (move.to or stage)
            else:
                with pytest.raises(Refused):
                    ACTS[move.verb](cast.mette, made)
                assert tries.fresh(made.idea).stage == stage


@pytest.mark.parametrize("move", OURS, ids=lambda move: move.verb)
def test_by_those_alone_whom_the_table_names(move: Move) -> None:
    cast = make.cast()
    made = ready(cast, move.verb)
    with clock.at(clock.now() + timedelta(days=1 if move.verb == "start" else 15)):
        for name, person in cast.people().items():
            if name not in MAY[move.who]:
                with pytest.raises(Refused):
                    ACTS[move.verb](person, made)
        ACTS[move.verb](cast.people()[sorted(MAY[move.who])[0]], made)

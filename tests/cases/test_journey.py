"""The stations that a case and an idea's page draw: those that the idea came to, by one table."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from greb.benefits import actions as benefits
from greb.change import actions as leading
from greb.experiments import actions as trying
from greb.ideas import actions as ideas
from greb.ideas.models import Audience, Idea
from greb.ideas.stages import LINE, MOVES, Stage
from greb.ideas.stations import STATIONS
from greb.ui.road import ROADS
from greb.weighing import actions as weighing
from tests import make
from tests.change import changes
from tests.experiments import tries
from tests.workplaces.pages import text

from . import stories

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def adopted(cast: make.Cast) -> Idea:
    """Tried out, then done: the yes was given after the try."""
    idea = tries.concluded(cast).idea
    trying.adopt(by=cast.mette, idea=idea)
    ideas.finish(by=cast.alma, idea=idea, got_better="No more looking for mittens.")
    return tries.fresh(idea)


def widened(cast: make.Cast) -> Idea:
    """Tried out, then led through: colleagues weighed it with what was learned."""
    idea = tries.concluded(cast).idea
    trying.widen(by=cast.mette, idea=idea, text="It changes the work of the other house too.")
    for person in (cast.mette, cast.bo, cast.jonas):
        weighing.weigh(by=person, idea=idea, practice=1, people=1, routines=0)
    weighing.argue_against(by=cast.bo, idea=idea, text="It takes room by the door.")
    weighing.decide(by=cast.mette, idea=idea, reason="It gives the mornings back.")
    leading.plan_change(by=cast.mette, idea=idea, **changes.whole(cast))
    benefits.plan_benefit(
        by=cast.mette, idea=idea, what="Lost mittens", kind="quality", owner=cast.jonas, better="down"
    )
    leading.launch(by=cast.mette, plan=changes.plan_of(idea))
    leading.retire_routine(by=cast.mette, plan=changes.plan_of(idea), text="Nobody looks for mittens.")
    Idea.objects.filter(pk=idea.pk).update(audience=Audience.ORGANISATION)
    return tries.fresh(idea)


def walked(browser: Client, idea: Idea) -> list[str]:
    """The stations on the idea's own page that lie behind it, and where it is."""
    shown = text(browser, f"/ideas/{idea.pk}").split('<ol class="stations', 1)[1].split("</ol>", 1)[0]
    return re.findall(r'<li class="(?:past|here|side)".*?<b>([^<]+)</b>', shown)


def days(browser: Client, page: str) -> list[str]:
    """The stations of a case's page, each with its day."""
    shown = text(browser, page)
    return re.findall(r"<li><b>([^<]+)</b>", shown[shown.index('class="case-days"') :])


def test_a_case_of_what_was_tried_and_then_done_shows_the_yes(cast: make.Cast, as_person: SignIn) -> None:
    idea = adopted(cast)
    alma = as_person(cast.alma, language="en")
    case = stories.draft(cast, idea=idea)
    assert days(alma, f"/cases/{case.pk}") == [
        "Told", "Answered", "Growing", "Trying it out", "Decided", "What got better",
    ]  # fmt: skip
    assert walked(alma, idea) == ["Told", "Answered", "Doing it", "What got better"]


def test_a_case_of_what_was_tried_and_then_led_through_shows_that_it_was_weighed(
    cast: make.Cast, as_person: SignIn
) -> None:
    idea = widened(cast)
    came = ["Told", "Answered", "Growing", "Trying it out", "Weighing", "Decided", "Leading it through", "Following up"]
    alma = as_person(cast.alma, language="en")
    case = stories.draft(cast, idea=idea)
    assert days(alma, f"/cases/{case.pk}") == came
    assert walked(alma, idea) == came


def test_what_was_done_and_then_taken_up_on_a_longer_road_was_decided_once(cast: make.Cast, as_person: SignIn) -> None:
    """A yes to do it is a station of the longer road too, when the leader changes the road; its end is none there."""
    idea = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=idea, text="You saw what the mornings cost us.")
    ideas.do_it(by=cast.mette, idea=idea)
    ideas.mature(by=cast.mette, idea=idea, road="try")
    trying.start_experiment(by=cast.alma, experiment=trying.plan_experiment(by=cast.alma, idea=idea, **tries.four()))
    alma = as_person(cast.alma, language="en")
    assert walked(alma, idea) == ["Told", "Answered", "Decided", "Growing", "Trying it out"]


def test_what_left_the_light_road_left_it_where_it_was(cast: make.Cast, as_person: SignIn) -> None:
    idea = make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=idea, text="You saw what the mornings cost us.")
    ideas.do_it(by=cast.mette, idea=idea)
    ideas.decline(by=cast.mette, idea=idea, reason="The door is to be rebuilt.")
    alma = as_person(cast.alma, language="en")
    assert walked(alma, idea) == ["Told", "Answered", "Doing it", "We are not going on"]


def test_every_move_along_the_line_is_a_station_that_a_road_has() -> None:
    """The table knows each step that brings an idea on, so that no page draws a road with a hole in it."""
    stations = set().union(*ROADS.values()) | {"elsewhere"}
    assert set(STATIONS.values()) <= stations
    onward = {move.verb for move in MOVES if move.to in {*LINE, Stage.DONE} - {Stage.SPARK}}
    assert {"mature", "weigh", "widen", "decide", "do", "adopt", "enter", "start", "launch", "retire"} <= onward
    assert onward - set(STATIONS) == {"tell"}, "where it was told, its case says when"

"""How many statements the pages of trying take: the same with little and with much."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.experiments.awaits import awaits
from greb.experiments.models import Experiment, Observation
from greb.experiments.panel import panel
from greb.home.journey import read_by
from greb.ideas.models import Idea
from greb.search import actions as search
from greb.trail import clock
from greb.workplaces.models import Person
from tests import make
from tests.experiments import tries

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]

# The reader is always the first statement; whoever holds roles pays one for whom they see and one for whom they lead.
PAGES = {
    ("alma", "/learning"): 3,
    ("alma", "/learning?outcome=works"): 3,
    ("alma", "/learning?q=baskets"): 4,
    ("mette", "/learning"): 5,
    ("alma", "/workplaces/solsikken/frames"): 3,
    ("alma", "/ideas/{tried}/try/1"): 5,
    ("alma", "/ideas/{tried}/try/observe"): 3,
    ("alma", "/ideas/{tried}/try/learn"): 5,
    ("alma", "/ideas/{planned}/try"): 5,
}


def fill(experiment: Experiment, count: int, people: list[Person]) -> None:
    """Much seen, many cycles before, and much learned elsewhere."""
    now = clock.now()
    Observation.objects.bulk_create(
        Observation(experiment=experiment, text=f"Seen {n}", by=people[n % 3], at=now) for n in range(count)
    )
    lines = {
        "what": "Baskets", "hope": "Fewer lost", "until": clock.today(), "stop_if": "Nobody reaches", "is_inside": True,
        "planned_at": now, "started_at": now, "outcome": "works", "learning": "Baskets help", "owner": people[0],
    }  # fmt: skip
    ideas = Idea.objects.bulk_create(
        Idea(
            told=f"Baskets {n}", workplace_id=experiment.idea.workplace_id, author=people[n % 3],
            audience="organisation", stage="stopped", road="try", reason="So", stage_since=now, created_at=now,
            moved_at=now,
        )
        for n in range(count)
    )  # fmt: skip
    made = Experiment.objects.bulk_create(
        Experiment(idea=idea, concluded_at=now - timedelta(minutes=n), **lines) for n, idea in enumerate(ideas)
    )
    search.index_many("learning", [(one.pk, "Baskets help") for one in made])


@pytest.mark.parametrize("count", [2, 60])
def test_the_pages_take_the_same_statements_whatever_there_is(
    as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    cast = make.cast()
    tried = tries.running(cast)
    planned = tries.planned(cast)
    fill(tried, count, [cast.alma, cast.jonas, cast.bo])
    told = {"tried": tried.idea_id, "planned": planned.idea_id}
    for (who, address), most in PAGES.items():
        browser = as_person(cast.people()[who])
        browser.get("/about")
        with django_assert_num_queries(most):
            assert browser.get(address.format(**told)).status_code == 200


@pytest.mark.parametrize("count", [2, 60])
def test_its_part_of_an_ideas_page_costs_what_the_idea_has_come_to(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    cast = make.cast()
    tried, planned, new = tries.running(cast), tries.planned(cast), make.idea(cast.alma)
    fill(tried, count, [cast.alma, cast.jonas, cast.bo])
    reach = make.reach(cast.jonas)
    for idea, most in ((tries.fresh(new), 0), (tries.fresh(planned.idea), 1), (tries.fresh(tried.idea), 2)):
        reader = read_by(cast.jonas, reach, idea)
        with django_assert_num_queries(most):
            panel(reader)


def test_what_awaits_costs_one_statement_and_two_for_those_who_lead(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = make.cast()
    tries.planned(cast)
    tries.concluded(cast)
    for person, most, waits in ((cast.alma, 1, 1), (cast.mette, 2, 1), (cast.viggo, 1, 0)):
        reach = make.reach(person)
        with django_assert_num_queries(most):
            assert len(awaits(person, reach)) == waits

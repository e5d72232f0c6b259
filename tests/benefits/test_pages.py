"""The pages of a benefit through whole requests."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.benefits import actions
from greb.benefits.models import Benefit, FollowUp
from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.measures import actions as measures
from greb.trail import clock
from tests import make
from tests.workplaces.pages import key, text

from .test_actions import ahead, come_to, idea_on_the_long_road

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def idea(cast: make.Cast) -> Idea:
    return idea_on_the_long_road(cast)


def send(browser: Client, address: str, **fields: object) -> str:
    """Fill in a page's form twice, as with two taps; where it leads."""
    sent = {"key": key(text(browser, address)), **fields}
    first, again = browser.post(address, sent), browser.post(address, sent)
    assert first.status_code == again.status_code == 303, (address, first.content.decode()[:3000])
    assert first["Location"] == again["Location"]
    return str(first["Location"])


def planned(cast: make.Cast, idea: Idea) -> Benefit:
    benefit = actions.plan_benefit(
        by=cast.mette, idea=idea, what="Minutes looking", kind="efficiency", owner=cast.jonas, better="down", unit="min"
    )
    actions.set_baseline(by=cast.jonas, benefit=benefit, value=Decimal(30), on=clock.today())
    return benefit


def locked(cast: make.Cast, idea: Idea) -> Benefit:
    benefit = planned(cast, idea)
    three = {"pessimistic": Decimal(25), "likely": Decimal(15), "optimistic": Decimal(10)}
    actions.lock_forecast(by=cast.jonas, benefit=benefit, on=ahead(), **three)
    return Benefit.objects.get(pk=benefit.pk)


def test_from_what_it_is_to_give_to_what_came_of_it(cast: make.Cast, idea: Idea, as_person: SignIn) -> None:
    mette, jonas = as_person(cast.mette, language="en"), as_person(cast.jonas, language="en")
    page = f"/ideas/{idea.pk}/benefit"
    assert "Nobody has said it yet" in text(mette, page)
    assert send(mette, f"{page}/plan", what="Minutes looking", kind="efficiency", nature="freed_time", better="down",
                owner=str(cast.jonas.pk), unit="min") == page  # fmt: skip
    assert "asks you to follow up" in text(jonas, "/news")
    send(jonas, f"{page}/baseline", value="30,5", on=clock.today().isoformat(), how="A week")
    sent = {"pessimistic": "10", "likely": "15", "optimistic": "25", "on": ahead().isoformat()}
    wrong = jonas.post(f"{page}/forecast", sent)
    assert wrong.status_code == 422 and "Less is better here" in wrong.content.decode()
    send(jonas, f"{page}/forecast", **sent | {"pessimistic": "25", "optimistic": "10"})
    shown = text(mette, page)
    assert "We believe in about 15 min on" in shown and "Nobody can change it." in shown
    assert "/benefit/forecast" not in shown and mette.get(f"{page}/forecast").status_code == 403
    send(jonas, f"{page}/follow-ups/new", on=ahead().isoformat())
    send(mette, f"{page}/follow-ups/new", on=ahead(300).isoformat())
    come_to(idea, Stage.FOLLOWING)
    first, later = FollowUp.objects.order_by("on")
    with clock.at(clock.now() + timedelta(days=90)):
        assert "You follow it up. How is it now?" in text(jonas, "/")
        assert "Minutes looking" in text(jonas, "/follow-ups")
        send(jonas, f"{page}/follow-ups/{first.pk}", value="12", negative="The hall is colder")
    shown = text(mette, page)
    assert "Within what we believed: 12 min" in shown and "What got worse: The hall is colder" in shown
    assert "Only you see this" not in shown and "1 landed inside" in text(jonas, page)
    assert "Within what we believed" in text(mette, f"/ideas/{idea.pk}")
    with clock.at(clock.now() + timedelta(days=300)):
        send_leave = {"key": "k", "leave-why": "The house is rebuilt"}
        for _twice in range(2):
            assert jonas.post(f"{page}/follow-ups/{later.pk}/leave", send_leave).status_code == 303
    assert "not evaluated" in text(mette, page)


@pytest.mark.parametrize(
    ("read", "said"), [("9", "Better than we dared"), ("27", "Short of"), ("31", "Worse than before"), ("25", "Within")]
)
def test_the_title_is_the_finding(cast: make.Cast, idea: Idea, as_person: SignIn, read: str, said: str) -> None:
    benefit = locked(cast, idea)
    day = actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead())
    come_to(idea, Stage.FOLLOWING)
    with clock.at(clock.now() + timedelta(days=90)):
        actions.follow_up(by=cast.jonas, follow_up=day, value=Decimal(read))
    shown = text(as_person(cast.alma, language="en"), f"/ideas/{idea.pk}/benefit")
    assert f"<h2>{said}" in shown
    assert f'aria-label="{said}' in shown and "Before: 30 min on" in shown


def test_a_measure_of_another_workplace_is_not_shown(cast: make.Cast, idea: Idea, as_person: SignIn) -> None:
    measure = measures.make_measure(by=cast.mette, workplace=cast.solsikken, name="Looking & finding", better="down")
    measures.add_reading(by=cast.alma, measure=measure, on=clock.today(), value=Decimal(3))
    actions.plan_benefit(by=cast.mette, idea=idea, what="x", kind="quality", owner=cast.jonas, measure=measure)
    assert "Looking &amp; finding" in text(as_person(cast.alma), f"/ideas/{idea.pk}/benefit")
    assert "Looking &amp; finding" not in text(as_person(cast.viggo), f"/ideas/{idea.pk}/benefit")


def test_the_number_of_queries_is_the_same_for_few_and_many(
    cast: make.Cast, idea: Idea, as_person: SignIn, django_assert_num_queries: Queries
) -> None:
    benefit = locked(cast, idea)
    mette, jonas = as_person(cast.mette), as_person(cast.jonas)

    def count() -> None:
        for browser, page, queries in (
            (mette, f"/ideas/{idea.pk}/benefit", 8), (jonas, f"/ideas/{idea.pk}/benefit", 5),
            (mette, f"/ideas/{idea.pk}/benefit/plan", 8), (jonas, "/follow-ups", 2),
        ):  # fmt: skip
            with django_assert_num_queries(queries, info=page):
                assert browser.get(page).status_code == 200

    actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead())
    count()
    for n in range(30):
        actions.plan_follow_up(by=cast.jonas, benefit=benefit, on=ahead(100 + n))
    count()

"""Weighing and deciding through whole requests: what people see and send, in both languages."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.experiments import actions as trying
from greb.home.journey import read_by
from greb.ideas import actions as of_ideas
from greb.ideas import maturing
from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.trail import clock
from greb.weighing import actions
from greb.weighing.models import Decision, Part, Round, Weighing
from greb.weighing.panel import panel
from greb.workplaces.actions import write_core_task
from greb.workplaces.models import Person
from tests import make
from tests.experiments import tries

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def cast() -> make.Cast:
    made = make.cast()
    write_core_task(
        by=make.SYSTEM, workplace=made.solsikken, sentence="Children grow here", practice="We are present in play",
        routines="A calm morning",
    )  # fmt: skip
    return made


def ready(cast: make.Cast, road: str = "try", told: str = "Coats in one place") -> Idea:
    idea = make.idea(cast.alma, told)
    of_ideas.thank(by=cast.mette, idea=idea, text="You saw it.")
    of_ideas.mature(by=cast.mette, idea=idea, road=road)
    return idea


def opened(cast: make.Cast, road: str = "try", told: str = "Coats in one place") -> Idea:
    idea = ready(cast, road, told)
    actions.open_weighing(by=cast.alma, idea=idea)
    return Idea.objects.get(pk=idea.pk)


def page(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def weigh(idea: Idea, *people: Person, places: tuple[int, int, int] = (1, 1, 1), **more: object) -> None:
    for person in people:
        actions.weigh(
            by=person, idea=idea, practice=places[0], people=places[1], routines=places[2],
            **more,  # type: ignore[arg-type]
        )  # fmt: skip


def test_the_way_from_ready_to_the_authors_part(cast: make.Cast, as_person: SignIn) -> None:
    idea = ready(cast)
    alma, mette = as_person(cast.alma, language="en"), as_person(cast.mette, language="en")
    assert "Let colleagues weigh it first" in page(alma, f"/ideas/{idea.pk}")
    until = clock.today() + timedelta(days=3)
    answer = alma.post(f"/ideas/{idea.pk}/open-weighing", {"closes_on": until.isoformat()})
    assert (answer.status_code, answer["Location"]) == (303, f"/ideas/{idea.pk}")
    jonas = as_person(cast.jonas, language="en")
    home = page(jonas, "/")
    assert f"/ideas/{idea.pk}/weigh" in home and "Weigh it: three taps" in home
    answer = jonas.post(f"/ideas/{idea.pk}/weigh", {"practice": 1, "people": 2, "routines": -1, "is_named": ""})
    assert answer["Location"] == f"/ideas/{idea.pk}/weighing"
    assert not Weighing.objects.get().is_named
    assert f"/ideas/{idea.pk}/weigh" not in page(jonas, "/"), "it waits no longer"
    answer = mette.post(f"/ideas/{idea.pk}/decide", {"road": "try", "reason": "It frees the mornings."})
    assert answer.status_code == 303 and Decision.objects.get().reason == "It frees the mornings."
    assert f"/ideas/{idea.pk}/part" in page(alma, "/")
    alma.post(f"/ideas/{idea.pk}/part", {"choice": "join", "time": "An hour a week"})
    assert Part.objects.get().choice == "join"
    assert "Alma Friis takes part." in page(jonas, f"/ideas/{idea.pk}")
    assert f"/ideas/{idea.pk}/part" not in page(alma, "/")


def test_three_taps_and_the_workplaces_own_lines(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    shown = page(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}/weigh")
    assert shown.count('type="radio"') >= 15
    assert "We are present in play" in shown and "A calm morning" in shown and "Children grow here" in shown
    assert "Weigh as Jonas Bech" in shown and "Weigh without my name shown to colleagues" in shown
    assert "not the same as anonymous" in shown
    danish = page(as_person(cast.jonas, language="da"), f"/ideas/{idea.pk}/weigh")
    assert "Vurdér som Jonas Bech" in danish and "ikke det samme som anonymt" in danish


def test_what_is_missing_is_said_at_its_scale_and_nothing_is_lost(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    answer = as_person(cast.jonas, language="en").post(
        f"/ideas/{idea.pk}/weigh", {"practice": 1, "people": 9, "why": "The mornings"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Choose one of the five." in shown and "The mornings" in shown
    assert re.search(r'name="practice" value="1" required checked', shown)
    answer = as_person(cast.jonas).post(
        f"/ideas/{idea.pk}/weigh", {"practice": 1, "people": 1, "routines": 1, "why": "010203-1234 falls"}
    )
    assert answer.status_code == 422 and not Weighing.objects.exists()


def test_the_first_weighing_is_blind(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, cast.bo, cast.viggo, places=(-2, 1, 0), why="Too noisy")
    actions.argue_against(by=cast.mette, idea=idea, text="It wakes the small ones")
    blind = as_person(cast.jonas, language="en")
    for address in ("weighing", "weigh", ""):
        shown = page(blind, f"/ideas/{idea.pk}/{address}".rstrip("/"))
        assert "Too noisy" not in shown and "All say that it harms." not in shown, address
        assert "wakes the small ones" not in shown, address
    weigh(idea, cast.jonas)
    shown = page(blind, f"/ideas/{idea.pk}/weighing")
    assert "Too noisy" in shown and "You differ" in shown and "wakes the small ones" in shown
    # Whoever carries it weighs none, and sees it too.
    assert "Too noisy" in page(as_person(cast.alma), f"/ideas/{idea.pk}/weighing")


def test_too_few_are_not_shown_to_anybody(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, cast.jonas, places=(-2, 1, 0), why="Too noisy")
    for person in (cast.jonas, cast.alma, cast.mette):
        shown = page(as_person(person, language="en"), f"/ideas/{idea.pk}/weighing")
        assert "Too noisy" not in shown and "2 of at least 3 have weighed it." in shown
    actions.decide(by=cast.mette, idea=idea, reason="Small")
    assert "Too noisy" not in page(as_person(cast.viggo, language="en"), f"/ideas/{idea.pk}/weighing")


def test_a_name_stands_only_where_its_writer_chose_so(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, why="A line by Mette", is_named=True)
    weigh(idea, cast.bo, cast.jonas, why="A line by nobody")
    shown = page(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}/weighing")
    main = shown.split("<aside")[0].split('id="main"')[1]
    assert "Mette Holm" in main and "Bo Lund" not in main and "Jonas Bech" not in main


def test_the_drawing_has_words_and_a_table(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, cast.bo, cast.jonas, places=(2, 2, -1))
    shown = page(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}/weighing")
    assert shown.count('class="spread" role="img" aria-label="') == 3
    assert "Helps: 3" in shown and "<table>" in shown
    assert "Some say that it harms" in shown


def test_a_gadget_without_a_need_is_asked_what_it_is_for(cast: make.Cast, as_person: SignIn) -> None:
    idea = ready(cast, "lead", told="Tablets for every room")
    alma = as_person(cast.alma, language="en")
    assert "It names “Tablets”" in page(alma, f"/ideas/{idea.pk}")
    assert "Den nævner »Tablets«" in page(as_person(cast.jonas, language="da"), f"/ideas/{idea.pk}")
    sent = {"better": "Notes at once", "for_whom": "Night staff", "without": ""}
    answer = alma.post(f"/ideas/{idea.pk}/need", sent)
    assert answer.status_code == 422 and "Night staff" in answer.content.decode()
    assert alma.post(f"/ideas/{idea.pk}/need", {**sent, "without": "Paper"}).status_code == 303
    shown = page(alma, f"/ideas/{idea.pk}/weighing")
    assert "It names" not in shown and "Night staff" in shown


def test_the_decision_says_what_is_missing_before_it_is_led_through(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast, "lead")
    mette = as_person(cast.mette, language="en")
    shown = page(mette, f"/ideas/{idea.pk}/decide")
    assert "3 more colleagues need to weigh it first." in shown and "Weigh it yourself first" in shown
    answer = mette.post(f"/ideas/{idea.pk}/decide", {"road": "lead", "reason": "Because"})
    assert answer.status_code == 422 and "Because" in answer.content.decode()
    weigh(idea, cast.mette, cast.bo, cast.jonas)
    as_person(cast.jonas).post(f"/ideas/{idea.pk}/against", {"text": "It takes time."})
    assert "It takes time." in page(mette, f"/ideas/{idea.pk}/decide")
    assert mette.post(f"/ideas/{idea.pk}/decide", {"road": "lead", "reason": "Because"}).status_code == 303
    assert Idea.objects.get(pk=idea.pk).stage == Stage.DECIDED


def test_home_tells_each_what_waits(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    assert "/decide" not in page(as_person(cast.mette), "/")
    weigh(idea, cast.mette, cast.bo, cast.jonas)
    assert f"/ideas/{idea.pk}/decide" in page(as_person(cast.mette), "/")
    for person in (cast.alma, cast.viggo, cast.ada):
        assert f"/ideas/{idea.pk}/weigh" not in page(as_person(person), "/"), "own idea, or another workplace's"


def test_home_asks_to_weigh_three_at_a_time_and_never_what_is_for_the_leader_alone(
    cast: make.Cast, as_person: SignIn
) -> None:
    for n in range(5):
        opened(cast, told=f"Idea {n}")
    secret = make.idea(cast.alma, "For Mette", audience="leader")
    of_ideas.thank(by=cast.mette, idea=secret, text="x")
    of_ideas.mature(by=cast.mette, idea=secret, road="try")
    actions.open_weighing(by=cast.alma, idea=secret)
    shown = page(as_person(cast.jonas), "/")
    assert len(set(re.findall(r"/ideas/\d+/weigh\b", shown))) == 3 and "For Mette" not in shown


def test_the_leader_blanks_a_line(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, cast.bo, cast.jonas, why="Mrs Hansen falls")
    assert "blanking=1" not in page(as_person(cast.jonas), f"/ideas/{idea.pk}/weighing")
    assert 'value="why"' not in page(as_person(cast.jonas), f"/ideas/{idea.pk}/weighing?blanking=1")
    mette = as_person(cast.mette)
    assert 'value="why"' in page(mette, f"/ideas/{idea.pk}/weighing?blanking=1")
    own = Weighing.objects.get(person=cast.jonas)
    assert mette.post(f"/ideas/{idea.pk}/weighing/blank", {"part": "why", "pk": own.pk}).status_code == 303
    own.refresh_from_db()
    assert own.why == ""


def test_an_old_link_still_tells_how_it_was_weighed_when_the_road_is_another(
    cast: make.Cast, as_person: SignIn
) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, cast.bo, cast.jonas, why="Calmer mornings")
    actions.decide(by=cast.mette, idea=idea, reason="Three say that it helps")
    of_ideas.do_it(by=cast.mette, idea=Idea.objects.get(pk=idea.pk))
    jonas = as_person(cast.jonas, language="en")
    shown = page(jonas, f"/ideas/{idea.pk}/weighing")
    for said in (
        "How it was weighed",
        "Calmer mornings",
        "Three say that it helps",
        "another road has been chosen: Do it",
    ):
        assert said in shown
    assert f'href="/ideas/{idea.pk}"' in shown and "For its own sake?" not in shown
    for act in ("weigh", "decide", "against", "need"):
        assert f'href="/ideas/{idea.pk}/{act}"' not in shown


def test_what_was_never_weighed_says_so(cast: make.Cast, as_person: SignIn) -> None:
    new, small = make.idea(cast.alma, "New"), make.idea(cast.alma, "Small")
    of_ideas.thank(by=cast.mette, idea=small, text="You saw it.")
    of_ideas.do_it(by=cast.mette, idea=small)
    jonas = as_person(cast.jonas, language="en")
    assert "First the nearest leader chooses a road" in page(jonas, f"/ideas/{new.pk}/weighing")
    assert "It has not been weighed. A small thing" in page(jonas, f"/ideas/{small.pk}/weighing")


def test_what_was_weighed_and_then_tried_without_a_decision_says_so(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, cast.bo, cast.jonas, why="The mornings are calmer")
    plan = trying.plan_experiment(by=cast.alma, idea=idea, **tries.four())
    trying.start_experiment(by=cast.alma, experiment=plan)
    jonas = as_person(cast.jonas, language="en")
    shown = page(jonas, f"/ideas/{idea.pk}/weighing")
    assert "How it was weighed" in shown and "3 colleagues have weighed it." in shown
    assert "The mornings are calmer" in shown and "All say that it helps." in shown
    assert "It was not decided. Inside the frames it can be tried all the same; the try began on" in shown
    assert "<h2>Decided</h2>" not in shown and "has not been weighed" not in shown
    danish = page(as_person(cast.jonas, language="da"), f"/ideas/{idea.pk}/weighing")
    assert "Den blev ikke besluttet." in danish and "prøvehandlingen begyndte" in danish


def test_too_few_are_not_shown_after_a_round_either(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, why="Too noisy")
    of_ideas.park(by=cast.mette, idea=idea, reason="After the summer", until=clock.today() + timedelta(days=90))
    shown = page(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}/weighing")
    assert "1 of at least 3 have weighed it." in shown and "somebody could be picked out" in shown
    assert "Too noisy" not in shown and "It was saved for later on" in shown


def test_a_decision_ends_a_round_and_says_it_itself(cast: make.Cast, as_person: SignIn) -> None:
    idea = opened(cast)
    weigh(idea, cast.mette, cast.bo, cast.jonas)
    of_ideas.mature(by=cast.mette, idea=idea, road="try", text="Ask the kitchen first.")
    jonas = as_person(cast.jonas, language="en")
    assert "It is still growing." in page(jonas, f"/ideas/{idea.pk}/weighing"), "the next ones place it blind again"
    actions.decide(by=cast.mette, idea=idea, reason="The kitchen agrees")
    shown = page(jonas, f"/ideas/{idea.pk}/weighing")
    assert "3 colleagues have weighed it." in shown and "It went back to growing on" in shown
    assert "The kitchen agrees" in shown and "decided without being weighed" not in shown
    other = opened(cast, told="Hooks lower down")
    weigh(other, cast.mette, cast.bo, cast.jonas)
    actions.decide(by=cast.mette, idea=other, reason="Calmer mornings")
    shown = page(jonas, f"/ideas/{other.pk}/weighing")
    assert "Calmer mornings" in shown and "What happened then" not in shown


@pytest.mark.parametrize("many", [False, True])
def test_pages_read_as_much_at_little_and_much(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, many: bool
) -> None:
    idea = opened(cast, "lead")
    weigh(idea, cast.mette, cast.bo, cast.jonas, why="Because")
    actions.argue_against(by=cast.jonas, idea=idea, text="x")
    if many:
        Weighing.objects.bulk_create(
            Weighing(
                round=Round.objects.get(), person=make.person(f"P{n} X", cast.solsikken), practice=n % 5 - 2, people=0,
                routines=n % 3, why=f"Why {n}", at=clock.now(),
            )
            for n in range(60)
        )  # fmt: skip
        for n in range(10):
            opened(cast, told=f"Another {n}")
    for who, address, statements in (
        (cast.jonas, f"/ideas/{idea.pk}/weigh", 10),
        (cast.jonas, f"/ideas/{idea.pk}/weighing", 13),
        (cast.mette, f"/ideas/{idea.pk}/decide", 18),
    ):
        with django_assert_num_queries(statements, info=address):
            page(as_person(who), address)
    reader = read_by(
        cast.jonas,
        make.reach(cast.jonas),
        Idea.objects.select_related("workplace", "author", "answerer").get(pk=idea.pk),
    )
    with django_assert_num_queries(7):
        assert panel(reader)


@pytest.mark.parametrize(("stage", "statements"), [("new", 0), ("maturing", 0), ("decided", 1)])
def test_the_panel_reads_nothing_before_its_time_and_little_afterwards(
    cast: make.Cast, django_assert_num_queries: DjangoAssertNumQueries, stage: str, statements: int
) -> None:
    idea = make.idea(cast.alma) if stage == "new" else ready(cast)
    if stage == "decided":
        actions.decide(by=cast.mette, idea=idea, reason="Small")
    reader = read_by(
        cast.jonas,
        make.reach(cast.jonas),
        Idea.objects.select_related("workplace", "author", "answerer").get(pk=idea.pk),
    )
    with django_assert_num_queries(statements):
        assert (panel(reader) is None) == (stage == "new")


def test_what_cannot_be_read_is_missing(cast: make.Cast, as_person: SignIn) -> None:
    cast.solsikken.shares_after_reply = False
    cast.solsikken.save()
    idea = opened(cast)
    viggo = as_person(cast.viggo)
    for address in ("weigh", "weighing", "open-weighing", "need", "against", "decide", "part", "describe", "team"):
        there, missing = viggo.get(f"/ideas/{idea.pk}/{address}"), viggo.get(f"/ideas/987654/{address}")
        assert (there.status_code, there.content) == (404, missing.content)
    maturing.invite(by=cast.alma, idea=idea, person=cast.viggo, kind="helper")
    assert "Coats in one place" in page(as_person(cast.viggo), f"/ideas/{idea.pk}/weigh")

"""My page, an idea's page, what became real, and about: who sees what, in how many statements, at any size."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from greb.home.journey import OPENING, opening
from greb.home.reads import TALK
from greb.ideas import actions, talk
from greb.ideas.models import Audience, Comment, Idea, Step
from greb.ideas.stages import Stage
from greb.trail import clock
from greb.workplaces.actions import write_core_task
from greb.workplaces.models import Person
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]

# Whoever holds roles pays one statement for whom they see and one for whom they lead; leaders one for what is due,
# one for what is to be decided, and one for tries that wait for their choice.
# One more for those who lead: concerns that wait for their reply; and two for what is said without a name: how much
# of it waits, and whether slips run low. Editors two for what is ordered.
HOME = {"alma": 6, "mette": 14, "dorte": 14, "ada": 8}
# What each room reads of what waits for a person (its awaits.py).
AWAITS = {
    "cases": 2,
    "surveys": 1,
    "weighing": 3,
    "maturing": 1,
    "experiments": 1,
    "change": 1,
    "benefits": 1,
}
IDEA = {"alma": 7, "mette": 9, "jonas": 7}
REAL = {"alma": 2, "mette": 4}


@pytest.fixture
def cast() -> make.Cast:
    cast = make.cast()
    write_core_task(by=make.SYSTEM, workplace=cast.sund, sentence="Every child meets an adult who has time.")
    return cast


@pytest.fixture
def see(as_person: SignIn) -> Callable[..., str]:
    def read(person: Person, address: str, status: int = 200) -> str:
        answer = as_person(person, language="en").get(address)
        assert answer.status_code == status
        return answer.content.decode()

    return read


def ideas(cast: make.Cast, count: int) -> None:
    """`count` of each kind that my page and the wall show, for Alma and for Mette: one lived, the rest like it."""
    make.idea(cast.alma, "New 0")
    for name in ("Doing 0", "Real 0"):
        idea = make.idea(cast.alma, name)
        actions.thank(by=cast.mette, idea=idea, text="Thank you")
        actions.do_it(by=cast.mette, idea=idea)
    actions.finish(by=cast.alma, idea=idea, got_better="Better 0")
    more = []
    for idea in Idea.objects.all():
        for number in range(1, count):
            told, better = idea.told.replace("0", str(number)), idea.got_better.replace("0", str(number))
            more.append(Idea(**{**values(idea), "told": told, "got_better": better}))
    Idea.objects.bulk_create(more)


def values(idea: Idea) -> dict[str, object]:
    return {field.attname: getattr(idea, field.attname) for field in Idea._meta.concrete_fields if field.name != "id"}


# --- my page -----------------------------------------------------------------------------------------


def test_nobody_is_led_to_the_sign_in(client: Client) -> None:
    assert client.get("/")["Location"].startswith("/sign-in")


def test_somebody_new_is_invited_with_an_example(cast: make.Cast, see: Callable[..., str]) -> None:
    page = see(cast.jonas, "/")
    assert "Nothing waits for you just now." in page
    assert "You have told no idea yet" in page
    assert "Every child meets an adult who has time." in page


def test_my_page_says_what_awaits_each(cast: make.Cast, see: Callable[..., str]) -> None:
    asked, doing = make.idea(cast.alma, "Coats in one place"), make.idea(cast.alma, "Large letters")
    for idea in (asked, doing):
        actions.thank(by=cast.mette, idea=idea, text="Thank you")
    actions.ask(by=cast.mette, idea=asked, text="When is it worst?")
    actions.do_it(by=cast.mette, idea=doing)
    new = make.idea(cast.jonas, "One shared list")
    alma, mette, jonas = see(cast.alma, "/"), see(cast.mette, "/"), see(cast.jonas, "/")
    assert "2 things wait for you." in alma
    assert f'href="/ideas/{asked.pk}/answer-question"' in alma
    assert f'href="/ideas/{doing.pk}/finish"' in alma
    assert "Mette Holm has asked you something" in alma
    assert "1 thing waits for you." in mette
    assert f'href="/ideas/{new.pk}/answer"' in mette
    assert "Nothing waits for you just now." in jonas
    assert "One shared list" in jonas
    assert "Coats in one place" not in jonas


def test_more_than_fits_is_said_and_leads_to_the_rest(cast: make.Cast, see: Callable[..., str]) -> None:
    for number in range(6):
        make.idea(cast.alma, f"New {number}")
    Idea.objects.filter(told="New 5").update(due_on=clock.add_working_days(clock.today(), -3))
    page = see(cast.mette, "/")
    assert "More than 5 things wait for you." in page
    assert "3 days late" in page
    assert page.index("New 5") < page.index("New 0")
    assert "New 4" not in page


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize("who", list(HOME))
def test_my_page_reads_as_much_at_any_size(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, who: str, count: int
) -> None:
    ideas(cast, count)
    browser = as_person(cast.people()[who])
    with django_assert_num_queries(HOME[who] + sum(AWAITS.values())):
        assert browser.get("/").status_code == 200


# --- an idea's page ----------------------------------------------------------------------------------


def test_each_reader_is_offered_their_own_acts(cast: make.Cast, see: Callable[..., str]) -> None:
    idea = make.idea(cast.alma)
    at = f"/ideas/{idea.pk}"
    alma, mette, jonas = see(cast.alma, at), see(cast.mette, at), see(cast.jonas, at)
    assert f'class="button primary" href="{at}/answer"' in mette
    assert f'href="{at}/withdraw"' not in mette
    assert f'href="{at}/more-time"' in mette
    assert f'<li><a href="{at}/withdraw">' in alma
    assert f'action="{at}/support"' not in alma
    assert f'href="{at}/answer"' not in alma
    assert f'action="{at}/support"' in jonas
    assert f'action="{at}/follow"' in jonas
    assert f'action="{at}/blank"' not in jonas
    assert "It waits for your thank-you and reply" in mette
    assert "Mette Holm answers by" in alma
    assert "since today" in alma


def test_taking_back_is_never_the_main_act(cast: make.Cast, see: Callable[..., str]) -> None:
    idea = make.idea(cast.alma)
    page = see(cast.alma, f"/ideas/{idea.pk}")
    band = page[page.index('class="turn ') : page.index('class="columns"')]
    assert "withdraw" not in band
    assert "button primary" not in band


def test_a_no_is_shown_with_what_is_good_before_why_not(cast: make.Cast, see: Callable[..., str]) -> None:
    idea = make.idea(cast.alma)
    actions.thank(by=cast.mette, idea=idea, text="You look ahead.")
    actions.decline(by=cast.mette, idea=idea, reason="The children know our voices.")
    page = see(cast.jonas, f"/ideas/{idea.pk}")
    shown = page[page.index('class="outcome"') :]
    assert shown.index("You look ahead.") < shown.index("The children know our voices.") < shown.index("Mette Holm")
    assert "can be taken up again" in page


def test_a_blanked_reason_is_gone_from_the_whole_page(cast: make.Cast, see: Callable[..., str]) -> None:
    idea = make.idea(cast.alma)
    actions.thank(by=cast.mette, idea=idea, text="Thank you")
    actions.decline(by=cast.mette, idea=idea, reason="Karen does not want it.")
    talk.blank(by=cast.mette, idea=idea, part="step", pk=Step.objects.get(kind="decline").pk)
    page = see(cast.jonas, f"/ideas/{idea.pk}")
    assert "Karen" not in page
    assert "Blanked." in page


def test_a_parked_idea_says_why_and_until_when(cast: make.Cast, see: Callable[..., str]) -> None:
    idea, day = make.idea(cast.alma), clock.today() + timedelta(days=20)
    actions.thank(by=cast.mette, idea=idea, text="Thank you")
    actions.park(by=cast.mette, idea=idea, reason="The network comes first.", until=day)
    page = see(cast.jonas, f"/ideas/{idea.pk}")
    assert "Why it waits" in page
    assert f"comes back by itself on {day:%A} {day.day} {day:%B}" in page


def test_a_hidden_author_is_a_colleague_everywhere_on_the_page(cast: make.Cast, see: Callable[..., str]) -> None:
    idea = make.idea(cast.alma, is_author_hidden=True)
    talk.comment(by=cast.alma, idea=idea, kind="build", text="It happened again.")
    at = f"/ideas/{idea.pk}"
    jonas, mette = see(cast.jonas, at), see(cast.mette, at)
    assert "It happened again." in jonas
    assert "Alma Friis" not in jonas
    assert "Alma Friis" in mette
    assert "Colleagues cannot see who told it" in mette


def test_only_the_newest_of_a_long_talk_is_shown_and_the_rest_is_a_step_away(
    cast: make.Cast, see: Callable[..., str]
) -> None:
    idea = make.idea(cast.alma)
    say(idea, cast.jonas, TALK + 3)
    at = f"/ideas/{idea.pk}"
    first = see(cast.bo, at)
    assert f"Contribution {TALK + 2}<" in first
    assert "Contribution 2<" not in first
    earlier = Comment.objects.order_by("pk")[3].pk
    assert f'href="{at}?talk={earlier}#talk"' in first
    before = see(cast.bo, f"{at}?talk={earlier}")
    assert [f"Contribution {n}<" in before for n in range(5)] == [True, True, True, False, False]
    assert f"Contribution {TALK + 2}<" in see(cast.bo, f"{at}?talk=nonsense")


def say(idea: Idea, by: Person, count: int) -> None:
    Comment.objects.bulk_create(
        Comment(idea=idea, kind="build", by=by, text=f"Contribution {n}", at=clock.now()) for n in range(count)
    )


def test_a_long_text_opens_with_its_beginning_and_loses_nothing() -> None:
    assert opening("One.\n\nTwo.") == (["One.", "Two."], [])
    assert opening("") == ([], [])
    for body in ("word " * 1600, "x" * 8000, "\n".join(["A line of forty letters, more or less."] * 200)):
        first, rest = opening(body)
        assert rest
        assert sum(map(len, first)) <= OPENING + 2
        assert "".join([*first, *rest]).replace("…", "").replace(" ", "") == "".join(body.split())


@pytest.mark.parametrize("stage", [s for s in Stage if s not in {Stage.DONE, Stage.PARKED}])
@pytest.mark.parametrize("road", ["", "do", "try", "lead"])
def test_every_stage_on_every_road_has_a_page(cast: make.Cast, see: Callable[..., str], stage: str, road: str) -> None:
    idea = make.idea(cast.alma)
    Idea.objects.filter(pk=idea.pk).update(stage=stage, road=road, reason="Because", replied_at=clock.now())
    assert 'class="turn ' in see(cast.mette, f"/ideas/{idea.pk}")


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize("who", list(IDEA))
def test_an_ideas_page_reads_as_much_however_long_the_talk(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, who: str, count: int
) -> None:
    idea = make.idea(cast.alma, is_author_hidden=True)
    say(idea, cast.jonas, count)
    Step.objects.bulk_create(
        Step(idea=idea, kind="reply", by=cast.mette, text="Said", at=clock.now()) for _ in range(count)
    )
    browser = as_person(cast.people()[who])
    with django_assert_num_queries(IDEA[who]):
        assert browser.get(f"/ideas/{idea.pk}").status_code == 200


# --- what became real, and about ---------------------------------------------------------------------


def test_the_wall_thanks_by_name_and_shows_each_what_they_may_see(cast: make.Cast, see: Callable[..., str]) -> None:
    ideas(cast, 1)
    done = Idea.objects.get(stage=Stage.DONE)
    assert "Thanks to Alma Friis" in see(cast.viggo, "/real")
    Idea.objects.filter(pk=done.pk).update(audience=Audience.WORKPLACE)
    assert "Better 0" in see(cast.jonas, "/real")
    assert "Nothing here yet" in see(cast.viggo, "/real")


def test_a_name_still_hidden_is_not_on_the_wall(cast: make.Cast, see: Callable[..., str]) -> None:
    ideas(cast, 1)
    Idea.objects.filter(stage=Stage.DONE).update(is_author_hidden=True)
    for address in ("/real", "/"):
        page = see(cast.jonas, address)
        assert "Better 0" in page
        assert "Alma Friis" not in page


def test_the_wall_leads_on_to_what_is_older(cast: make.Cast, see: Callable[..., str]) -> None:
    ideas(cast, 30)
    first = see(cast.jonas, "/real")
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = see(cast.jonas, older)
    shown = [{n for n in range(30) if f">Better {n}<" in page} for page in (first, second)]
    assert (len(shown[0]), len(shown[1]), shown[0] & shown[1]) == (24, 6, set())


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize("who", list(REAL))
def test_the_wall_reads_as_much_at_any_size(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: DjangoAssertNumQueries, who: str, count: int
) -> None:
    ideas(cast, count)
    Idea.objects.filter(stage=Stage.DONE).update(is_author_hidden=True)
    browser = as_person(cast.people()[who])
    with django_assert_num_queries(REAL[who]):
        assert browser.get("/real").status_code == 200


def test_about_is_for_everybody_and_reads_nothing(
    cast: make.Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/about", headers={"Accept-Language": "en"}).content.decode()
    assert "Væksthus for Ledelse" in page
    assert page.count('class="lit"') == 5

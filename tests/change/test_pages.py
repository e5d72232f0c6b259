"""The pages of a change through whole requests."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.change import actions
from greb.change.models import Concern, Hearing, MappedTask, Plan, Touched
from greb.ideas import actions as ideas
from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.trail import clock
from greb.workplaces.models import Role
from tests import make
from tests.workplaces.pages import key, required, text

from .changes import ahead, entered, plan_of, ready, running

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def send(browser: Client, address: str, **fields: object) -> str:
    """Fill in a page's form twice, as with two taps; where it leads."""
    sent = {"key": key(text(browser, address)), **fields}
    first, again = browser.post(address, sent), browser.post(address, sent)
    assert first.status_code == again.status_code == 303, (address, first.status_code, first.content.decode()[:4000])
    assert first["Location"] == again["Location"]
    return str(first["Location"])


def test_what_was_decided_elsewhere_says_so_in_plain_words(cast: make.Cast, as_person: SignIn) -> None:
    idea = entered(cast)
    alma = as_person(cast.alma, language="en")
    shown = text(alma, f"/ideas/{idea.pk}")
    assert "Decided elsewhere, by The city council." in shown and "Taken up here by Mette Holm, Solsikken" in shown
    assert "Which coats first" in shown and "It takes a week" in shown
    assert ">Somebody<" not in shown and "told it" not in shown and "answered it" not in shown
    stations = re.findall(r'<span class="station"><b>([^<]+)</b>', shown)
    assert stations[0] == "Decided elsewhere" and not {"Told", "Answered", "Weighing", "Decided"} & set(stations)
    ideas.decline(by=cast.mette, idea=idea, reason="It was called off above.")
    shown = text(alma, f"/ideas/{idea.pk}")
    assert "Decided elsewhere, by The city council." in shown and ">Somebody<" not in shown


def test_a_card_of_what_was_decided_elsewhere_has_no_station_behind_it(cast: make.Cast, as_person: SignIn) -> None:
    idea, ours = entered(cast), make.idea(cast.alma)
    ideas.thank(by=cast.mette, idea=ours, text="You saw it.")
    ideas.mature(by=cast.mette, idea=ours, road="lead")
    shown = text(as_person(cast.alma, language="en"), "/ideas")
    cards = {pk: re.split(f'<a href="/ideas/{pk}">', shown)[1].split("</li>")[0] for pk in (idea.pk, ours.pk)}
    passed = {pk: re.findall(r'<path class="p" d="([^"]+)"', card) for pk, card in cards.items()}
    assert passed[idea.pk] == [] and passed[ours.pk][0].count("h0") == 2
    assert "Lead it through. Now: Decided." in cards[idea.pk]


def test_a_leader_takes_up_what_was_decided_elsewhere_and_leads_it_through(cast: make.Cast, as_person: SignIn) -> None:
    mette, alma = as_person(cast.mette, language="en"), as_person(cast.alma, language="en")
    assert "/change/elsewhere" in text(mette, "/inbox")
    assert "/change/elsewhere" not in text(alma, "/inbox")
    form = text(mette, "/change/elsewhere")
    assert set(required(form)) == {"told", "decided_by", "gives"}
    plan = send(mette, "/change/elsewhere", told="Coats are counted", decided_by="The council", gives="Sooner out",
                workplace=str(cast.solsikken.pk))  # fmt: skip
    idea = plan.removesuffix("/plan")
    assert Idea.objects.count() == 1
    assert "4 things are still missing" in text(mette, plan)
    assert send(mette, f"{plan}/why", why="Sooner out", for_whom="The children", then="next") == f"{plan}/gains"
    assert send(mette, f"{plan}/gains", freed_time="Outdoors", then="later") == plan
    assert send(mette, f"{plan}/promises", promised="Nobody loses hours", then="next") == f"{plan}/people"
    assert send(mette, f"{plan}/people", who="The morning team") == f"{plan}/people"
    assert send(mette, f"{plan}/tasks", text="Writing the list", kind="goes") == f"{plan}/tasks"
    send(mette, f"{plan}/routine", old_routine="The list", retire_on=ahead(30).isoformat(),
         old_routine_owner=str(cast.alma.pk), operations_owner_else="@Bo", then="next")  # fmt: skip
    assert (Touched.objects.count(), MappedTask.objects.count()) == (1, 1)
    assert (Plan.objects.get().old_routine_owner, Plan.objects.get().operations_owner) == (cast.alma, cast.bo)
    send(mette, f"{idea}/benefit/plan", what="Minutes", kind="efficiency", nature="freed_time", better="down",
         owner=str(cast.jonas.pk))  # fmt: skip
    send(alma, f"{plan}/concerns", text="What if the tablet is flat?")
    assert "still missing" in text(mette, f"{plan}/launch")
    assert mette.post(f"{plan}/launch", {"key": "x"}).status_code == 422
    concern = Concern.objects.get()
    assert "Answer what worries people" in text(mette, idea)
    send(mette, f"{plan}/concerns/{concern.pk}", text="There is a second one.")
    assert "There is a second one." in text(alma, f"{plan}/concerns")
    assert send(mette, f"{plan}/launch") == idea
    assert "“The list” ends on" in text(alma, idea)
    send(mette, f"{plan}/retire", text="Nobody writes the list.")
    shown = text(alma, idea)
    assert "Nobody writes the list." in shown and "Choose a day to look" in shown
    assert "Nobody writes the list." in text(alma, "/real")


def test_nothing_is_demanded_while_the_plan_grows(cast: make.Cast, as_person: SignIn) -> None:
    idea = entered(cast)
    mette = as_person(cast.mette, language="en")
    for step in ("why", "gains", "promises", "routine"):
        assert required(text(mette, f"/ideas/{idea.pk}/plan/{step}")) == []
    send(mette, f"/ideas/{idea.pk}/plan/why", why="", for_whom="", then="later")
    assert plan_of(idea).why == ""


@pytest.mark.parametrize(
    ("page", "sent", "field"),
    [
        ("why", {"why": "x" * 2001}, "why"),
        ("why", {"why": "Mrs Hansen, 010170-1234"}, "why"),
        ("routine", {"old_routine": "x" * 121}, "old_routine"),
        ("routine", {"retire_on": "soon"}, "retire_on"),
        ("routine", {"retire_on": "0203-01-01"}, "retire_on"),
        ("routine", {"operations_owner": "9" * 30}, "operations_owner"),
        ("routine", {"operations_owner_else": "nobody-here"}, "operations_owner_else"),
        ("people", {"who": ""}, "who"),
        ("tasks", {"text": "Lists", "kind": "perhaps"}, "kind"),
        ("tasks", {"kind": "goes"}, "text"),
        ("concerns", {"text": " "}, "text"),
        ("forum", {"on": "2999-01-01", "said": "Fine"}, "on"),
        ("forum", {"on": "2026-01-01"}, "said"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_with_nothing_lost(
    cast: make.Cast, as_person: SignIn, page: str, sent: dict[str, str], field: str
) -> None:
    idea = entered(cast)
    answer = as_person(cast.mette).post(f"/ideas/{idea.pk}/plan/{page}", sent)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in shown
    assert all(value[:100] in shown for name, value in sent.items() if name not in {"kind", "operations_owner"})


def test_a_stop_needs_its_reason_and_a_retired_way_its_line(cast: make.Cast, as_person: SignIn) -> None:
    idea = running(cast)
    mette = as_person(cast.mette, language="en")
    for page in ("retire", "halt"):
        assert mette.post(f"/ideas/{idea.pk}/plan/{page}", {}).status_code == 422
    send(mette, f"/ideas/{idea.pk}/plan/halt", reason="The supplier closed.")
    shown = text(mette, f"/ideas/{idea.pk}")
    assert "The supplier closed." in shown and Idea.objects.get().stage == Stage.STOPPED


def test_what_was_said_when_it_began_is_not_written_anew(cast: make.Cast, as_person: SignIn) -> None:
    idea = running(cast)
    mette = as_person(cast.mette, language="en")
    for step in ("why", "gains", "promises"):
        assert mette.get(f"/ideas/{idea.pk}/plan/{step}").status_code == 403
    assert 'name="old_routine"' not in text(mette, f"/ideas/{idea.pk}/plan/routine")
    send(mette, f"/ideas/{idea.pk}/plan/routine", retire_on=ahead(50).isoformat(),
         old_routine_owner=str(cast.jonas.pk), operations_owner=str(cast.bo.pk), then="later")  # fmt: skip
    assert (plan_of(idea).retire_on, plan_of(idea).old_routine) == (ahead(50), "The list on the door")


def test_the_forum_is_heard_by_its_name_here(cast: make.Cast, as_person: SignIn) -> None:
    ulla = make.person("Ulla Bang", cast.solsikken, Role.Kind.UNION)
    idea = ready(cast)
    mette, union = as_person(cast.mette, language="en"), as_person(ulla, language="en")
    page = f"/ideas/{idea.pk}/plan/forum"
    assert mette.post(f"{page}/name", {"forum-name": "Local MED"}).status_code == 303
    assert mette.post(f"{page}/size", {"needs_forum": "1"}).status_code == 303
    assert mette.post(f"{page}/size", {}).status_code == 403, "it cannot be taken back"
    assert "The talk in Local MED" in text(mette, f"/ideas/{idea.pk}/plan")
    assert "is planning a change that you should hear of" in text(union, "/news")
    send(union, page, on=clock.today().isoformat(), said="Fine, if the list goes at once.")
    assert Hearing.objects.get().by == ulla
    assert "if the list goes at once" in text(mette, f"/ideas/{idea.pk}/plan/sheet")
    assert as_person(cast.jonas).get(page).status_code == 403


def test_a_concern_is_blanked_and_what_is_wrongly_written_dropped(cast: make.Cast, as_person: SignIn) -> None:
    idea = entered(cast)
    plan = plan_of(idea)
    concern = actions.raise_concern(by=cast.alma, idea=idea, text="Mrs Jensen has fallen twice")
    touched = actions.add_touched(by=cast.mette, plan=plan, who="Everybody")
    task = actions.set_task(by=cast.mette, plan=plan, kind="goes", text="Lists")
    mette, jonas = as_person(cast.mette, language="en"), as_person(cast.jonas)
    start = f"/ideas/{idea.pk}/plan"
    for address in (f"{start}/people/{touched.pk}/drop", f"{start}/tasks/{task.pk}/drop",
                    f"{start}/concerns/{concern.pk}/blank"):  # fmt: skip
        assert jonas.post(address).status_code == 403
        assert mette.post(address).status_code == 303
        assert mette.get(address).status_code == 405
    assert (Touched.objects.count(), MappedTask.objects.count(), Concern.objects.get().text) == (0, 0, "")
    assert "Mrs Jensen" not in text(jonas, f"{start}/concerns")


def test_a_concern_that_is_another_idea_s_is_missing(cast: make.Cast, as_person: SignIn) -> None:
    one, other = entered(cast), entered(cast, "Another")
    concern = actions.raise_concern(by=cast.alma, idea=one, text="Hm")
    mette = as_person(cast.mette)
    assert mette.get(f"/ideas/{one.pk}/plan/concerns/{concern.pk}").status_code == 200
    assert mette.get(f"/ideas/{other.pk}/plan/concerns/{concern.pk}").status_code == 404


def test_colleagues_see_the_plan_and_can_worry_and_write_nothing(cast: make.Cast, as_person: SignIn) -> None:
    idea = ready(cast)
    jonas = as_person(cast.jonas, language="en")
    shown = text(jonas, f"/ideas/{idea.pk}/plan")
    assert "Nothing is missing" in shown and "/plan/why" not in shown and "/plan/launch" not in shown
    assert "Say what worries you" in text(jonas, f"/ideas/{idea.pk}")
    for page in ("why", "people", "tasks", "routine", "launch"):
        assert jonas.get(f"/ideas/{idea.pk}/plan/{page}").status_code == 403


def test_what_waits_stands_on_one_s_own_page(cast: make.Cast, as_person: SignIn) -> None:
    idea = ready(cast)
    actions.raise_concern(by=cast.alma, idea=idea, text="Hm")
    mette = as_person(cast.mette, language="en")
    assert "Somebody waits for a reply" in text(mette, "/")
    actions.answer_concern(by=cast.mette, concern=Concern.objects.get(), text="Yes")
    actions.plan_change(by=cast.mette, idea=idea, retire_on=ahead(5))
    actions.launch(by=cast.mette, plan=plan_of(idea))
    assert "Somebody waits for a reply" not in text(mette, "/")
    assert "“The list on the door” ends" in text(as_person(cast.alma, language="en"), "/")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pages_are_whole_in_both_languages(cast: make.Cast, as_person: SignIn, language: str) -> None:
    idea = ready(cast)
    mette = as_person(cast.mette, language=language)
    start = f"/ideas/{idea.pk}/plan"
    for page in ("", "/why", "/gains", "/promises", "/upwards", "/people", "/tasks", "/routine", "/forum", "/concerns",
                 "/launch", "/sheet"):  # fmt: skip
        shown = text(mette, f"{start}{page}")
        assert f'<html lang="{language}"' in shown
        assert len(re.findall("<h1", shown)) == 1


def test_the_number_of_queries_is_the_same_for_few_and_many(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: Queries
) -> None:
    idea = ready(cast)
    plan = plan_of(idea)
    mette, jonas = as_person(cast.mette), as_person(cast.jonas)

    def fill(count: int) -> None:
        for n in range(count):
            told = f"{n} of {count}"
            actions.add_touched(by=cast.mette, plan=plan, who=told)
            actions.set_task(by=cast.mette, plan=plan, kind="goes", text=told)
            concern = actions.raise_concern(by=cast.alma, idea=idea, text=told)
            if n % 2:
                actions.answer_concern(by=cast.mette, concern=concern, text=told)
            actions.discuss_in_forum(by=cast.mette, plan=plan, on=clock.today(), said=told)

    def count() -> None:
        start = f"/ideas/{idea.pk}/plan"
        for browser, page, queries in (
            (mette, "", 17), (jonas, "", 15), (mette, "/why", 5), (mette, "/people", 12), (mette, "/tasks", 11),
            (mette, "/routine", 6), (mette, "/forum", 12), (mette, "/concerns", 10), (jonas, "/concerns", 7),
            (mette, "/launch", 12), (mette, "/sheet", 17),
        ):  # fmt: skip
            with django_assert_num_queries(queries, info=page):
                assert browser.get(f"{start}{page}").status_code == 200

    fill(1)
    count()
    fill(30)
    count()


def test_whose_turn_it_is_says_you_to_the_one_it_is(cast: make.Cast, as_person: SignIn) -> None:
    drafted, whole = entered(cast), ready(cast, "Hooks are lower")
    mette, bo = as_person(cast.mette, language="en"), as_person(cast.bo, language="en")
    assert "You prepare it." in text(mette, f"/ideas/{drafted.pk}")
    assert "Mette Holm prepares it." in text(bo, f"/ideas/{drafted.pk}")
    assert "Nothing is missing. You say when it begins." in text(mette, f"/ideas/{whole.pk}")
    assert "Nothing is missing. Mette Holm says when it begins." in text(bo, f"/ideas/{whole.pk}")


def test_whoever_goes_on_loses_nothing_that_was_typed(cast: make.Cast, as_person: SignIn) -> None:
    idea = entered(cast)
    mette, way = as_person(cast.mette, language="en"), f"/ideas/{idea.pk}/plan"
    assert send(mette, f"{way}/people", who="The kitchen", then="on") == f"{way}/tasks"
    assert send(mette, f"{way}/people", who="The night shift") == f"{way}/people"
    assert {each.who for each in Touched.objects.all()} == {"The kitchen", "The night shift"}
    assert send(mette, f"{way}/people", who="  ", then="on") == f"{way}/tasks"
    assert send(mette, f"{way}/tasks", text="Counting coats", kind="goes", then="on") == f"{way}/routine"
    assert send(mette, f"{way}/tasks", text="", then="on") == f"{way}/routine"
    half = mette.post(f"{way}/tasks", {"key": "k", "text": "Hanging coats", "then": "on"})
    assert half.status_code == 422 and "Hanging coats" in half.content.decode()
    assert Touched.objects.count() == 2 and MappedTask.objects.count() == 1

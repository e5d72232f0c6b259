"""The pages of cases through whole requests."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from greb.cases import actions, chart, journey
from greb.cases.models import Case, Credit
from greb.change.models import Plan
from greb.ideas import talk
from greb.ideas.models import Idea, Step, Theme
from tests import make
from tests.workplaces.pages import ids, key, required, text

from . import stories

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def test_from_the_idea_s_page_to_a_told_case(cast: make.Cast, as_person: SignIn) -> None:
    idea = stories.real(cast)
    alma, jonas = as_person(cast.alma, language="en"), as_person(cast.jonas, language="en")
    assert "Tell it to others" in text(alma, f"/ideas/{idea.pk}")
    assert "Tell it to others" not in text(jonas, f"/ideas/{idea.pk}")
    write = f"/ideas/{idea.pk}/case"
    form = text(alma, write)
    assert required(form) == [] and idea.told in form and "No more looking for coats." in form
    sent = {**stories.TEXTS, "key": key(form), "advice_1": stories.ADVICE[0], "advice_2": "", "advice_3": ""}
    page = alma.post(write, sent)["Location"]
    assert alma.post(write, sent)["Location"] == page and Case.objects.count() == 1
    assert "Write three pieces of advice." in text(alma, page)
    assert "You have begun to tell it to others." in text(alma, "/")
    assert jonas.get(page).status_code == 404
    sent |= {"advice_2": stories.ADVICE[1], "advice_3": stories.ADVICE[2], "key": key(text(alma, write))}
    alma.post(write, sent)

    credits = f"{page}/credits"
    form = text(alma, f"{credits}?q=JON")
    assert "Jonas Bech" in form and "Solsikken" in form
    alma.post(credits, {"key": key(form), "person": str(cast.jonas.pk), "part": "pedagogue"})
    seen_by_leader = text(as_person(cast.mette, language="en"), page)
    assert 'class="count"' not in seen_by_leader and "Credit object" not in seen_by_leader  # beside Answer, in the menu
    assert "would like to thank you in a case" in text(jonas, "/")
    asked = f"/credits/{Credit.objects.get().pk}"
    form = text(jonas, asked)
    assert required(form) == ["says", "says", "says"] and 'value="pedagogue"' in form
    assert jonas.post(asked, {"key": key(form)}).status_code == 422
    assert jonas.post(asked, {"key": key(form), "says": "role", "shown_as": " "}).status_code == 422
    assert jonas.post(asked, {"key": key(form), "says": "name", "shown_as": "pedagogue"}).status_code == 303
    assert "would like to thank you" not in text(jonas, "/")

    form = text(alma, f"{page}/publish")
    for _twice in range(2):
        assert alma.post(f"{page}/publish", {"key": key(form)}).status_code == 303
    shown = text(jonas, page)
    assert "Thanks to Jonas Bech, pedagogue" in shown and all(piece in shown for piece in stories.ADVICE)
    assert "Read the case" in text(jonas, f"/ideas/{idea.pk}")
    assert idea.told in text(jonas, "/cases?q=hooks")
    assert "stand" in text(jonas, "/news")


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(cast: make.Cast, as_person: SignIn) -> None:
    idea = stories.real(cast)
    alma = as_person(cast.alma, language="en")
    answer = alma.post(f"/ideas/{idea.pk}/case", {"what": "For 010190-1234", "took": "Two afternoons"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "looks like a CPR number" in shown and "Two afternoons" in shown and not Case.objects.exists()
    answer = alma.post(f"/ideas/{idea.pk}/case", {"advice_1": "x" * 241})
    assert answer.status_code == 422


def test_on_the_web_only_what_is_open_and_only_who_said_yes(cast: make.Cast, as_person: SignIn, client: Client) -> None:
    case = stories.draft(cast)
    shy = actions.ask_credit(by=cast.alma, case=case, person=cast.bo)
    actions.answer_credit(by=cast.bo, credit=shy, says="none")
    asked = actions.ask_credit(by=cast.alma, case=case, person=cast.jonas)
    actions.answer_credit(by=cast.jonas, credit=asked, says="role", shown_as="a pedagogue", on_web=True)
    actions.publish_case(by=cast.alma, case=case)
    actions.comment_case(by=cast.viggo, case=case, text="Kept inside the house")
    page = f"/cases/{case.pk}"
    assert client.get(page)["Location"].startswith("/sign-in?next=")
    assert case.headline not in text(client, "/cases")
    ada = as_person(cast.ada, language="en")
    ada.post(f"{page}/web", {"key": key(text(ada, f"{page}/web"))})
    shown = text(client, page)
    assert "a pedagogue" in shown and stories.ADVICE[0] in shown
    for inside in ("Kept inside the house", "Bo Lund", "Jonas", f"/ideas/{case.idea_id}", "/news"):
        assert inside not in shown
    assert case.headline in text(client, "/cases")
    ada.post(f"{page}/web", {"key": key(text(ada, f"{page}/web")), "off": "1"})
    assert client.get(page).status_code == 302


def test_found_by_words_workplace_theme_and_road(cast: make.Cast, as_person: SignIn) -> None:
    one = stories.told(cast, "Coats in one place", what="Hooks for everybody")
    other_idea = stories.real(cast, "A bell that rings", cast.viggo, cast.rikke)
    theme = Theme.objects.create(name="Sound", slug="sound")
    Idea.objects.filter(pk=other_idea.pk).update(theme=theme)
    other_idea.refresh_from_db()
    other = actions.publish_case(by=cast.viggo, case=stories.draft(cast, by=cast.viggo, idea=other_idea))
    jonas = as_person(cast.jonas, language="en")

    def found(query: str) -> set[int]:
        shown = text(jonas, f"/cases?{query}")
        return {case.pk for case in (one, other) if case.headline in shown}

    assert found("") == {one.pk, other.pk}
    assert found("q=hooks+everybody") == {one.pk}
    assert found("q=bell") == {other.pk}, "the headline's own words"
    assert found(f"workplace={cast.parken.pk}") == {other.pk}
    assert found(f"theme={theme.pk}") == {other.pk}
    assert found("road=do") == {one.pk, other.pk} and found("road=lead") == set()
    assert found("road=none&workplace=x&theme=²&after=~~") == {one.pk, other.pk}
    talk.blank(by=cast.rikke, idea=other_idea, part="told")
    assert found("q=bell") == set() and "The sentence has been blanked" in text(jonas, "/cases")


def test_a_page_of_the_library_costs_the_same_at_little_and_much(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: Queries
) -> None:
    first = stories.told(cast, "The first")
    jonas = as_person(cast.jonas, language="en")
    with django_assert_num_queries(2):
        text(jonas, "/cases")
    with django_assert_num_queries(4):
        assert "All workplaces" not in text(jonas, "/cases?filters=1"), "with one there is nothing to choose"
    rows = Case.objects.filter(pk=first.pk)
    for number in range(60):
        idea = make.idea(cast.alma, f"Number {number}")
        held = {f.attname: getattr(rows[0], f.attname) for f in Case._meta.concrete_fields}
        Case.objects.create(**{**held, "id": None, "uuid": f"00000000-0000-0000-0000-{number:012}", "idea_id": idea.pk})
    with django_assert_num_queries(2):
        page = text(jonas, "/cases")
    with django_assert_num_queries(4):
        assert 'name="road"' in text(jonas, "/cases?filters=1") and 'name="road"' not in page
    seen, more = set(), "/cases"
    for _page in range(4):
        page = text(jonas, more)
        seen |= {number for number in range(60) if f">Number {number}<" in page}
        if 'rel="next"' not in page:
            break
        more = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert len(seen) == 60 and "The first" in page


def test_a_case_costs_the_same_however_much_stands_in_it(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: Queries
) -> None:
    case = stories.told(cast)
    jonas = as_person(cast.jonas, language="en")
    with django_assert_num_queries(7):
        text(jonas, f"/cases/{case.pk}")
    for number in range(60):
        actions.comment_case(by=cast.viggo, case=case, text=f"Word {number}!")
    for person in (cast.bo, cast.jonas, cast.viggo, cast.rikke):
        actions.answer_credit(by=person, credit=actions.ask_credit(by=cast.alma, case=case, person=person), says="name")
    for number in range(3):
        actions.relate(by=cast.alma, case=case, other=stories.told(cast, f"Near {number}"))
    with django_assert_num_queries(7):
        shown = text(jonas, f"/cases/{case.pk}")
    assert "Near 2" in shown and "Word 59!" in shown and "Word 9!" not in shown
    assert len(ids(shown)) == len(set(ids(shown)))
    earlier = shown.split("?talk=")[1].split("#")[0]
    assert "Word 9!" in text(jonas, f"/cases/{case.pk}?talk={earlier}")


def test_an_idea_that_is_not_real_costs_no_statement_for_its_case(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: Queries
) -> None:
    from greb.cases.panel import panel
    from greb.home.journey import read_by

    idea = make.idea(cast.alma)
    reader = read_by(cast.alma, make.reach(cast.alma), idea)
    with django_assert_num_queries(0):
        assert panel(reader) is None
    reader = read_by(cast.alma, make.reach(cast.alma), stories.real(cast))
    with django_assert_num_queries(1):
        assert panel(reader) is not None


def test_cases_are_put_beside_each_other_by_hand(cast: make.Cast, as_person: SignIn) -> None:
    one, other = stories.told(cast, "One"), stories.told(cast, "Another")
    alma = as_person(cast.alma, language="en")
    page = f"/cases/{one.pk}/related"
    form = text(alma, f"{page}?q=another")
    assert alma.post(page, {"key": key(form), "other": str(other.pk)}).status_code == 303
    assert "Another" in text(alma, f"/cases/{one.pk}") and "One" in text(alma, f"/cases/{other.pk}")
    alma.post(page, {"key": key(text(alma, page)), "other": str(other.pk), "off": "1"})
    assert "Another" not in text(alma, f"/cases/{one.pk}")
    assert alma.post(page, {"other": "²"}).status_code == 404


@pytest.mark.parametrize("language", ["da", "en"])
def test_both_languages_whole(cast: make.Cast, as_person: SignIn, language: str) -> None:
    case = stories.told(cast)
    draft = stories.draft(cast, idea=stories.real(cast, "Another"))
    credit = actions.ask_credit(by=cast.alma, case=draft, person=cast.alma)
    alma = as_person(cast.alma, language=language)
    word = {"da": "Tre råd", "en": "Three pieces of advice"}[language]
    assert word in text(alma, f"/cases/{case.pk}")
    pages = [f"/cases/{draft.pk}{rest}" for rest in ("", "/publish", "/credits")]
    for page in [*pages, f"/cases/{case.pk}/withdraw", f"/credits/{credit.pk}", f"/credits/{credit.pk}/drop"]:
        assert f'<html lang="{language}"' in text(alma, page)


def test_a_change_that_was_led_through_says_why_for_whom_what_ended_and_who_has_it(
    cast: make.Cast, as_person: SignIn
) -> None:
    idea = stories.changed(cast)
    mette, jonas = as_person(cast.mette, language="en"), as_person(cast.jonas, language="en")
    assert "The children, and those who dress them" in text(mette, f"/ideas/{idea.pk}/case"), "it need not be typed"
    draft = stories.draft(cast, by=cast.mette, idea=idea)
    assert "Bo Lund" in text(mette, f"/cases/{draft.pk}/credits"), "whoever is named in the plan may be thanked"
    case = actions.publish_case(by=cast.mette, case=draft)
    page = f"/cases/{case.pk}"
    for said in ("Children come out sooner", "The children, and those who dress them", "The city council"):
        assert said in text(jonas, page)
    shown = text(jonas, page)
    assert "The list on the door, " in shown and "They are out before nine." in shown
    assert "A colleague, Solsikken" in shown and "Bo Lund" not in shown, "nobody is named who has not said so"
    asked = actions.ask_credit(by=cast.mette, case=case, person=cast.bo)
    actions.answer_credit(by=cast.bo, credit=asked, says="name")
    assert "<dd>Bo Lund</dd>" in text(jonas, page)


def test_a_told_case_stands_as_it_was_told(cast: make.Cast, as_person: SignIn) -> None:
    idea = stories.changed(cast)
    case = actions.publish_case(by=cast.mette, case=stories.draft(cast, by=cast.mette, idea=idea))
    Idea.objects.filter(pk=idea.pk).update(got_better="Something else")
    Plan.objects.update(why="Another why", old_routine="Another list")
    shown = text(as_person(cast.jonas, language="en"), f"/cases/{case.pk}")
    assert "They are out before nine." in shown and "Children come out sooner" in shown
    assert "Something else" not in shown and "Another" not in shown
    step = Step.objects.get(idea=idea, kind=Step.Kind.RETIRE)
    talk.blank(by=cast.mette, idea=idea, part="step", pk=step.pk)
    for page in (f"/cases/{case.pk}", f"/ideas/{idea.pk}"):
        shown = text(as_person(cast.jonas, language="en"), page)
        assert "They are out before nine." not in shown and "Blanked." in shown


def test_cases_told_before_get_their_picture_whole(cast: make.Cast) -> None:
    idea = stories.changed(cast)
    case = actions.publish_case(by=cast.mette, case=stories.draft(cast, by=cast.mette, idea=idea))
    light = stories.told(cast)
    whole = {each.pk: each.facts for each in Case.objects.all()}
    for each in Case.objects.all():
        each.facts = {name: fact for name, fact in each.facts.items() if name not in {"better", "change"}}
        each.facts["version"] = 1
        each.save(update_fields=["facts"])
    migration = import_module("greb.cases.migrations.0002_a_told_case_stands_as_it_was_told")
    migration.take_down(apps, None)
    assert {each.pk: each.facts for each in Case.objects.all()} == whole
    assert whole[case.pk]["change"]["ended"] == "The list on the door" and whole[light.pk]["change"] is None


@pytest.mark.parametrize(
    ("values", "finding"),
    [((), "Nobody has looked yet"), (("12",), "It came as we believed"), (("14", "9.5"), "better than"),
     (("20",), "Less came of it")],
)  # fmt: skip
def test_what_was_believed_and_what_was_read(cast: make.Cast, values: tuple[str, ...], finding: str) -> None:
    found = chart.outcome(journey.facts(stories.led_through(cast, *values)))
    assert found
    with translation.override("en"):
        assert finding in found.title
        drawing = chart.draw(found)
        assert "14 calls, between 10 and 18" in found.text and "21" in drawing
        assert drawing.count("<circle") == 1 + len(values)
        assert 'role="img"' in drawing and "style=" not in drawing


def test_a_hostile_name_of_a_benefit_stays_words(cast: make.Cast) -> None:
    facts = journey.facts(stories.led_through(cast))
    facts["benefit"]["what"] = '"><script>x</script>'
    found = chart.outcome(facts)
    assert found and "<script>" not in chart.draw(found)

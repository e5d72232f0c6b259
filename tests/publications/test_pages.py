"""The pages of publications through whole requests."""

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from greb.cases import actions as cases
from greb.publications import actions, reads
from greb.publications.models import Order, Publication
from greb.trail.actors import Anonymous
from tests import make
from tests.cases import stories
from tests.workplaces.pages import ids, key, required, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def out(cast: make.Cast, count: int = 1, *, is_open: bool = False) -> Publication:
    told = [stories.told(cast, f"Number {number} of them") for number in range(count)]
    publication = actions.make_publication(
        by=cast.ada, workplace=cast.sund, title="What we learned", foreword="Read it.", language="en", cases=told
    )
    actions.publish_publication(by=cast.ada, publication=publication)
    if is_open:
        for case in told:
            cases.open_to_web(by=cast.ada, case=case)
        actions.open_publication(by=cast.ada, publication=publication)
    return Publication.objects.get(pk=publication.pk)


def test_an_editor_makes_one_page_by_page(cast: make.Cast, as_person: SignIn) -> None:
    one, other = stories.told(cast, "One"), stories.told(cast, "Other")
    ada, alma = as_person(cast.ada, language="en"), as_person(cast.alma, language="en")
    assert "Make the first one" in text(ada, "/publications")
    assert "Make the first one" not in text(alma, "/publications")
    assert alma.get("/publications/new").status_code == 403
    form = text(ada, "/publications/new")
    assert required(form) == ["title", "language"]
    sent = {"key": key(form), "title": "What we learned", "foreword": "Read it", "language": "en"}
    choose = ada.post("/publications/new", sent)["Location"]
    page = choose.removesuffix("/cases")
    assert alma.get(page).status_code == 404
    for number, (case, do) in enumerate([(one, "in"), (other, "in"), (other, "up")]):
        assert ada.post(choose, {"key": f"k{number}", "case": str(case.pk), "do": do}).status_code == 303
    assert reads.cases(Publication.objects.get()) == [other, one]
    ada.post(choose, {"key": "out", "case": str(one.pk), "do": "out"})
    assert reads.cases(Publication.objects.get()) == [other]
    ada.post(f"{page}/publish", {"key": key(text(ada, f"{page}/publish"))})
    shown = text(alma, page)
    assert all(piece in shown for piece in ("Read it", "Other", "The core task", *stories.ADVICE))
    assert "You edit it" not in shown and len(ids(shown)) == len(set(ids(shown)))


def test_what_was_measured_is_drawn_with_words_and_a_table(cast: make.Cast, as_person: SignIn) -> None:
    idea = stories.led_through(cast, "13", "12")
    case = cases.publish_case(by=cast.alma, case=stories.draft(cast, idea=idea))
    publication = out(cast)
    actions.choose_cases(by=cast.ada, publication=publication, cases=[case])
    shown = text(as_person(cast.alma, language="da"), f"/publications/{publication.pk}")
    figure = shown.split('<figure class="case-outcome">')[1].split("</figure>")[0]
    assert '<svg class="believed"' in figure and 'role="img" aria-label="Calls a day. Before' in figure
    assert "It came as we believed" in figure and "Show as table" in figure, "the words follow the publication"
    assert figure.count('<th scope="row">') == 3 and "style=" not in figure


def test_a_change_stands_in_it_on_the_page_and_on_paper(cast: make.Cast, as_person: SignIn) -> None:
    idea = stories.changed(cast)
    case = cases.publish_case(by=cast.mette, case=stories.draft(cast, by=cast.mette, idea=idea))
    publication = out(cast)
    actions.choose_cases(by=cast.ada, publication=publication, cases=[case])
    alma = as_person(cast.alma, language="da")
    shown = text(alma, f"/publications/{publication.pk}")
    paper = alma.get(f"/publications/{publication.pk}/pdf").content
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    for said in ("The change", "What ended", "The list on the door", "A colleague, Solsikken", "They are out before"):
        assert said in shown and said in " ".join(printed.split())
    assert "Bo Lund" not in shown and "Bo Lund" not in printed


def test_the_pdf_is_fetched_with_a_name(cast: make.Cast, as_person: SignIn) -> None:
    publication = out(cast)
    answer = as_person(cast.alma).get(f"/publications/{publication.pk}/pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="what-we-learned.pdf"'
    Publication.objects.update(title="Få øje på æblerne")
    answer = as_person(cast.alma).get(f"/publications/{publication.pk}/pdf")
    assert 'filename="faa-oeje-paa-aeblerne.pdf"' in answer["Content-Disposition"]
    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Number 0 of them" in told and "invented" not in told
    assert PdfReader(io.BytesIO(answer.content)).trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]


def test_on_the_web_only_what_is_open(cast: make.Cast, client: Client) -> None:
    publication = out(cast, 2)
    page = f"/publications/{publication.pk}"
    for rest in ("", "/pdf", "/order"):
        assert client.get(page + rest)["Location"].startswith("/sign-in?next=")
    assert "What we learned" not in text(client, "/publications")
    for case in reads.cases(publication):
        cases.open_to_web(by=cast.ada, case=case)
    actions.open_publication(by=cast.ada, publication=publication)
    assert "What we learned" in text(client, "/publications")
    first, second = reads.cases(publication)
    assert first.headline in text(client, page) and second.headline in text(client, page)
    cases.close_to_web(by=cast.ada, case=second)
    assert second.headline not in text(client, page), "a case that has left the web has left the publication there"
    for rest in ("/change", "/cases", "/publish", "/web", "/orders", "/orders.csv"):
        assert client.get(page + rest)["Location"].startswith("/sign-in?next=")


def test_ordering_and_the_editor_s_list(cast: make.Cast, as_person: SignIn, client: Client) -> None:
    publication = out(cast, is_open=True)
    page = f"/publications/{publication.pk}"
    viggo, ada = as_person(cast.viggo, language="en"), as_person(cast.ada, language="en")
    form = text(viggo, f"{page}/order")
    assert required(form) == ["copies", "name", "address"] and 'value="Viggo Dam"' in form
    sent = {"key": key(form), "copies": "3", "name": "=HYPERLINK(1)", "address": "Parken\n+45", "note": "-1"}
    for _twice in range(2):
        assert viggo.post(f"{page}/order", sent).status_code == 303
    assert Order.objects.count() == 1
    for wrong in ({"copies": "0"}, {"copies": "201"}, {"name": ""}, {"note": "x" * 501}, {"address": "010190-1234"}):
        answer = viggo.post(f"{page}/order", {**sent, "key": str(wrong), **wrong})
        assert (answer.status_code == 422 and "HYPERLINK" in answer.content.decode()) or "name" in wrong
    for number in range(10):
        answer = client.post(f"{page}/order", {**sent, "key": f"web{number}"})
    assert answer.status_code == 422 and Order.objects.filter(by=None).count() == 8
    assert viggo.get(f"{page}/orders").status_code == 403
    assert "Somebody has ordered copies" in text(ada, "/") and "Somebody has ordered" not in text(viggo, "/")
    assert "=HYPERLINK(1)" in text(ada, f"{page}/orders")
    rows = list(csv.reader(io.StringIO(ada.get(f"{page}/orders.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][1:5] == ["3", "'=HYPERLINK(1)", "Parken\n+45", "'-1"]
    order = Order.objects.order_by("pk")[0]
    assert viggo.post(f"/publication-orders/{order.pk}/sent").status_code == 403
    assert ada.post(f"/publication-orders/{order.pk}/sent").status_code == 303
    assert Order.objects.get(pk=order.pk).sent_at


def test_each_page_costs_the_same_at_little_and_much(
    cast: make.Cast, as_person: SignIn, django_assert_num_queries: Queries
) -> None:
    alma, ada = as_person(cast.alma), as_person(cast.ada)
    small, large = out(cast), out(cast, 12)
    for publication in (small, large):
        with django_assert_num_queries(4):
            alma.get(f"/publications/{publication.pk}")
        with django_assert_num_queries(4):
            alma.get(f"/publications/{publication.pk}/pdf")
    with django_assert_num_queries(2):
        alma.get("/publications")
    for number in range(60):
        actions.make_publication(by=cast.ada, workplace=cast.sund, title=f"Draft {number}")
        actions.order_copies(by=cast.alma, publication=large, name="A", address="B", copies=1)
    with django_assert_num_queries(2):
        alma.get("/publications")
    for publication in (small, large):
        with django_assert_num_queries(5):
            ada.get(f"/publications/{publication.pk}/orders")
    more = text(ada, "/publications").split("?before=")[1].split('"')[0]
    assert "Draft 0" not in text(ada, "/publications") and "Draft" in text(ada, f"/publications?before={more}")


def test_too_many_orders_wait_for_the_editor(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from greb.publications import rules
    from greb.trail.refusal import Refused

    monkeypatch.setattr(rules, "MOST_WAITING", 1)
    publication = out(cast, is_open=True)
    actions.order_copies(by=Anonymous(), publication=publication, name="A", address="B", copies=1)
    with pytest.raises(Refused):
        actions.order_copies(by=Anonymous(), publication=publication, name="A", address="B", copies=1)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_texts_keep_their_language_whoever_reads(cast: make.Cast, as_person: SignIn, language: str) -> None:
    publication = out(cast)
    shown = text(as_person(cast.alma, language=language), f"/publications/{publication.pk}")
    assert f'<html lang="{language}"' in shown and '<article class="paper" lang="en">' in shown
    assert "Three pieces of advice" in shown and "<li><b>Told</b> <span>" in shown
    assert {"da": "Hent som PDF", "en": "Fetch as a PDF"}[language] in shown

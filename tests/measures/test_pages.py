"""The pages of measures through whole requests."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from greb.measures import actions, reads
from greb.measures.models import Measure, Reading
from greb.trail import clock
from tests import make
from tests.workplaces.pages import key, required, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Queries = Callable[..., AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def measure(cast: make.Cast) -> Measure:
    return actions.make_measure(
        by=cast.mette, workplace=cast.solsikken, name="Falls in a week", better="down", unit="falls"
    )


def fill(cast: make.Cast, measure: Measure, count: int, note: str = "") -> None:
    for n in range(count):
        on = clock.today() - timedelta(days=count - n)
        actions.add_reading(by=cast.alma, measure=measure, on=on, value=Decimal(2 + n % 3), note=note)


def test_a_leader_begins_with_one_field_and_a_colleague_writes_one_number(cast: make.Cast, as_person: SignIn) -> None:
    mette, alma = as_person(cast.mette, language="en"), as_person(cast.alma, language="en")
    assert "Your leader can begin" in text(alma, "/measures")
    form = text(mette, "/measures/new")
    assert set(required(form)) == {"name", "better"}
    sent = {"key": key(form), "name": "Falls", "better": "neither", "workplace": str(cast.solsikken.pk)}
    address = mette.post("/measures/new", sent)["Location"]
    assert mette.post("/measures/new", sent)["Location"] == address
    assert "No readings yet" in text(alma, address)

    form = text(alma, f"{address}/readings/new")
    assert f'value="{clock.today().isoformat()}"' in form
    sent = {"key": key(form), "value": "3,5", "on": clock.today().isoformat()}
    for _twice in range(2):
        assert alma.post(f"{address}/readings/new", sent)["Location"] == address
    assert Reading.objects.get().value == Decimal("3.5")
    assert "1 reading so far: too few to know" in text(alma, address)
    assert "Waits for its first reading" not in text(alma, "/measures")


def test_a_reading_is_corrected_and_removed_with_a_reason(cast: make.Cast, measure: Measure, as_person: SignIn) -> None:
    fill(cast, measure, 7)
    alma = as_person(cast.alma, language="en")
    one, two = Reading.objects.order_by("on")[:2]
    page = f"/measures/{measure.pk}/readings/{one.pk}"
    form = text(alma, page)
    assert alma.post(page, {"value": "9"}).status_code == 422
    sent = {"key": key(form), "value": "9", "why": "Counted <twice>"}
    for _twice in range(2):
        assert alma.post(page, sent).status_code == 303
    assert alma.get(page).status_code == 403
    assert alma.post(f"/measures/{measure.pk}/readings/{two.pk}/remove", {}).status_code == 422
    sent = {"key": key(form), "remove-why": "Another ward's"}
    for _twice in range(2):
        assert alma.post(f"/measures/{measure.pk}/readings/{two.pk}/remove", sent).status_code == 303
    shown = text(alma, f"/measures/{measure.pk}")
    assert "Counted &lt;twice&gt;" in shown and "Another ward&#39;s" in shown
    assert "6 readings, from" in shown


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "value"),
        ({"value": "many"}, "value"),
        ({"value": "1" * 41}, "value"),
        ({"value": "1000000000"}, "value"),
        ({"value": "1.00001"}, "value"),
        ({"value": "1", "on": "yesterday"}, "on"),
        ({"value": "1", "on": "2999-01-01"}, "on"),
        ({"value": "1", "on": "0202-01-01"}, "on"),
        ({"value": "1", "note": "x" * 201}, "note"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_with_nothing_lost(
    cast: make.Cast, measure: Measure, as_person: SignIn, sent: dict[str, str], field: str
) -> None:
    given = {"on": clock.today().isoformat(), "note": "Kept", **sent}
    answer = as_person(cast.alma).post(f"/measures/{measure.pk}/readings/new", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert sent.get("value", "") in page and given["note"] in page
    assert not Reading.objects.exists()


def test_it_is_ended_with_a_reason_and_taken_up_again(cast: make.Cast, measure: Measure, as_person: SignIn) -> None:
    mette, alma = as_person(cast.mette, language="en"), as_person(cast.alma, language="en")
    page = f"/measures/{measure.pk}"
    assert mette.post(f"{page}/end", {}).status_code == 422
    assert mette.post(f"{page}/end", {"why": "The floor is new"}).status_code == 303
    assert "The floor is new" in text(alma, page)
    assert "Falls in a week" not in text(alma, "/measures")
    assert "Falls in a week" in text(alma, "/measures?shown=ended")
    assert alma.get(f"{page}/readings/new").status_code == 403
    assert mette.post(f"{page}/resume").status_code == 303
    assert "Falls in a week" in text(alma, "/measures")


def test_the_words_are_changed(cast: make.Cast, measure: Measure, as_person: SignIn) -> None:
    mette = as_person(cast.mette, language="en")
    page = f"/measures/{measure.pk}/change"
    assert 'value="Falls in a week"' in text(mette, page)
    assert mette.post(page, {"name": "Falls", "better": "down", "question": "Is it safe?"}).status_code == 303
    assert "Is it safe?" in text(mette, f"/measures/{measure.pk}")


def test_nobody_else_sees_it(cast: make.Cast, measure: Measure, as_person: SignIn) -> None:
    fill(cast, measure, 1)
    reading = Reading.objects.get()
    own = f"/measures/{measure.pk}"
    parts = ["", "/change", "/end", "/readings/new", "/readings.csv", f"/readings/{reading.pk}"]
    for who in (cast.viggo, cast.rikke, cast.ada):
        browser = as_person(who)
        assert "Falls in a week" not in text(browser, "/measures")
        for part in parts:
            foreign, missing = browser.get(own + part), browser.get(f"/measures/987654{part}")
            assert (foreign.status_code, missing.status_code) == (404, 404)
            assert foreign.content == missing.content
    other = actions.make_measure(by=cast.rikke, workplace=cast.parken, name="Trips", better="up")
    assert as_person(cast.alma).get(f"/measures/{other.pk}/readings/{reading.pk}").status_code == 404
    assert as_person(cast.mette).get(f"/measures/{'9' * 30}").status_code == 404
    assert Client().get(own)["Location"].startswith("/sign-in")


def test_no_page_names_who_measured(cast: make.Cast, measure: Measure, as_person: SignIn) -> None:
    fill(cast, measure, 8)
    jonas = as_person(cast.jonas, language="en")
    for page in (f"/measures/{measure.pk}", f"/measures/{measure.pk}/readings.csv", "/measures"):
        assert "Alma" not in jonas.get(page).content.decode()


def test_the_table_to_take_away_runs_nothing(cast: make.Cast, measure: Measure, as_person: SignIn) -> None:
    today = clock.today()
    for n, (value, note) in enumerate([("-2.5", "=1+1"), ("1250", 'say "hi"; twice')]):
        actions.add_reading(
            by=cast.alma, measure=measure, on=today - timedelta(days=n), value=Decimal(value), note=note
        )
    Measure.objects.filter(pk=measure.pk).update(name="@SUM(A1)", unit="")
    answer = as_person(cast.alma, language="da").get(f"/measures/{measure.pk}/readings.csv")
    assert answer.content.decode("utf-8-sig").splitlines()[1:] == [
        f'{today - timedelta(days=1)};1250;"say ""hi""; twice"',
        f"{today};-2,5;'=1+1",
    ]
    assert ";'@SUM(A1);" in answer.content.decode()
    assert answer["Content-Type"].startswith("text/csv")


def test_lists_and_tables_go_on_by_key(
    cast: make.Cast, measure: Measure, as_person: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "PAGE", 2)
    monkeypatch.setattr(reads, "ROWS", 3)
    for name in ("Falls in a week", "Ærinder & ting", "Calls"):
        actions.make_measure(by=cast.mette, workplace=cast.solsikken, name=name, better="up")
    alma = as_person(cast.alma, language="en")
    address, seen = "/measures", []
    while address:
        page = text(alma, address)
        seen += re.findall(r'<li class="card"><a href="/measures/(\d+)"', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert sorted(map(int, seen)) == sorted(Measure.objects.values_list("pk", flat=True))
    assert len(seen) == len(set(seen)) == 4
    fill(cast, measure, 7)
    older = re.search(r'rel="next" href="([^"]+)"', text(alma, f"/measures/{measure.pk}"))
    assert older
    assert text(alma, older[1]).count('<th scope="row">') == 3
    for strange in ("before=x", "before=9999-99-99", "after=%00&id=1", "after=x&id=99999999999999999999&shown=%00"):
        assert alma.get(f"/measures?{strange}").status_code == 200
        assert alma.get(f"/measures/{measure.pk}?{strange}").status_code == 200


def test_the_number_of_queries_is_the_same_for_few_and_many(
    cast: make.Cast, measure: Measure, as_person: SignIn, django_assert_num_queries: Queries
) -> None:
    fill(cast, measure, 2)
    alma, mette = as_person(cast.alma), as_person(cast.mette)

    def count() -> None:
        page = f"/measures/{measure.pk}"
        reading = reads.current(measure).order_by("-on").values_list("pk", flat=True)[0]
        for browser, address, queries in (
            (alma, "/measures", 3),
            (alma, page, 5),
            (alma, f"{page}/readings/new", 2),
            (alma, f"{page}/readings.csv", 3),
            (alma, f"{page}/readings/{reading}", 3),
            (mette, page, 7),
            (mette, "/measures/new", 3),
            (mette, f"{page}/change", 4),
            (mette, f"{page}/end", 4),
        ):
            with django_assert_num_queries(queries):
                assert browser.get(address).status_code == 200

    count()
    for n in range(30):
        made = actions.make_measure(by=cast.mette, workplace=cast.solsikken, name=f"M{n}", better="up")
        fill(cast, made, 2)
    for reading in reads.current(measure):
        actions.remove_reading(by=cast.alma, reading=reading, why="Anew")
    fill(cast, measure, 200, "A note")
    count()

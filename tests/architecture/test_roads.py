"""The tables of the two longer roads, walked as those people: what each step asks for is what the tables say."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from greb.ideas.models import Idea
from greb.trail import clock
from tests import make
from tests.architecture import documents as docs

PAGE = "docs/architecture/longer-roads.md"
ROADS = {"Try": "Tried by", "Lead": "Led by"}


def steps(road: str) -> list[list[str]]:
    return docs.table(docs.read(PAGE), road)


@pytest.mark.parametrize("road", ROADS)
def test_the_sums_are_those_of_the_steps(road: str) -> None:
    told = {row[0]: (int(row[1]), int(row[2])) for row in docs.table(docs.read(PAGE), ROADS[road])}
    found: dict[str, tuple[int, int]] = {}
    for _number, role, _act, _page, fields, _chosen, later, _stage in steps(road):
        had = found.get(role, (0, 0))
        found[role] = (had[0] + len(docs.codes(fields)) + len(docs.codes(later)), had[1] + 1)
    assert told == found


def worth(field: str, cast: make.Cast) -> str:
    """What is written in a field: a day, a person, or a sentence."""
    days = {"until": 14, "retire_on": 40}
    if field in days:
        return (clock.today() + timedelta(days=days[field])).isoformat()
    if field in {"old_routine_owner", "operations_owner", "owner"}:
        return str(cast.mette.pk)
    return "Coats in one place, so that nobody looks for them"


@pytest.mark.django_db
@pytest.mark.parametrize("road", ROADS)
def test_a_road_is_walked_with_what_its_table_asks_for(road: str, as_person: Callable[..., Client]) -> None:
    cast = make.cast()
    third = make.person("Tove Lind", cast.solsikken)
    hands = {
        "employee": as_person(cast.alma), "leader": as_person(cast.mette), "colleague": as_person(cast.jonas),
        "second": as_person(cast.bo), "third": as_person(third),
    }  # fmt: skip
    begins = [row for row in steps(road) if docs.codes(row[3])[0] == "launch"]
    for _number, role, _act, page, fields, chosen, later, stage in steps(road):
        idea = Idea.objects.first()
        address = reverse(docs.codes(page)[0], kwargs={"pk": idea.pk} if idea else None)
        required, saved = docs.codes(fields), docs.codes(later)
        sent = {name: worth(name, cast) for name in [*required, *saved]}
        sent |= dict(pair.split("=") for pair in docs.codes(chosen))
        before = idea.stage if idea else None
        for name in required:
            without = {key: value for key, value in sent.items() if key != name}
            assert hands[role].post(address, without).status_code == 422, f"{page} without {name}"
            assert Idea.objects.values_list("stage", flat=True).first() == before
        if saved and begins and idea:
            too_early = hands["leader"].post(reverse("launch", kwargs={"pk": idea.pk}), {})
            assert too_early.status_code in {403, 422}, f"begun without {later}"
        answer = hands[role].post(address, sent)
        assert answer.status_code == 303, f"{page} with {sent}: {answer.content.decode()[-3000:]}"
        assert Idea.objects.get().stage == docs.codes(stage)[0], page

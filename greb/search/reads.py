"""Which documents hold all the words asked for."""

from dataclasses import dataclass

from django.db import connection

from .tokens import words

RARE = 1500


@dataclass(frozen=True)
class Condition:
    """A piece of SQL that holds for a document's id column, with its parameters.

    `drives` says that few documents match, so that the database should start from them rather than walk the
    asked order until enough have been found.
    """

    sql: str
    params: tuple[str | int, ...]
    drives: bool


def condition(kind: str, query: str, column: str) -> Condition | None:
    """What must hold of `column` for a document to match `query`: every word, the last one as a beginning.

    None where the query has no word. At most six words count. Where a word is rare (at most 1,500 documents)
    its documents are listed; else each document in the asked order is tested: both stay bounded at any size.
    """
    asked = words(query)[:6]
    if not asked:
        return None
    tests, params = [], []
    drives = False
    for place, word in enumerate(asked):
        last = place == len(asked) - 1
        match = "word >= %s AND word < %s" if last else "word = %s"
        values = [word, word + "\uffff"] if last else [word]
        if _is_rare(kind, match, values):
            drives = True
            tests.append(f"{column} IN (SELECT object_id FROM search_word WHERE {match} AND kind = %s)")  # noqa: S608
        else:
            tests.append(
                f"EXISTS (SELECT 1 FROM search_word WHERE {match} AND kind = %s AND object_id = {column})"  # noqa: S608
            )
        params += [*values, kind]
    return Condition(" AND ".join(tests), tuple(params), drives)


def _is_rare(kind: str, match: str, values: list[str]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM search_word WHERE {match} AND kind = %s LIMIT {RARE + 1}) AS few",  # noqa: S608
            [*values, kind],
        )
        return int(cursor.fetchone()[0]) <= RARE

"""Everything there is, many times over: what pages list is copied, row by row, whatever room it is of.

Two kinds of copies. *Whole* ones are another idea with all that hangs on it, another survey, another publication: what
a copy points to is the copy's own, but people and workplaces stay. *Beside* ones hang where the row hangs: more
comments on the one idea, more readings of the one measure. What may stand only once is turned a little in each copy
(a text, a number, a day), or is another person's or another workplace's. A new model is copied like any other.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final, cast

from django.apps import apps
from django.db import connection, models
from django.db.models import Field, ForeignKey, Model, UniqueConstraint

from greb.cases.models import Case
from greb.experiments.models import Experiment
from greb.ideas.models import Idea, Theme
from greb.search.models import Word
from greb.surveys.models import Question
from greb.trail.models import Entry, Received, Salt, Seal
from greb.workplaces.models import Attempts, Person, SignInLink, Workplace

WHOLE: Final = 6
BESIDE: Final = 25
IDEAS: Final = 5000
LEAST: Final = WHOLE  # times as many there are afterwards, of anything

ONCE: Final = (Attempts, Received, Salt, Seal, SignInLink)
"""Listed on no page: what keeps forms, digests and sign-in in order."""
ONLY_WHOLE: Final = (Question,)
"""So few may stand in one that there is no room for more."""
SHARED: Final = (Person, Workplace, Theme)
"""What the whole copies have in common."""
FOUND: Final = {"idea": Idea, "learning": Experiment, "case": Case}
"""What is found by words: each copy by the words of what it is a copy of."""

Row = dict[str, Any]
Copies = dict[type[Model], dict[Any, list[Any]]]  # of each row, by its key: the keys of its copies


def multiply() -> None:
    """Copy all that is there, whole and beside."""
    whole: Copies = {}
    beside: Copies = {}
    for kind in listed():
        rows = list(kind._default_manager.order_by("pk").values())
        copier = Copier(kind, rows, whole, beside)
        if kind is Word:
            _words(rows, whole, beside)
            continue
        if kind not in SHARED:
            whole[kind] = copier.write(WHOLE, copier.whole)
        if kind not in ONLY_WHOLE:
            beside[kind] = copier.write(_times(kind, len(rows)), copier.beside)


def listed() -> list[type[Model]]:
    """The product's models that pages read, each after those it points to."""
    found: list[type[Model]] = []

    def take(kind: type[Model]) -> None:
        for field in kind._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is not kind:
                take(cast("type[Model]", field.related_model))
        if kind not in found:
            found.append(kind)

    for kind in apps.get_models():
        if kind.__module__.startswith("greb.") and kind not in ONCE and kind is not Word:
            take(kind)
    return [*found, Word]


def _times(kind: type[Model], rows: int) -> int:
    """How often a row is copied beside itself. What else may stand only once takes turns at people and workplaces."""
    if kind is Idea:
        return max(IDEAS // rows, WHOLE + BESIDE)
    return WHOLE + BESIDE if kind in SHARED else BESIDE


def _words(rows: list[Row], whole: Copies, beside: Copies) -> None:
    more = sorted(
        (row["word"], row["kind"], copy)
        for row in rows
        for copies in (whole, beside)
        for copy in copies[FOUND[row["kind"]]].get(row["object_id"], [])
    )
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_word (word, kind, object_id) VALUES (%s, %s, %s)", more)


class Copier:
    """Makes the copies of one model's rows."""

    def __init__(self, kind: type[Model], rows: list[Row], whole: Copies, beside: Copies) -> None:
        self.kind, self.rows, self.of_whole, self.of_beside = kind, rows, whole, beside
        self.fields = {field.attname: field for field in kind._meta.concrete_fields}
        self.key = kind._meta.pk.attname
        self.pointers = [(name, field) for name, field in self.fields.items() if isinstance(field, ForeignKey)]
        self.once = [(names, self._under(rule)) for names, rule in _once(kind)]

    def _under(self, rule: UniqueConstraint | None) -> set[Any] | None:
        """The keys of the rows that a rule holds for; None: all."""
        if rule is None or rule.condition is None:
            return None
        return set(self.kind._default_manager.filter(rule.condition).values_list("pk", flat=True))

    def write(self, times: int, make: Callable[[Row, int], Row | None]) -> dict[Any, list[Any]]:
        """`times` copies of every row that can have them; the keys of each row's copies."""
        told: dict[Any, list[Any]] = {}
        made = [(row[self.key], copy) for n in range(1, times + 1) for row in self.rows if (copy := make(row, n))]
        things = self.kind._default_manager.bulk_create([self.kind(**copy) for _, copy in made], batch_size=500)
        for (key, _), thing in zip(made, things, strict=True):
            told.setdefault(key, []).append(thing.pk)
        return told

    def whole(self, row: Row, n: int) -> Row | None:
        """The n-th copy that hangs on the n-th copy of what the row hangs on."""
        copy, moved = self._fresh(row, n), set()
        for name, field in self.pointers:
            if other := self._copy(self.of_whole, field.related_model, row[name], n):
                copy[name] = other
                moved.add(name)
        if self.kind is Entry and row["subject_kind"] == "idea":
            copy["subject_id"] = self._copy(self.of_whole, Idea, row["subject_id"], n) or row["subject_id"]
        return self._turned(row, copy, moved, n)

    def beside(self, row: Row, n: int) -> Row | None:
        """The n-th copy that hangs where the row hangs."""
        return self._turned(row, self._fresh(row, WHOLE + n), set(), WHOLE + n)

    def _fresh(self, row: Row, n: int) -> Row:
        key = self.fields[self.key]
        if isinstance(key, models.AutoField):
            return {name: value for name, value in row.items() if name != self.key}
        return {**row, self.key: _turn(key, row[self.key], n)}

    def _turned(self, row: Row, copy: Row, moved: set[str], n: int) -> Row | None:
        """The copy with what may stand only once turned; None where it cannot be."""
        for names, under in self.once:
            holds = under is None or row[self.key] in under
            if not holds or moved.intersection(names) or any(row[name] is None for name in names):
                continue
            if not (turn := self._turn_of(names, row, n)):
                return None
            copy.update(turn)
            moved.update(turn)
        return copy

    def _turn_of(self, names: list[str], row: Row, n: int) -> Row | None:
        """One of the columns, turned: a value of its own before whom it is about, and that before what it hangs on.

        What is whole is at another workplace, what is beside is another person's, where it is about both.
        """
        for name in names:
            field = self.fields[name]
            if not field.is_relation and not field.choices and not name.startswith(("subject_", "person_")):
                return {name: _turn(field, row[name], n)}
        about = {self.fields[name].related_model: name for name in names}
        for shared in SHARED if n > WHOLE else reversed(SHARED):
            if column := about.get(shared):
                return {column: self.of_beside[shared][row[column]][n - 1]}
        for name in reversed(names):
            if other := self._copy(self.of_beside, self.fields[name].related_model, row[name], n):
                return {name: other}
        return None

    def _copy(self, copies: Copies, kind: Any, key: Any, n: int) -> Any:
        found = copies.get(kind, {}).get(key, [])
        return found[n - 1] if len(found) >= n else None


def _once(kind: type[Model]) -> Iterator[tuple[list[str], UniqueConstraint | None]]:
    """What may stand only once: the columns, and the rule that says so."""
    columns = {field.name: field.attname for field in kind._meta.concrete_fields}
    for field in kind._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield [field.attname], None
    for rule in kind._meta.constraints:
        if isinstance(rule, UniqueConstraint):
            yield [columns[name] for name in rule.fields], rule


def _turn(field: Field[Any, Any], value: Any, n: int) -> Any:
    """The value a little different, in each copy otherwise."""
    if isinstance(value, uuid.UUID):
        return uuid.uuid4()
    if isinstance(value, datetime):
        return value - timedelta(seconds=n)
    if isinstance(value, date):
        return value - timedelta(days=97 * n)
    return value + 100 * n if isinstance(value, int) else f"{n}-{value}"[: field.max_length]

"""Questions to the database whose SQL is written once and asked many times.

Building a queryset and turning it into SQL takes about ten times as long as asking what it says. `prepared` does both
at the first call, with a mark in place of each value; afterwards a call only puts the values where the marks stood:

    @prepared
    def _steps(idea: int) -> QuerySet[Step]:
        return Step.objects.filter(idea_id=idea).select_related("by").order_by("-id")[:100]

    steps = _steps(idea.pk)  # list[Step]

So the ORM's query stays what is read and reviewed, and nothing by hand can differ from it. An argument is a whole
number, a text, a day, a moment, or several whole numbers; it must stand in the query as it is, and may not decide
about its form. What does decide (None, True, False) is its own question. What it answers is a list: models with their
`select_related` and annotations, or what `values_list` says. What is asked must not depend on the clock or the
reader's language.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from operator import itemgetter
from typing import Any, Final, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import FileField, Model, QuerySet
from django.db.models import query as orm
from django.db.models.base import ModelState

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
R = TypeVar("R")

MARK: Final = 4_611_686_018_427_000_000  # no id of ours is near it
LONG_AGO: Final = datetime(1500, 1, 1, tzinfo=UTC)
SINGLE: Final = (str, int, datetime, date)  # a moment is a day to Python too
SHAPES: Final = 500  # of one question that are kept: several numbers are a shape for each how many


def prepared(make: Callable[P, "QuerySet[M, R]"]) -> Callable[P, list[R]]:
    """The question that `make` builds, asked without being built again."""
    plans: dict[tuple[object, ...], _Plan | None] = {}

    @wraps(make)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        given = (*args, *kwargs.values())
        shape, flat = _shape(given)
        shape += tuple(kwargs)
        if shape not in plans:
            if len(plans) >= SHAPES:
                plans.clear()
            marked = iter(_marked(given))
            build = cast(Callable[..., "QuerySet[Any, Any]"], make)
            found = build(*[next(marked) for _ in args], **{name: next(marked) for name in kwargs})
            plans[shape] = _plan(found, len(flat), make.__qualname__)
        plan = plans[shape]
        return plan.ask(flat) if plan else []

    return ask


def _shape(given: Iterable[object]) -> tuple[tuple[object, ...], list[Any]]:
    """What makes one form of the question another, and the values in a row."""
    shape: list[object] = []
    flat: list[Any] = []
    for value in given:
        if value is None or value is True or value is False:
            shape.append(value)
        elif isinstance(value, int | str | date):
            shape.append(next(kind for kind in SINGLE if isinstance(value, kind)))
            flat.append(_as_sent(value))
        elif isinstance(value, Collection):
            shape.append(len(value))
            flat += sorted(value)
        else:
            raise TypeError(f"{value!r} is neither a number, a text, a time nor several numbers.")
    return tuple(shape), flat


def _as_sent(value: object) -> object:
    """A value as Django hands it to the driver."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _mark(kind: type, n: int) -> object:
    """The n-th mark, of a kind of value."""
    if kind is str:
        return str(MARK + n)
    if kind is int:
        return MARK + n
    return (LONG_AGO if kind is datetime else LONG_AGO.date()) + timedelta(days=n)


def _marked(given: Iterable[object]) -> Iterable[object]:
    """The arguments with a mark in place of each value; the n-th mark stands for the n-th value."""
    n = 0
    for value in given:
        if value is None or value is True or value is False:
            yield value
        elif isinstance(value, int | str | date):
            yield _mark(next(kind for kind in SINGLE if isinstance(value, kind)), n)
            n += 1
        else:
            count = len(cast("Collection[object]", value))
            yield [MARK + n + k for k in range(count)]
            n += count


class _Plan:
    """SQL, where each value stands in it, and how rows become what is answered."""

    def __init__(self, sql: str, params: Sequence[object], known: dict[object, int]) -> None:
        # Values by name: a mark each would be looked for anew in the whole text, at every call. With its statistics
        # (STAT4) SQLite plans anew for each bound value, unless a plus sign stands before it; what is the same at
        # every call is written out there, so that it is planned for, once.
        is_sqlite = connection.vendor == "sqlite"
        self.constants: dict[str, Any] = {}
        marks = []
        for n, value in enumerate(params):
            if value not in known and is_sqlite and isinstance(value, int | str) and not isinstance(value, bool):
                marks.append(_written(value))
                continue
            name = f"v{known[value]}" if value in known else f"c{n}"
            if value not in known:
                self.constants[name] = value
            marks.append(f"+%({name})s" if is_sqlite else f"%({name})s")
        self.sql = sql.replace("%%", "%%%%") % tuple(marks)
        self.used = {known[value] for value in params if value in known}
        self.read: Callable[[Any], list[Any]] = list

    def ask(self, flat: Sequence[Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, {**self.constants, **{f"v{n}": value for n, value in enumerate(flat)}})
            rows = cursor.fetchall()
        return self.read(rows) if rows else []


def _written(value: object) -> str:
    """A number or a text as it stands in a statement's own text."""
    return str(int(value)) if isinstance(value, int) else "'" + str(value).replace("'", "''").replace("%", "%%") + "'"


def _plan(found: "QuerySet[Any, Any]", marks: int, name: str) -> _Plan | None:
    """The queryset as a plan; None where nothing can be found (a value among none)."""
    compiler = found.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    known = {_as_sent(_mark(kind, n)): n for n in range(marks) for kind in SINGLE}
    plan = _Plan(sql, params, known)
    if missing := set(range(marks)) - plan.used:
        raise TypeError(f"{name}: values {sorted(missing)} do not stand in the query as they are: {sql}")
    converters = list(compiler.get_converters([column[0] for column in compiler.select]).items())
    plan.read = _reading(found, compiler, converters)
    return plan


def _reading(found: "QuerySet[Any, Any]", compiler: Any, converters: list[Any]) -> Callable[[Any], list[Any]]:
    """How the rows become what the queryset would have answered."""

    def converted(row: Sequence[Any]) -> list[Any]:
        values = list(row)
        for place, (steps, expression) in converters:
            if values[place] is not None:
                for step in steps:
                    values[place] = step(values[place], expression, connection)
        return values

    kind = found._iterable_class
    if kind is orm.ValuesListIterable:
        return lambda rows: [tuple(converted(row)) for row in rows]
    if kind is orm.FlatValuesListIterable:
        return lambda rows: [converted(row)[0] for row in rows]
    if kind is not orm.ModelIterable or found._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise TypeError("A prepared question answers with models or with a list of values.")
    fields = compiler.klass_info["select_fields"]
    names = [column[0].target.attname for column in compiler.select[fields[0] : fields[-1] + 1]]
    build, cut = maker(compiler.klass_info["model"], names), itemgetter(slice(fields[0], fields[-1] + 1))
    populators = orm.get_related_populators(compiler.klass_info, compiler.select, "default")  # type: ignore[attr-defined]
    related = [_Related(one) for one in populators]
    more = list((compiler.annotation_col_map or {}).items())

    def models(rows: Any) -> list[Any]:
        out = []
        for row in map(converted, rows):
            thing = build(cut(row))
            for one in related:
                one.fill(row, thing)
            for name, place in more:
                setattr(thing, name, row[place])
            out.append(thing)
        return out

    return models


class _Related:
    """One `select_related`, as Django's own populator does it, with models made by `maker`."""

    def __init__(self, populator: Any) -> None:
        self.cut = itemgetter(slice(populator.cols_start, populator.cols_end))
        self.key = populator.cols_start + populator.pk_idx
        self.build = maker(populator.model_cls, populator.init_list)
        self.further = [_Related(one) for one in populator.related_populators]
        self.here, self.there = populator.local_setter, populator.remote_setter

    def fill(self, row: Sequence[Any], holder: Model) -> None:
        if row[self.key] is None:
            self.here(holder, None)
            return
        thing = self.build(self.cut(row))
        for one in self.further:
            one.fill(row, thing)
        self.here(holder, thing)
        self.there(thing, holder)


def maker(model: type[M], names: Sequence[str]) -> Callable[[Sequence[Any]], M]:
    """Makes models of a row's values as `from_db` does, without telling those who listen, of whom there are none: that
    takes longer than all the rest. (Django itself listens where a model has a picture, and knows its size.)
    `names` are the columns; those left out are read when they are asked for."""
    if "from_db" in vars(model) or any(isinstance(field, FileField) for field in model._meta.fields):
        return lambda values: model.from_db("default", names, values)

    def make(values: Sequence[Any]) -> M:
        thing = model.__new__(model)
        thing.__dict__.update(zip(names, values, strict=True))
        thing._state = ModelState()
        thing._state.db, thing._state.adding = "default", False
        return thing

    return make

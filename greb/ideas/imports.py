"""Importing ideas from somebody's table: first looked through, then written whole or not at all.

Original dates are kept; no reply clock starts and nobody gets mail; support given elsewhere is told apart from our
own. A repeat finds what is here already by (source, key) and leaves it alone.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from greb.search import actions as search
from greb.tables.read import RefusedRow, Table
from greb.trail.actions import record_many
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.models import Person
from greb.workplaces.reads import reaches
from greb.workplaces.rules import answerers, must_lead

from .guess import must_tell
from .import_row import NotAnIdea, Plan, Ready, read_row
from .models import Audience, Idea, Step
from .stages import Stage

BATCH = 1000

Refuse = Callable[[RefusedRow], None]
Progress = Callable[[int], None]


@dataclass
class Outcome:
    """What became of the rows of a table; `cut` of the new ones had a title or name that was too long."""

    read: int = 0
    new: int = 0
    there: int = 0
    refused: int = 0
    cut: int = 0
    retired: int = 0

    @property
    def sentence(self) -> str:
        return _("%(read)s read, %(new)s new, %(there)s already there, %(refused)s refused") % asdict(self)


def _unheard(_value: object) -> None:
    """Nobody listens."""


def check(*, table: Table, plan: Plan, refused: Refuse = _unheard, progress: Progress = _unheard) -> Outcome:
    """What an import would do now, without doing it. Reads only. Raises BadTable where the file breaks off."""
    must_tell(plan.columns)
    outcome = Outcome()
    for _batch in _new_batches(table, plan, outcome, refused, progress):
        pass
    return outcome


def import_ideas(
    *, by: Actor, table: Table, plan: Plan, refused: Refuse = _unheard, progress: Progress = _unheard
) -> Outcome:
    """Import every good row that is not here yet, in one transaction; each bad one goes to `refused`.

    A person must lead or administer the workplace. Raises Refused, or BadTable where the file breaks off; then
    nothing has been imported.
    """
    must_tell(plan.columns)
    if isinstance(by, Person):
        must_lead(reaches([by.pk])[by.pk], plan.workplace.pk)
    if plan.audience not in Audience.values or not plan.source:
        raise Refused(_("Say where the ideas come from and who may see them."), field="source")
    outcome = Outcome()
    answerer = answerers(plan.workplace, None).named
    try:
        with transaction.atomic():
            for batch in _new_batches(table, plan, outcome, refused, progress):
                _write(batch, by, plan, answerer)
    except IntegrityError as error:
        raise Refused(_("The same ideas are being imported at this moment. Look again in a minute.")) from error
    return outcome


def _new_batches(
    table: Table, plan: Plan, outcome: Outcome, refused: Refuse, progress: Progress
) -> Iterator[list[Ready]]:
    """The rows that are not here yet, some at a time; `outcome` counts along."""
    batch: list[Ready] = []
    for ready in _good_rows(table, plan, outcome, refused):
        batch.append(ready)
        if len(batch) == BATCH:
            yield _not_here(batch, plan, outcome)
            progress(outcome.read)
            batch = []
    yield _not_here(batch, plan, outcome)
    progress(outcome.read)


def _good_rows(table: Table, plan: Plan, outcome: Outcome, refused: Refuse) -> Iterator[Ready]:
    def refuse(row: RefusedRow) -> None:
        outcome.read += 1
        outcome.refused += 1
        refused(row)

    met: set[bytes] = set()  # eight bytes a row, so that memory stays small
    for line, row in table.rows(refuse):
        try:
            ready = read_row(row, plan)
        except NotAnIdea as reason:
            refuse(RefusedRow(line, str(reason), tuple(row.values())))
            continue
        short = hashlib.blake2b(ready.key.encode(), digest_size=8).digest()
        if short in met:
            refuse(RefusedRow(line, _("The same idea stands further up in the file."), tuple(row.values())))
            continue
        met.add(short)
        outcome.read += 1
        yield ready


def _not_here(batch: list[Ready], plan: Plan, outcome: Outcome) -> list[Ready]:
    here = set(
        Idea.objects.filter(source=plan.source, source_key__in=[ready.key for ready in batch])
        # Written out, so that SQLite sees that the index of imported ideas holds them all.
        .extra(where=["NOT (ideas_idea.source = '')"])
        .values_list("source_key", flat=True)
    )
    new = [ready for ready in batch if ready.key not in here]
    outcome.there += len(batch) - len(new)
    outcome.new += len(new)
    outcome.cut += sum(ready.is_cut for ready in new)
    outcome.retired += sum(ready.retired_at is not None for ready in new)
    return new


def _write(batch: list[Ready], by: Actor, plan: Plan, answerer: Person | None) -> None:
    ideas = Idea.objects.bulk_create([_idea(ready, by, plan, answerer) for ready in batch], batch_size=500)
    search.index_many("idea", ((idea.pk, f"{idea.told} {idea.body}") for idea in ideas))
    record_many(
        "idea.imported",
        kind="idea",
        subjects=((idea.pk, {"to": idea.stage}, f"{idea.told}\n{idea.body}") for idea in ideas),
        by=by,
    )
    Step.objects.bulk_create(
        Step(idea=idea, kind=Step.Kind.DECLINE, text=idea.reason, at=idea.ended_at) for idea in ideas if idea.ended_at
    )


def _idea(ready: Ready, by: Actor, plan: Plan, answerer: Person | None) -> Idea:
    moved_at = ready.retired_at or ready.created_at
    return Idea(
        told=ready.told, body=ready.body, workplace=plan.workplace, author_name=ready.author_name,
        caught_by=by if isinstance(by, Person) else None, audience=plan.audience, answerer=answerer,
        stage=Stage.DECLINED if ready.retired_at else Stage.SPARK, stage_since=moved_at,
        reason=_("Retired where it came from.") if ready.retired_at else "", ended_at=ready.retired_at,
        created_at=ready.created_at, moved_at=moved_at, imported_support=ready.votes,
        source=plan.source, source_key=ready.key,
    )  # fmt: skip

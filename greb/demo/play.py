"""Plays the stories through the product's own actions, in order of time, with the clock moved to each moment."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import partial

from django.db import transaction
from django.utils import translation

from greb.ideas import actions
from greb.measures import actions as measures
from greb.trail import clock
from greb.trail.models import Delivery
from greb.trail.seals import seal_today

from . import cast
from .tale import Act, Deed, Series, Tale
from .verbs import DOINGS, VERBS
from .world import Turn, World

OPENED_DAYS_AGO = 790
STILL_NEW_DAYS = 3
OTHERWISE = {"elsewhere", "unnamed"}  # beginnings that are not told by somebody


@dataclass(frozen=True)
class Moment:
    """Something that happens at a moment: `of` is the story, the measure or the deed that it belongs to."""

    at: datetime
    order: int
    of: object
    do: Callable[[], object] = field(compare=False)


@dataclass(frozen=True)
class Script:
    """All that is played."""

    tales: Sequence[Tale]
    series: Sequence[Series] = ()
    deeds: Sequence[Deed] = ()


class Play:
    """The demo being played."""

    def __init__(self, language: str) -> None:
        self.world = World(language)

    @transaction.atomic
    def run(self, script: Script, told: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Set the stage, then play every moment in order of time; `told` hears how far it has come."""
        with translation.override(self.world.language):
            with clock.at(self.world.now - timedelta(days=OPENED_DAYS_AGO)):
                self.world.set_stage()
            moments = self.moments(script)
            before = self.world.now
            for done, moment in enumerate(moments, 1):
                if before.date() < moment.at.date():
                    _seal(before)
                with clock.at(moment.at):
                    moment.do()
                before = moment.at
                told(done, len(moments))
            _settle_word(self.world.now)

    def moments(self, script: Script) -> list[Moment]:
        """All that happens, in order of time."""
        found = [*self._deeds(script.deeds), *self._readings(script.series), *self._stories(script.tales)]
        return sorted(found, key=lambda moment: (moment.at, moment.order))

    def _stories(self, tales: Sequence[Tale]) -> Iterator[Moment]:
        for number, tale in enumerate(tales):
            at = self.world.at(tale.ago, number)
            acts = list(tale.acts)
            if acts and acts[0].verb in OTHERWISE:
                yield Moment(at, number * 100, tale, partial(self._act, tale, acts.pop(0)))
            else:
                yield Moment(at, number * 100, tale, partial(self._tell, tale))
            for step, act in enumerate(acts, 1):
                # Two days may fall on the same Friday: what comes next in a story still comes later.
                at = max(self.world.at(tale.ago - act.after, number + step * 7), at + timedelta(minutes=4))
                yield Moment(at, number * 100 + step, tale, partial(self._act, tale, act))

    def _tell(self, tale: Tale) -> None:
        world = self.world
        teller = world.people[tale.by]
        home = teller.memberships.get(is_home=True).workplace
        idea = actions.capture_idea(
            by=teller, author=None if tale.for_somebody else teller, author_name=tale.for_somebody,
            told=world.say(tale.told), body=world.say(tale.body), workplace=home, audience=tale.audience,
            is_author_hidden=tale.is_author_hidden, theme=world.themes.get(tale.theme),
        )  # fmt: skip
        world.keep(tale, idea)

    def _act(self, tale: Tale, act: Act) -> None:
        world = self.world
        more = {name: world.mean(said, tale.ago) for name, said in act.more.items()}
        VERBS[act.verb](Turn(world, tale, world.people[act.by or tale.by], world.say(act.text), act.until, more))

    def _readings(self, every: Sequence[Series]) -> Iterator[Moment]:
        for number, series in enumerate(every):
            made = self.world.at(max(series.made, series.first), number)
            yield Moment(made, -2, series, partial(self._measure, series))
            for step, value in enumerate(series.values.split()):
                if value != "-":
                    at = max(self.world.at(series.first - step * series.every, number * 3 + step), made)
                    yield Moment(at, -1, series, partial(self._read, series, step, value))

    def _measure(self, series: Series) -> None:
        world = self.world
        world.measures[series.key] = measures.make_measure(
            by=world.people[cast.LEADER_OF[series.place]], workplace=world.places[series.place],
            name=world.say(series.name), unit=world.say(series.unit), better=series.better,
            question=world.say(series.question),
        )  # fmt: skip

    def _read(self, series: Series, step: int, value: str) -> None:
        world = self.world
        note = world.say(series.notes[step]) if step in series.notes else ""
        measures.add_reading(
            by=world.people[series.by], measure=world.measures[series.key], on=clock.today(), value=Decimal(value),
            note=note,
        )  # fmt: skip

    def _deeds(self, deeds: Sequence[Deed]) -> Iterator[Moment]:
        for number, deed in enumerate(deeds):
            yield Moment(self.world.at(deed.ago, number), number - 100, deed, partial(self._deed, deed))

    def _deed(self, deed: Deed) -> None:
        world = self.world
        more = {name: world.mean(said, deed.ago) for name, said in deed.more.items()}
        DOINGS[deed.verb](world, world.people.get(deed.by), more)


def _seal(day: datetime) -> None:
    """The day's seal, made in its last minutes, as due work would have."""
    with clock.at(datetime.combine(day.astimezone(clock.HOME), time(23, 50), tzinfo=clock.HOME)):
        seal_today()


def _settle_word(now: datetime) -> None:
    """Word of what happened long ago has been read; only that of the last working days is new."""
    old = datetime.combine(clock.add_working_days(now.date(), -STILL_NEW_DAYS), time(0), tzinfo=clock.HOME)
    Delivery.objects.filter(made_at__lt=old).update(state=Delivery.State.SHOWN, seen_at=old)
    Delivery.objects.filter(made_at__gte=old).update(state=Delivery.State.SHOWN)

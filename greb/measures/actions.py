"""What is done to a measure and its readings. Nothing that was written down is ever lost."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from greb.trail import clock
from greb.trail.actions import record
from greb.trail.actors import Actor
from greb.trail.chain import Facts
from greb.trail.refusal import Refused
from greb.workplaces.models import Person, Workplace
from greb.workplaces.powers import must

from . import rules
from .models import MOST, PLACES, Measure, Reading
from .reads import current


@transaction.atomic
def make_measure(
    *, by: Actor, workplace: Workplace, name: str, better: str, unit: str = "", question: str = ""
) -> Measure:
    """A new measure of the workplace. `better` is one of Measure.Better; `question` what it tells."""
    must(by, lambda reach: rules.why_not_lead(reach, workplace.pk))
    measure = Measure(
        workplace=workplace, name=_named(name), unit=unit.strip(), better=_way(better), question=question.strip(),
        made_by=_person(by), made_at=clock.now(),
    )  # fmt: skip
    measure.save(force_insert=True)
    _told("measure.made", measure, by, content=_words(measure), fresh=True, facts={"workplace": workplace.pk})
    return measure


@transaction.atomic
def change_measure(
    *, by: Actor, measure: Measure, name: str, better: str, unit: str = "", question: str = ""
) -> Measure:
    """Other words for the same measure. The readings stay as they are."""
    measure = _locked(measure)
    must(by, lambda reach: rules.why_not_lead(reach, measure.workplace_id))
    before = (_words(measure), measure.better)
    measure.name, measure.unit, measure.question = _named(name), unit.strip(), question.strip()
    measure.better = _way(better)
    if (_words(measure), measure.better) != before:
        measure.save(update_fields=["name", "unit", "better", "question"])
        _told("measure.changed", measure, by, content=_words(measure), facts={"better": measure.better})
    return measure


@transaction.atomic
def end_measure(*, by: Actor, measure: Measure, why: str) -> None:
    """It is no longer measured, with a line that says why. Readings and chart stay to be read."""
    measure = _locked(measure)
    must(by, lambda reach: rules.why_not_lead(reach, measure.workplace_id))
    if measure.is_ended:
        return
    measure.is_ended, measure.ended_at, measure.ended_why = True, clock.now(), _reason(why)
    measure.save(update_fields=["is_ended", "ended_at", "ended_why"])
    _told("measure.ended", measure, by, content=measure.ended_why)


@transaction.atomic
def resume_measure(*, by: Actor, measure: Measure) -> None:
    """It is measured again."""
    measure = _locked(measure)
    must(by, lambda reach: rules.why_not_lead(reach, measure.workplace_id))
    if not measure.is_ended:
        return
    measure.is_ended, measure.ended_at, measure.ended_why = False, None, ""
    measure.save(update_fields=["is_ended", "ended_at", "ended_why"])
    _told("measure.resumed", measure, by)


@transaction.atomic
def add_reading(*, by: Actor, measure: Measure, on: date, value: Decimal, note: str = "") -> Reading:
    """One reading for the day `on`, which is not in the future and has none yet."""
    measure = _locked(measure)
    must(by, lambda reach: rules.why_not_write(reach, measure))
    if on > clock.today():
        raise Refused(_("That day has not come yet."), field="on")
    if current(measure).filter(on=on).exists():
        raise Refused(_("There is a reading for that day already. It can be corrected in the table."), field="on")
    reading = _written(by, measure, on, value, note)
    _told("measure.read", measure, by, content=_content(reading), facts={"reading": reading.pk, "on": str(on)})
    return reading


@transaction.atomic
def correct_reading(*, by: Actor, reading: Reading, value: Decimal, why: str, note: str = "") -> Reading:
    """Another value or note for the same day. The earlier reading stays in the history."""
    measure = _locked(reading.measure)
    must(by, lambda reach: rules.why_not_write(reach, measure))
    old = _standing(reading)
    if (old.value, old.note) == (value, note.strip()):
        raise Refused(_("Nothing is different."), field="value")
    _gone(old, by, why, is_corrected=True)
    new = _written(by, measure, old.on, value, note)
    facts: Facts = {"reading": new.pk, "was": old.pk, "on": str(old.on)}
    _told("measure.corrected", measure, by, content=f"{_content(new)}\n{old.gone_why}", facts=facts)
    return new


@transaction.atomic
def remove_reading(*, by: Actor, reading: Reading, why: str) -> None:
    """The reading no longer counts; it stays in the history with the reason."""
    measure = _locked(reading.measure)
    must(by, lambda reach: rules.why_not_write(reach, measure))
    old = _standing(reading)
    _gone(old, by, why, is_corrected=False)
    _told("measure.removed", measure, by, content=old.gone_why, facts={"reading": old.pk, "on": str(old.on)})


def _locked(measure: Measure) -> Measure:
    """The measure's row, held until the end, so that its trail and its days are written by one at a time."""
    return Measure.objects.select_for_update().get(pk=measure.pk)


def _standing(reading: Reading) -> Reading:
    found = Reading.objects.get(pk=reading.pk)
    if reason := rules.why_not_mend(found):
        raise Refused(reason)
    return found


def _written(by: Actor, measure: Measure, on: date, value: Decimal, note: str) -> Reading:
    if not value.is_finite() or abs(value) >= MOST or value != round(value, PLACES):
        raise Refused(_("That number is too long to be kept."), field="value")
    reading = Reading(measure=measure, on=on, value=value, note=note.strip(), by=_person(by), at=clock.now())
    reading.save(force_insert=True)
    return reading


def _gone(reading: Reading, by: Actor, why: str, *, is_corrected: bool) -> None:
    reading.gone_at, reading.gone_by, reading.gone_why = clock.now(), _person(by), _reason(why)
    reading.is_corrected = is_corrected
    reading.save(update_fields=["gone_at", "gone_by", "gone_why", "is_corrected"])


def _named(name: str) -> str:
    if not name.strip():
        raise Refused(_("Give it a name."), field="name")
    return name.strip()


def _way(better: str) -> str:
    if better not in Measure.Better.values:
        raise Refused(_("Choose which way is better."), field="better")
    return better


def _reason(why: str) -> str:
    if not why.strip():
        raise Refused(_("Say why in a line."), field="why")
    return why.strip()


def _person(by: Actor) -> Person | None:
    return by if isinstance(by, Person) else None


def _words(measure: Measure) -> str:
    return f"{measure.name}\n{measure.unit}\n{measure.question}"


def _content(reading: Reading) -> str:
    return f"{reading.on} {reading.value:.{PLACES}f}\n{reading.note}"


def _told(
    verb: str, measure: Measure, by: Actor, *, content: str | None = None, facts: Facts | None = None,
    fresh: bool = False,
) -> None:  # fmt: skip
    record(verb, of=("measure", measure.pk), by=by, content=content, facts=facts, fresh=fresh)

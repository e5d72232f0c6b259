"""What is done to a benefit: planned, counted before, forecast and locked, and followed up long after."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from greb.ideas.models import Idea
from greb.ideas.moving import happened, locked
from greb.measures.models import MOST, PLACES, Measure
from greb.trail import clock
from greb.trail.actions import deliver
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.models import Person

from . import reads, rules, told
from .models import Benefit, Better, FollowUp, Forecast

WORDS = ("what", "kind", "nature", "unit", "better", "measure_id")


@transaction.atomic
def plan_benefit(
    *, by: Actor, idea: Idea, what: str, kind: str, owner: Person, nature: str = Benefit.Nature.QUALITY,
    unit: str = "", measure: Measure | None = None, better: str = Better.UP,
) -> Benefit:  # fmt: skip
    """The one main benefit of the idea, new or in other words; once the forecast is locked, only its owner changes.

    `kind`, `nature` and `better` are values of Benefit.Kind, Benefit.Nature and Better. The owner is told.
    """
    idea = locked(idea)
    held = reads.of(idea)
    _asked(rules.why_not_plan(by, idea, held))
    _asked(rules.why_not_own(owner, idea), "owner")
    benefit = held or Benefit(idea=idea, made_by=_person(by), made_at=clock.now())
    before = (*(getattr(benefit, name) for name in WORDS), benefit.owner_id)
    benefit.what, benefit.unit, benefit.measure = _line(what, "what"), unit.strip(), measure
    benefit.kind, benefit.nature = _one_of(Benefit.Kind.values, kind), _one_of(Benefit.Nature.values, nature)
    benefit.better, benefit.owner = _one_of(Better.values, better), owner
    after = (*(getattr(benefit, name) for name in WORDS), benefit.owner_id)
    if held and benefit.locked and before[:-1] != after[:-1]:
        raise Refused(_("The forecast is locked, and so is what it is about. Only the owner can change now."))
    if before == after:
        return benefit
    benefit.save()
    entry = happened(
        "benefit.planned", by=by, idea=idea, content=told.planned(benefit),
        facts={"benefit": benefit.pk, "kind": benefit.kind, "nature": benefit.nature, "better": benefit.better,
               "owner": owner.pk, "measure": benefit.measure_id},
    )  # fmt: skip
    deliver(entry, to=[(owner.pk, "owner")] if before[-1] != owner.pk else [])
    return benefit


@transaction.atomic
def set_baseline(*, by: Actor, benefit: Benefit, value: Decimal, on: date, how: str = "") -> None:
    """How it is before anything has changed: a number, its day, and how it was counted. Until the lock."""
    idea, benefit = _held(benefit)
    _asked(rules.why_not_carry(by, idea, benefit) or rules.why_not_baseline(benefit))
    if on > clock.today():
        raise Refused(_("That day has not come yet."), field="on")
    benefit.baseline, benefit.baseline_on, benefit.baseline_how = _kept(value, "value"), on, how.strip()
    benefit.save(update_fields=["baseline", "baseline_on", "baseline_how"])
    happened(
        "benefit.baseline_set", by=by, idea=idea, content=told.baseline(benefit),
        facts={"benefit": benefit.pk, "on": on.isoformat()},
    )  # fmt: skip


@transaction.atomic
def lock_forecast(
    *, by: Actor, benefit: Benefit, pessimistic: Decimal, likely: Decimal, optimistic: Decimal, on: date
) -> Forecast:
    """What one believes that it will be on the day `on`; locked for good, with its digest in the trail."""
    idea, benefit = _held(benefit)
    _asked(rules.why_not_carry(by, idea, benefit) or rules.why_not_lock(benefit))
    three = [_kept(value, name) for name, value in (("pessimistic", pessimistic), ("likely", likely),
                                                    ("optimistic", optimistic))]  # fmt: skip
    _asked(rules.why_not_in_order(benefit.better, *three), "likely")
    _asked(rules.why_not_forecast_day(benefit, on), "on")
    forecast = Forecast(
        benefit=benefit, better=benefit.better, pessimistic=pessimistic, likely=likely, optimistic=optimistic, on=on,
        by=_person(by), locked_at=clock.now(),
    )  # fmt: skip
    forecast.save(force_insert=True)
    happened(
        "benefit.forecast_locked", by=by, idea=idea, content=told.forecast(forecast),
        facts={"benefit": benefit.pk, "forecast": forecast.pk, "on": on.isoformat()},
    )  # fmt: skip
    return forecast


@transaction.atomic
def plan_follow_up(*, by: Actor, benefit: Benefit, on: date) -> FollowUp:
    """A day on which the owner looks at what came of it; it may lie long after the change is over."""
    idea, benefit = _held(benefit)
    _asked(rules.why_not_carry(by, idea, benefit))
    if on < clock.today():
        raise Refused(_("Choose a day to come."), field="on")
    if benefit.follow_ups.filter(on=on).exists():
        raise Refused(_("That day is planned already."), field="on")
    made = FollowUp(benefit=benefit, on=on)
    made.save(force_insert=True)
    happened(
        "benefit.follow_up_planned", by=by, idea=idea,
        facts={"benefit": benefit.pk, "follow_up": made.pk, "on": on.isoformat()},
    )  # fmt: skip
    return made


@transaction.atomic
def follow_up(*, by: Actor, follow_up: FollowUp, value: Decimal, note: str = "", negative: str = "") -> None:
    """The day has come: what is it now, a word about it, and what got worse."""
    idea, benefit = _held(follow_up.benefit)
    day = FollowUp.objects.get(pk=follow_up.pk)
    _asked(rules.why_not_carry(by, idea, benefit) or rules.why_not_follow_up(idea, benefit, day))
    day.value, day.note, day.negative = _kept(value, "value"), note.strip(), negative.strip()
    _ended(day, by, FollowUp.State.READ)
    entry = happened(
        "benefit.followed_up", by=by, idea=idea, content=told.followed_up(day),
        facts={"benefit": benefit.pk, "follow_up": day.pk, "on": day.on.isoformat(), "got_worse": bool(day.negative)},
    )  # fmt: skip
    deliver(entry, to=_owed(idea, benefit))


@transaction.atomic
def not_evaluated(*, by: Actor, follow_up: FollowUp, why: str) -> None:
    """The day has come and it was not looked at: said as such, with why."""
    idea, benefit = _held(follow_up.benefit)
    day = FollowUp.objects.get(pk=follow_up.pk)
    _asked(rules.why_not_carry(by, idea, benefit) or rules.why_not_leave(idea, day))
    day.why = _line(why, "why")
    _ended(day, by, FollowUp.State.NOT_EVALUATED)
    entry = happened(
        "benefit.not_evaluated", by=by, idea=idea, content=day.why,
        facts={"benefit": benefit.pk, "follow_up": day.pk, "on": day.on.isoformat()},
    )  # fmt: skip
    deliver(entry, to=_owed(idea, benefit))


@transaction.atomic
def remind(*, by: Actor, follow_up: FollowUp) -> bool:
    """Tell the owner, once, that a day of looking has come; the leader where nobody owns it any more."""
    idea, benefit = _held(follow_up.benefit)
    day = FollowUp.objects.get(pk=follow_up.pk)
    if day.state != FollowUp.State.PLANNED or day.reminded_at or day.on > clock.today():
        return False
    day.reminded_at = clock.now()
    day.save(update_fields=["reminded_at"])
    owner = benefit.owner_id if benefit.owner and benefit.owner.is_active else idea.answerer_id
    entry = happened(
        "benefit.follow_up_due", by=by, idea=idea, facts={"follow_up": day.pk, "due_on": day.on.isoformat()}
    )
    deliver(entry, to=[(owner, "reminder")] if owner else [])
    return True


def _held(benefit: Benefit) -> tuple[Idea, Benefit]:
    """The idea, its row held until the end, and its benefit as it stands now."""
    idea = locked(Idea(pk=benefit.idea_id))
    return idea, Benefit.objects.select_related("owner", "forecast").get(pk=benefit.pk)


def _ended(day: FollowUp, by: Actor, state: str) -> None:
    day.state, day.done_on, day.by, day.at = state, clock.today(), _person(by), clock.now()
    day.save()


def _owed(idea: Idea, benefit: Benefit) -> list[tuple[int, str]]:
    people = (idea.author_id, idea.answerer_id, benefit.owner_id)
    return [(person, "reply" if person == idea.author_id else "carries") for person in people if person]


def _asked(reason: str | None, field: str | None = None) -> None:
    if reason:
        raise Refused(reason, field=field)


def _kept(value: Decimal, field: str) -> Decimal:
    if not value.is_finite() or abs(value) >= MOST or value != round(value, PLACES):
        raise Refused(_("That number is too long to be kept."), field=field)
    return value


def _line(text: str, field: str) -> str:
    if not text.strip():
        raise Refused(_("Write a few words here."), field=field)
    return text.strip()


def _one_of(known: list[str], value: str) -> str:
    if value not in known:
        raise Refused(_("Choose one of them."))
    return value


def _person(by: Actor) -> Person | None:
    return by if isinstance(by, Person) else None

"""What the calendar does to ideas: once, to the right person, and never to those on which no clock runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from greb.ideas import actions
from greb.ideas import due as ideas_due
from greb.ideas.models import Idea
from greb.ideas.stages import Road, Stage
from greb.trail import clock
from greb.trail.models import Delivery, Entry
from greb.trail.unfinished import Unfinished
from greb.workplaces.actions import set_away, take_role
from greb.workplaces.models import Person, Role, Workplace
from tests import make

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 9, 7)  # an idea told on this day is due on Monday the 14th


@contextmanager
def on(day: date, hour: int = 8) -> Iterator[None]:
    with clock.at(datetime(day.year, day.month, day.day, hour, tzinfo=UTC)):
        yield


def run(day: date) -> dict[str, int]:
    """Due work on `day`; only what was done."""
    with on(day):
        return {what: count for what, count in ideas_due.due(clock.now()).items() if count}


def later(days: int) -> date:
    return MONDAY + timedelta(days=days)


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def idea(cast: make.Cast) -> Idea:
    with on(MONDAY):
        return make.idea(cast.alma)


def fresh(idea: Idea) -> Idea:
    return Idea.objects.select_related("workplace").get(pk=idea.pk)


def words() -> list[tuple[str, str, str]]:
    """All word owed since the first: (verb, to whom, why)."""
    names = dict(Person.objects.values_list("pk", "username"))
    return [
        (d.entry.verb, names[d.person_id], d.reason) for d in Delivery.objects.select_related("entry").order_by("pk")
    ]


def test_the_leader_is_warned_two_working_days_ahead_and_once(idea: Idea) -> None:
    assert run(later(2)) == {}
    assert run(later(3)) == {"leaders warned": 1}  # Thursday: Friday and Monday are left
    assert run(later(3)) == {}
    assert run(later(4)) == {}
    assert words()[1:] == [("idea.reply_warned", "mette", "warning")]
    assert Entry.objects.get(verb="idea.reply_warned").facts == {"due_on": "2026-09-14"}


def test_a_new_promise_is_warned_of_anew(cast: make.Cast, idea: Idea) -> None:
    run(later(3))
    with on(later(3)):
        actions.extend_reply(by=cast.mette, idea=idea, text="I need to ask the kitchen.")
    assert fresh(idea).due_on == later(14)
    assert run(later(4)) == {}
    assert run(later(10)) == {"leaders warned": 1}


@pytest.mark.parametrize(("promise", "warned_after"), [(1, 1), (2, 1), (3, 1), (4, 2)])
def test_nobody_is_warned_on_the_day_the_promise_was_given(cast: make.Cast, promise: int, warned_after: int) -> None:
    Workplace.objects.filter(pk=cast.solsikken.pk).update(reply_days=promise)
    with on(MONDAY):
        make.idea(cast.alma)
    ran = [n for n in range(promise + 1) if run(later(n)).get("leaders warned")]
    assert ran == [warned_after]


def test_an_overdue_idea_rises_once_and_again_after_the_next_promise(cast: make.Cast, idea: Idea) -> None:
    run(later(4))
    assert run(later(7)) == {}  # the day itself is not late
    assert run(later(8)) == {"ideas overdue": 1}
    assert run(later(8)) == {}
    risen = fresh(idea)
    assert (risen.rises, risen.due_on) == (1, later(15))
    assert words()[2:] == [
        ("idea.risen", "dorte", "risen"),
        ("idea.risen", "mette", "risen"),
        ("idea.risen", "alma", "follows"),
    ]


def test_at_the_top_the_promise_is_not_moved_and_word_is_sent_once_a_week(cast: make.Cast, idea: Idea) -> None:
    run(later(8))
    Delivery.objects.all().delete()
    assert run(later(16)) == {"ideas overdue": 1}
    assert run(later(17)) == {}
    assert run(later(22)) == {}
    assert run(later(23)) == {"ideas overdue": 1}
    assert fresh(idea).due_on == later(15)
    assert words() == [("idea.reply_overdue", "mette", "warning"), ("idea.reply_overdue", "dorte", "warning")] * 2


def test_nobody_is_chased_on_a_day_off(cast: make.Cast) -> None:
    with on(later(-3)):  # Friday: due the Friday after
        idea = make.idea(cast.alma)
    assert fresh(idea).due_on == later(4)
    assert run(later(4)) == {"leaders warned": 1}
    assert (run(later(5)), run(later(6))) == ({}, {})
    assert run(later(7)) == {"ideas overdue": 1}


def test_an_answered_idea_is_left_alone(cast: make.Cast, idea: Idea) -> None:
    with on(later(1)):
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.ask(by=cast.mette, idea=idea, text="When is it worst?")
    assert [run(later(n)) for n in range(30)] == [{}] * 30


def test_an_idea_answered_while_the_run_begins_does_not_rise(
    cast: make.Cast, idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list was read, then the leader answered: the idea is looked at again once it is held."""
    found = ideas_due._overdue

    def answered_meanwhile() -> list[Idea]:
        late = found()
        for each in late:
            actions.thank(by=cast.mette, idea=each, text="At last.")
        return late

    monkeypatch.setattr(ideas_due, "_overdue", answered_meanwhile)
    assert run(later(8)) == {}
    assert fresh(idea).rises == 0


def test_a_saved_idea_comes_back_on_its_day(cast: make.Cast, idea: Idea) -> None:
    with on(later(1)):
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.park(by=cast.mette, idea=idea, reason="After the move.", until=later(30))
    assert run(later(29)) == {}
    assert run(later(30)) == {"ideas revived": 1}
    assert run(later(30)) == {}
    assert fresh(idea).stage == Stage.SPARK
    assert words()[-2:] == [("idea.wake", "mette", "waits"), ("idea.wake", "alma", "reply")]


def test_what_got_better_is_asked_once_after_twenty_working_days(cast: make.Cast, idea: Idea) -> None:
    with on(MONDAY):
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.do_it(by=cast.mette, idea=idea)
    assert run(later(27)) == {}
    assert run(later(28)) == {"asked what got better": 1}
    assert run(later(29)) == {}
    assert words()[-1] == ("idea.finish_asked", "alma", "waits")


def test_the_leader_is_asked_what_got_better_where_the_author_has_left(cast: make.Cast, idea: Idea) -> None:
    with on(MONDAY):
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.do_it(by=cast.mette, idea=idea)
    Person.objects.filter(pk=cast.alma.pk).update(is_active=False)
    run(later(28))
    assert words()[-1] == ("idea.finish_asked", "mette", "waits")


def test_whoever_imported_an_idea_is_not_asked_what_got_better(cast: make.Cast, idea: Idea) -> None:
    Idea.objects.filter(pk=idea.pk).update(author=None, caught_by=cast.ada, source="elsewhere", source_key="1")
    with on(MONDAY):
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.do_it(by=cast.mette, idea=idea)
    run(later(28))
    assert words()[-1] == ("idea.finish_asked", "mette", "waits")


def test_another_is_named_where_the_leader_goes_away_and_the_leader_again_on_return(
    cast: make.Cast, idea: Idea
) -> None:
    with on(later(1)):
        set_away(by=make.SYSTEM, person=cast.mette, until=later(2))
    assert run(later(1)) == {"answerers named": 1}
    assert run(later(1)) == {}
    assert fresh(idea).answerer == cast.bo
    assert run(later(3)) == {"answerers named": 1, "leaders warned": 1}
    assert words()[1:] == [
        ("idea.answerer_named", "bo", "waits"),
        ("idea.answerer_named", "mette", "waits"),
        ("idea.reply_warned", "mette", "warning"),
    ]


def test_another_is_named_where_the_leader_has_left_or_lost_the_role(cast: make.Cast, idea: Idea) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    take_role(by=make.SYSTEM, person=cast.mette, workplace=cast.solsikken, kind=Role.Kind.LEADER)
    assert run(later(1)) == {"answerers named": 1}
    assert fresh(idea).answerer == cast.dorte
    Person.objects.filter(pk=cast.dorte.pk).update(is_active=False)
    assert run(later(1)) == {}  # nobody is left to name: it stays as it is, and is looked at again next time


def test_a_leader_who_is_away_without_a_stand_in_stays_named(cast: make.Cast, idea: Idea) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    with on(later(1)):
        set_away(by=make.SYSTEM, person=cast.mette, until=later(2))
    assert run(later(1)) == {}


def test_a_leaders_own_idea_keeps_its_leader(cast: make.Cast) -> None:
    with on(MONDAY):
        own = make.idea(cast.mette)
    assert run(MONDAY) == {}
    assert fresh(own).answerer == cast.dorte


def test_imported_ideas_are_never_touched(cast: make.Cast) -> None:
    long_ago = datetime(2019, 1, 1, tzinfo=UTC)
    Idea.objects.bulk_create(
        Idea(
            told=f"Idea {n}", workplace=cast.solsikken, stage=Stage.SPARK, stage_since=long_ago, created_at=long_ago,
            moved_at=long_ago, source="elsewhere", source_key=str(n), audience="organisation",
        )
        for n in range(50)
    )  # fmt: skip
    assert run(MONDAY) == {}


def test_one_ideas_trouble_does_not_stop_the_others_and_is_told(
    cast: make.Cast, idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    with on(MONDAY):
        other = make.idea(cast.jonas, "A shelf at the door")
    rise = actions.rise

    def troubled(*, idea: Idea, by: object) -> bool:
        if idea.pk == fresh_pk:
            raise ValueError("planted")
        return rise(idea=idea, by=make.SYSTEM)

    fresh_pk = idea.pk
    monkeypatch.setattr(actions, "rise", troubled)
    with on(later(8)), pytest.raises(Unfinished, match="1 ideas"):
        ideas_due.due(clock.now())
    assert (fresh(idea).rises, fresh(other).rises) == (0, 1)


def many(cast: make.Cast, count: int) -> None:
    """Ideas that wait but of which nothing is due yet, and as many on which no clock runs."""
    now = clock.now()
    Idea.objects.bulk_create(
        Idea(
            told=f"Idea {n}", workplace=cast.solsikken, author=cast.alma, answerer=cast.mette, stage=Stage.SPARK,
            due_on=later(30) if n % 2 else None, stage_since=now, created_at=now, moved_at=now,
        )
        for n in range(count)
    )  # fmt: skip


@pytest.mark.parametrize("count", [50, 5000])
def test_a_run_with_nothing_due_asks_the_same_few_questions_at_any_size(
    cast: make.Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with on(MONDAY):
        many(cast, count)
        with django_assert_num_queries(9):
            assert not any(ideas_due.due(clock.now()).values())


@pytest.mark.one_database  # the plan is told by SQLite
def test_everything_due_is_found_by_an_index(cast: make.Cast) -> None:
    with on(MONDAY):
        many(cast, 200)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        asked = {
            "idea_due": Idea.objects.awaiting_reply().filter(due_on__lt=MONDAY).order_by("due_on", "pk"),
            "idea_revive": Idea.objects.filter(stage=Stage.PARKED, revive_on__lte=MONDAY).order_by("revive_on", "pk"),
            "idea_to_finish": Idea.objects.filter(
                stage=Stage.DECIDED, road=Road.DO, finish_asked_at__isnull=True, stage_since__lte=clock.now()
            ).order_by("stage_since", "pk"),
        }
        for index, ideas in asked.items():
            assert index in ideas.explain(), ideas.explain()

"""A large made-up organisation, written straight into the tables: workplaces, people, and as many ideas as asked."""

import random
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from greb.ideas.models import Idea, Support, Theme
from greb.search.models import Word
from greb.search.tokens import words
from greb.workplaces import actions
from greb.workplaces.models import Membership, Person, Role, Workplace
from tests.make import SYSTEM

PARTS = [
    "keys",
    "coats",
    "boots",
    "medicine",
    "list",
    "tablet",
    "route",
    "lamp",
    "signal",
    "form",
    "letter",
    "queue",
    "phone",
    "note",
    "meeting",
    "shift",
    "plan",
    "weekly",
    "morning",
    "evening",
    "handover",
    "kitchen",
    "laundry",
    "door",
    "window",
    "car",
    "ambulance",
    "bed",
    "citizen",
    "child",
    "parent",
    "colleague",
    "screen",
    "printer",
    "label",
    "box",
    "shelf",
    "paper",
    "folder",
    "code",
    "card",
    "bell",
    "light",
    "crossing",
    "road",
    "sign",
    "cable",
    "map",
    "radio",
    "message",
]
VERBS = [
    "share",
    "find",
    "fix",
    "move",
    "label",
    "print",
    "show",
    "send",
    "save",
    "count",
    "ask",
    "plan",
    "skip",
    "join",
    "split",
    "colour",
    "record",
    "repair",
]
START = datetime(2024, 1, 1, 7, tzinfo=UTC)
NAMES = [
    "Alma",
    "Bo",
    "Clara",
    "Dan",
    "Eva",
    "Finn",
    "Gry",
    "Hans",
    "Ida",
    "Jens",
    "Karen",
    "Lars",
    "Mie",
    "Nils",
    "Ole",
    "Pia",
    "Rikke",
    "Sven",
    "Tove",
    "Ulla",
]


def fill(ideas: int, *, people: int = 5000, workplaces: int = 200, supports: int = 3) -> Person:
    """Fill an empty database and return an ordinary employee of one workplace to read it as."""
    chance = random.Random(5)
    with transaction.atomic():
        root = actions.make_workplace(by=SYSTEM, name="Bench Municipality")
        places = [actions.make_workplace(by=SYSTEM, name=f"Workplace {n}", parent=root) for n in range(workplaces)]
        staff = _people(people, places)
        themes = Theme.objects.bulk_create(Theme(name=f"Theme {n}", slug=f"theme-{n}") for n in range(12))
        _ideas(ideas, places, staff, themes, chance)
        _supports(ideas, staff, supports, chance)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return staff[7]


def _people(count: int, places: list[Workplace]) -> list[Person]:
    staff = Person.objects.bulk_create(
        Person(username=f"p{n}", name=f"{NAMES[n % 20]} {NAMES[(n // 20) % 20]}sen", password="!") for n in range(count)
    )
    Membership.objects.bulk_create(Membership(person=p, workplace=places[n % len(places)]) for n, p in enumerate(staff))
    Role.objects.bulk_create(Role(person=staff[n], workplace=place, kind="leader") for n, place in enumerate(places))
    return staff


def _ideas(
    count: int, places: list[Workplace], staff: list[Person], themes: list[Theme], chance: random.Random
) -> None:
    stages = ["spark"] * 3 + ["maturing", "maturing", "decided", "decided", "withdrawn", "merged", "experiment"]

    def rows() -> Iterator[Idea]:
        for n in range(count):
            at = START + timedelta(minutes=9 * n)
            told = f"{chance.choice(VERBS)} {' '.join(chance.sample(PARTS, 5))}".capitalize()
            n_place = chance.randrange(len(places))
            stage = chance.choice(stages)
            yield Idea(
                told=told, body=" ".join(chance.choices(PARTS, k=25)), workplace=places[n_place],
                author=chance.choice(staff), audience="organisation" if n % 10 else "workplace", stage=stage,
                stage_since=at, created_at=at, moved_at=at + timedelta(days=chance.randrange(9)),
                answerer=staff[n_place], theme=chance.choice([*themes, None]), support_count=chance.randrange(40),
                due_on=(at + timedelta(days=7)).date() if stage == "spark" and n > count - 2000 else None,
                replied_at=None if stage == "spark" and n % 2 else at, comment_count=chance.randrange(6),
                road="do" if stage == "decided" else "try" if stage in {"maturing", "experiment"} else "",
            )  # fmt: skip

    def with_words(made: list[Idea]) -> None:
        Word.objects.bulk_create(
            Word(word=w, kind="idea", object_id=i.pk) for i in made for w in words(f"{i.told} {i.body}")
        )

    _batches(Idea, rows(), count, "ideas", with_words)


def _supports(ideas: int, staff: list[Person], each: int, chance: random.Random) -> None:
    first = Idea.objects.order_by("pk").values_list("pk", flat=True)[0]

    def rows() -> Iterator[Support]:
        for n in range(ideas):
            for person in chance.sample(staff, each):
                yield Support(idea_id=first + n, person=person, at=START)

    _batches(Support, rows(), ideas * each, "supports")


def _batches(
    model: type[Model], rows: Iterator[Model], count: int, what: str, then: Callable[[list[Any]], None] | None = None
) -> None:
    """Write rows five thousand at a time, telling how far it has come."""
    batch: list[Model] = []
    done = 0
    for row in rows:
        batch.append(row)
        if len(batch) == 5000 or done + len(batch) == count:
            made = model._default_manager.bulk_create(batch)
            if then:
                then(made)
            done += len(batch)
            batch = []
            print(f"\r  {what}: {done:,} of {count:,}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)

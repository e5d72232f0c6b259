"""The demo's world while it is played: who is who, and what of a story's words becomes which row."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from greb.ideas.models import Idea, Theme
from greb.measures.models import Measure
from greb.trail import clock
from greb.trail.actors import System
from greb.workplaces import actions as people
from greb.workplaces.models import Person, Workplace

from . import cast
from .tale import Another, Day, Named, Place, Said, T, Tale, Who

BY = System("demo")


class World:
    """Who is who, and which idea belongs to which story."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.now = clock.now()
        self.places: dict[str, Workplace] = {}
        self.people: dict[str, Person] = {}
        self.themes: dict[str, Theme] = {}
        self.ideas: dict[int, Idea] = {}
        self.keyed: dict[str, Idea] = {}
        self.measures: dict[str, Measure] = {}
        self.slips: dict[str, list[str]] = {}  # of each pile, those that lie there; kept nowhere else
        self.receipts: dict[str, str] = {}

    def say(self, text: T) -> str:
        return text.to(self.language)

    def keep(self, tale: Tale, idea: Idea) -> None:
        """The idea of the story, to be found by what happens to it later and by other stories."""
        self.ideas[id(tale)] = idea
        if tale.key:
            self.keyed[tale.key] = idea

    def at(self, days_ago: int, spread: int) -> datetime:
        """A working hour on a working day about `days_ago` days ago; never later than a little while ago."""
        hour = datetime.combine(self.day(max(days_ago, 0)), time(7 + spread % 9, spread * 13 % 60), tzinfo=clock.HOME)
        return min(hour, self.now - timedelta(minutes=90 - spread % 60))

    def day(self, days_ago: int) -> date:
        """The working day on or before `days_ago` days ago; those to come are negative."""
        day = (self.now.astimezone(clock.HOME) - timedelta(days=days_ago)).date()
        while not clock.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def mean(self, said: Said, told_ago: int) -> Any:
        """What a word of a story stands for: a text in the language played, a day, a person, a measure, an idea."""
        match said:
            case T():
                return self.say(said)
            case Day():
                return self.day(told_ago - said.after)
            case Who():
                return self.people[said.username]
            case Named():
                return self.measures[said.key]
            case Another():
                return self.keyed[said.key]
            case tuple():
                return [self.mean(one, told_ago) for one in said]
        return said

    def set_stage(self) -> None:
        """The municipality, its workplaces, people and themes, as they were when it began."""
        root = self._place(cast.MUNICIPALITY, None)
        for place in cast.PLACES:
            self._place(place, root)
        for key, name in cast.THEMES.items():
            self.themes[key] = Theme.objects.create(name=self.say(name), slug=key)
        for member in cast.PEOPLE:
            home = self.places[member.place]
            mail = f"{member.username}@lindevig.example" if member.has_mail else ""
            person = people.add_person(by=BY, name=member.name, username=member.username, email=mail, workplace=home)
            self.people[member.username] = person
            for kind in member.roles:
                people.give_role(by=BY, person=person, workplace=home, kind=kind)
        # The director leads those who lead: a leader's own idea goes there.
        people.give_role(by=BY, person=self.people["dorte"], workplace=root, kind="leader")

    def _place(self, place: Place, parent: Workplace | None) -> Workplace:
        made = people.make_workplace(
            by=BY, name=self.say(place.name), parent=parent, slug=place.key, reply_days=place.reply_days
        )
        people.write_core_task(
            by=BY, workplace=made, sentence=self.say(place.core_task), practice=self.say(place.practice),
            people=self.say(place.people), routines=self.say(place.routines),
        )  # fmt: skip
        self.places[place.key] = made
        return made


@dataclass(frozen=True)
class Turn:
    """One verb's turn: who does it, to which story's idea, with what words. `more` is by the action's own names."""

    world: World
    tale: Tale
    by: Person
    text: str
    until: int = 0
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def idea(self) -> Idea:
        return self.world.ideas[id(self.tale)]

"""Plays the stories through the product's own actions, in order of time, with the clock moved to each moment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import translation

from greb.ideas import actions, talk
from greb.ideas.models import Idea, Theme
from greb.trail import clock
from greb.trail.actors import System
from greb.trail.models import Delivery
from greb.trail.seals import seal_today
from greb.workplaces import actions as people
from greb.workplaces.models import Person, Workplace

from . import cast
from .tale import Act, Place, T, Tale

BY = System("demo")
OPENED_DAYS_AGO = 400
STILL_NEW_DAYS = 3


@dataclass(frozen=True)
class Moment:
    """Something that happens at a moment: an idea told (no act), or an act upon it."""

    at: datetime
    order: int
    tale: Tale
    act: Act | None


class Play:
    """The demo being played: who is who, and which idea belongs to which story."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.now = clock.now()
        self.places: dict[str, Workplace] = {}
        self.people: dict[str, Person] = {}
        self.themes: dict[str, Theme] = {}
        self.ideas: dict[int, Idea] = {}

    def say(self, text: T) -> str:
        return text.to(self.language)

    @transaction.atomic
    def run(self, tales: list[Tale], told: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Set the stage, then play every moment in order of time; `told` hears how far it has come."""
        with translation.override(self.language):
            with clock.at(self.now - timedelta(days=OPENED_DAYS_AGO)):
                self._stage()
            moments = sorted(self._moments(tales), key=lambda m: (m.at, m.order))
            before = self.now
            for done, moment in enumerate(moments, 1):
                if before.date() < moment.at.date():
                    self._seal(before)
                with clock.at(moment.at):
                    self._happen(moment)
                before = moment.at
                told(done, len(moments))
            self._settle_word()

    def _seal(self, day: datetime) -> None:
        """The day's seal, made in its last minutes, as due work would have."""
        with clock.at(datetime.combine(day.astimezone(clock.HOME), time(23, 50), tzinfo=clock.HOME)):
            seal_today()

    def _stage(self) -> None:
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

    def _moments(self, tales: list[Tale]) -> Iterator[Moment]:
        for number, tale in enumerate(tales):
            at = self._at(tale.ago, number)
            yield Moment(at, number * 100, tale, None)
            for step, act in enumerate(tale.acts, 1):
                # Two days may fall on the same Friday: what comes next in a story still comes later.
                at = max(self._at(tale.ago - act.after, number + step * 7), at + timedelta(minutes=4))
                yield Moment(at, number * 100 + step, tale, act)

    def _at(self, days_ago: int, spread: int) -> datetime:
        """A working hour on a working day about `days_ago` days ago; never later than a little while ago."""
        day = (self.now.astimezone(clock.HOME) - timedelta(days=max(days_ago, 0))).date()
        while not clock.is_working_day(day):
            day -= timedelta(days=1)
        hour = datetime.combine(day, time(7 + spread % 9, spread * 13 % 60), tzinfo=clock.HOME)
        return min(hour, self.now - timedelta(minutes=90 - spread % 60))

    def _happen(self, moment: Moment) -> None:
        if moment.act is None:
            self._tell(moment.tale)
        else:
            self._act(self.ideas[id(moment.tale)], moment.act)

    def _tell(self, tale: Tale) -> None:
        teller = self.people[tale.by]
        home = teller.memberships.get(is_home=True).workplace
        self.ideas[id(tale)] = actions.capture_idea(
            by=teller, author=None if tale.for_somebody else teller, author_name=tale.for_somebody,
            told=self.say(tale.told), body=self.say(tale.body), workplace=home, audience=tale.audience,
            is_author_hidden=tale.is_author_hidden, theme=self.themes.get(tale.theme),
        )  # fmt: skip

    def _act(self, idea: Idea, act: Act) -> None:
        if act.verb == "rise":
            actions.rise(by=BY, idea=idea)
            return
        by, text = self.people[act.by], self.say(act.text)
        verbs: dict[str, Callable[[], object]] = {
            "thank": lambda: actions.thank(by=by, idea=idea, text=text),
            "ask": lambda: actions.ask(by=by, idea=idea, text=text),
            "answer": lambda: actions.answer_question(by=by, idea=idea, text=text),
            "reply": lambda: actions.reply(by=by, idea=idea, text=text),
            "extend": lambda: actions.extend_reply(by=by, idea=idea, text=text),
            "do": lambda: actions.do_it(by=by, idea=idea, text=text),
            "try": lambda: actions.mature(by=by, idea=idea, road="try", text=text),
            "lead": lambda: actions.mature(by=by, idea=idea, road="lead", text=text),
            "park": lambda: actions.park(
                by=by, idea=idea, reason=text, until=self.now.date() + timedelta(days=max(act.until, 1))
            ),
            "decline": lambda: actions.decline(by=by, idea=idea, reason=text),
            "finish": lambda: actions.finish(by=by, idea=idea, got_better=text),
            "withdraw": lambda: actions.withdraw(by=by, idea=idea, reason=text),
            "revive": lambda: actions.revive(by=by, idea=idea, text=text),
            "support": lambda: talk.support(by=by, idea=idea),
            "build": lambda: talk.comment(by=by, idea=idea, kind="build", text=text),
            "wonder": lambda: talk.comment(by=by, idea=idea, kind="question", text=text),
            "follow": lambda: talk.follow(by=by, idea=idea),
            "share": lambda: actions.share_idea(by=by, idea=idea, to="organisation"),
        }
        verbs[act.verb]()

    def _settle_word(self) -> None:
        """Word of what happened long ago has been read; only that of the last working days is new."""
        old = datetime.combine(
            clock.add_working_days(self.now.date(), -STILL_NEW_DAYS), time(0), tzinfo=clock.HOME
        )  # fmt: skip
        Delivery.objects.filter(made_at__lt=old).update(state=Delivery.State.SHOWN, seen_at=old)
        Delivery.objects.filter(made_at__gte=old).update(state=Delivery.State.SHOWN)

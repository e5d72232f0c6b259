"""What is said without a name: slips, what is said with them, what is let out, and what the leader answers.

Those who say something have no name here either: a story knows a slip and a receipt by a key of its own.
"""

from collections.abc import Callable
from typing import Any, Final

from greb.demo.world import BY, Turn, World
from greb.ideas import anonymous
from greb.ideas.models import Idea
from greb.trail import clock
from greb.voices import actions, answering, due, slips
from greb.voices.models import Batch, Group, Voice
from greb.workplaces.models import Person, Workplace


def _home(person: Person) -> Workplace:
    return person.memberships.get(is_home=True).workplace


def lay_slips(world: World, by: Person, more: dict[str, Any]) -> None:
    """A pile of slips at the leader's workplace."""
    place = _home(by)
    batch = actions.make_batch(by=by, workplace=place, kind=Batch.Kind.STANDING, size=more["count"])
    world.slips[place.slug] = [slip.secret for slip in slips.draw(by=by, batch=batch, count=more["count"])]


def say(world: World, by: object, more: dict[str, Any]) -> None:
    """Somebody takes a slip from the pile and says something with it."""
    receipt = actions.submit(
        code=world.slips[more["at"]].pop(), kind=more["kind"], payload={"text": more["text"]},
        receipt=actions.new_receipt(),
    )  # fmt: skip
    world.receipts[more.get("key", "")] = receipt.secret


def say_back(world: World, by: object, more: dict[str, Any]) -> None:
    actions.answer_back(receipt=world.receipts[more["key"]], text=more["text"])


def let_out(world: World, by: object = None, more: object = None) -> None:
    """The due work of the first run in a week: a round is let out, its ideas are taken in, word is passed on."""
    due.due(clock.now())
    anonymous.bring_in(by=BY)


def group(world: World, by: Person, more: dict[str, Any]) -> None:
    found = [voice for voice in _concerns(by) if voice.text in more["said"]]
    answering.make_group(by=by, voices=found, title=more["title"])


def answer_group(world: World, by: Person, more: dict[str, Any]) -> None:
    """Answer the newest group."""
    answering.answer_group(by=by, group=Group.objects.filter(workplace=_home(by)).latest("id"), answer=more["text"])


def reply(world: World, by: Person, more: dict[str, Any]) -> None:
    voice = next(voice for voice in _concerns(by) if voice.text == more["to"])
    actions.reply_to_voice(by=by, voice=voice, text=more["text"])


def _concerns(leader: Person) -> list[Voice]:
    return list(Voice.objects.filter(batch__workplace=_home(leader), kind=Voice.Kind.CONCERN))


def begin_unnamed(turn: Turn) -> None:
    """The story begins with a slip: what was said some weeks ago is let out, and the idea is here."""
    let_out(turn.world)
    turn.world.keep(turn.tale, Idea.objects.get(told=turn.world.say(turn.tale.told)))


VERBS: Final[dict[str, Callable[[Turn], object]]] = {"unnamed": begin_unnamed}
DOINGS: Final[dict[str, Callable[[World, Any, dict[str, Any]], object]]] = {
    "slips": lay_slips,
    "say": say,
    "say-back": say_back,
    "let-out": let_out,
    "group": group,
    "answer-group": answer_group,
    "reply-voice": reply,
}

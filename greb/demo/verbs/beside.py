"""What is done beside the ideas: the frames of a workplace, and a publication of what was told."""

from collections.abc import Callable
from typing import Any, Final

from greb.cases.models import Case
from greb.demo.world import World
from greb.experiments.actions import set_frames
from greb.publications import actions as publications
from greb.publications.models import Publication
from greb.workplaces.models import Person, Workplace

Doing = Callable[[World, Any, dict[str, Any]], object]


def _home(person: Person) -> Workplace:
    return person.memberships.get(is_home=True).workplace


def frames(world: World, by: Person, more: dict[str, Any]) -> None:
    set_frames(by=by, workplace=_home(by), **more)


def publication(world: World, by: Person, more: dict[str, Any]) -> None:
    """Made of the cases of the stories named, and published."""
    chosen = [Case.objects.get(idea=idea) for idea in more.pop("of")]
    made = publications.make_publication(
        by=by, workplace=_home(by), cases=chosen, language=world.language, **more
    )  # fmt: skip
    publications.publish_publication(by=by, publication=made)


def order(world: World, by: Person, more: dict[str, Any]) -> None:
    publications.order_copies(by=by, publication=Publication.objects.latest("id"), **more)


DOINGS: Final[dict[str, Doing]] = {"frames": frames, "publication": publication, "order": order}

"""The rooms' parts of an idea's page and of one's own page, in the order in which they stand there.

Each room has `panel.panel(reader) -> Panel | None` (None, without a statement, where the idea has not come to it) and
`awaits.awaits(me, reach) -> list[Thing]` (few, most urgent first, in one or two statements).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from greb.benefits.awaits import awaits as benefits_awaits
from greb.benefits.panel import panel as benefits_panel
from greb.cases.awaits import awaits as cases_awaits
from greb.cases.panel import panel as cases_panel
from greb.change.awaits import awaits as change_awaits
from greb.change.panel import panel as change_panel
from greb.experiments.awaits import awaits as experiments_awaits
from greb.experiments.panel import panel as experiments_panel
from greb.ideas.awaits import awaits as maturing_awaits
from greb.ideas.panel import panel as maturing_panel
from greb.ideas.reader import Reader
from greb.publications.awaits import awaits as publications_awaits
from greb.surveys.awaits import awaits as surveys_awaits
from greb.ui.journey import Act, Panel, Thing, Turn
from greb.voices.awaits import awaits as voices_awaits
from greb.weighing.awaits import awaits as weighing_awaits
from greb.weighing.panel import panel as weighing_panel
from greb.workplaces.models import Person
from greb.workplaces.reads import Reach

# In the order of the road.
PANELS: Final[tuple[Callable[[Reader], Panel | None], ...]] = (
    maturing_panel,
    weighing_panel,
    experiments_panel,
    change_panel,
    benefits_panel,
    cases_panel,
)
AWAITS: Final[tuple[Callable[[Person, Reach], list[Thing]], ...]] = (
    maturing_awaits,
    weighing_awaits,
    experiments_awaits,
    change_awaits,
    benefits_awaits,
    cases_awaits,
    surveys_awaits,
    voices_awaits,
    publications_awaits,
)


def panels(reader: Reader) -> list[Panel]:
    return [panel for make in PANELS if (panel := make(reader)) is not None]


def turn(shown: list[Panel]) -> Turn | None:
    """Whose turn it is, as the room furthest along the road says it, where nothing comes first."""
    turns = [panel.turn for panel in reversed(shown) if panel.turn]
    return next((turn for turn in turns if turn.comes_first), turns[0] if turns else None)


def acts(shown: list[Panel]) -> list[Act]:
    """What the rooms let the reader do: what waits for them first, the furthest room first.

    Where something comes first, what the other rooms offer waits for nobody yet.
    """
    held = (now := turn(shown)) is not None and now.comes_first
    found = [
        replace(act, is_mine_now=False) if held and panel.turn is not now else act
        for panel in reversed(shown) for act in panel.acts
    ]  # fmt: skip
    return sorted(found, key=lambda act: not act.is_mine_now)


def awaiting(me: Person, reach: Reach) -> list[Thing]:
    return [thing for awaits in AWAITS for thing in awaits(me, reach)]

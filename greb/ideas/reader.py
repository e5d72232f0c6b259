"""Who reads an idea's page, and what they are to the idea: worked out once for every room's part of the page."""

from dataclasses import dataclass

from greb.workplaces.models import Person
from greb.workplaces.reads import Reach
from greb.workplaces.rules import Answerers

from .models import Idea


@dataclass(frozen=True)
class Reader:
    """`found` are those who may answer the idea; `sees_author`: the author's name is shown to this reader."""

    me: Person
    reach: Reach
    idea: Idea
    found: Answerers
    sees_author: bool
    is_author: bool
    is_answerer: bool
    is_co_owner: bool

    @property
    def is_carrier(self) -> bool:
        return self.is_author or self.is_answerer or self.is_co_owner

    @property
    def leader(self) -> str:
        """The name of the one who answers the idea; empty where nobody is named."""
        if self.idea.answerer:
            return self.idea.answerer.name
        return self.found.named.name if self.found.named else ""

"""Ready-made surveys to begin from, in the reader's language. They are changed freely before they are opened."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Question

SCALE, WORDS = Question.Kind.SCALE, Question.Kind.WORDS


@dataclass(frozen=True)
class Asked:
    """A question: its text, and what stands at the two ends where it has steps."""

    kind: str
    text: str | Promise
    low: str | Promise = ""
    high: str | Promise = ""


@dataclass(frozen=True)
class ReadyMade:
    name: str
    title: str | Promise
    line: str | Promise
    questions: tuple[Asked, ...]


ALL: Final = (
    ReadyMade(
        "new", _("How is it going with what is new?"), _("Some weeks after a new way of doing things."),
        (
            Asked(SCALE, _("How does the new way fit your day?"), _("It is in my way"), _("It helps me")),
            Asked(SCALE, _("What do those we are here for notice?"), _("It got worse"), _("It got better")),
            Asked(SCALE, _("Do you get help when it teases you?"), _("I am on my own"), _("There is always somebody")),
            Asked(WORDS, _("What should we change first?")),
        ),
    ),
    ReadyMade(
        "ready", _("Are we ready for it?"), _("Before something new begins."),
        (
            Asked(SCALE, _("Do you know why we are doing it?"), _("I have no idea"), _("I could explain it")),
            Asked(SCALE, _("Do you know what it means for your own work?"), _("Not at all"), _("Quite clearly")),
            Asked(SCALE, _("How do you feel about starting?"), _("I dread it"), _("I look forward to it")),
            Asked(WORDS, _("What must be in place before we start?")),
        ),
    ),
    ReadyMade(
        "ideas", _("What becomes of our ideas?"), _("About how we treat what people come up with."),
        (
            Asked(SCALE, _("When you say an idea out loud, what happens?"), _("It disappears"), _("It is taken up")),
            Asked(SCALE, _("May one try something that may fail?"), _("Better not"), _("Yes, gladly")),
            Asked(SCALE, _("Is there time to make things better?"), _("Never"), _("Every week")),
        ),
    ),
)  # fmt: skip
BY_NAME: Final = {each.name: each for each in ALL}

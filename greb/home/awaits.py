"""What awaits a person, each thing with one way in."""

from django.utils.translation import gettext as _

from greb.ideas import promise
from greb.ideas.models import Idea
from greb.ui.jinja import address
from greb.ui.journey import Thing


def of_author(idea: Idea) -> Thing:
    """An own idea whose leader asked something, or whose one last line is not written yet."""
    if idea.asked_at:
        name = idea.answerer.name if idea.answerer else _("Your leader")
        line = _("%(name)s has asked you something") % {"name": name}
        return Thing(address("answer-question", pk=idea.pk), sentence(idea), line)
    line = _("It was a yes. Does it work? Write one line: what got better?")
    return Thing(address("finish", pk=idea.pk), sentence(idea), line)


def of_leader(idea: Idea) -> Thing:
    """An idea that waits for the leader's answer."""
    from_whom = ", ".join(filter(None, [idea.author.name if idea.author else idea.author_name, idea.workplace.name]))
    said = _("has been thanked; choose what happens now") if idea.replied_at else _("would like an answer")
    line = f"{from_whom} · {said}"
    if idea.due_on is None:
        return Thing(address("answer", pk=idea.pk), sentence(idea), line)
    tone = promise.tone(idea.due_on)
    return Thing(
        address("answer", pk=idea.pk),
        sentence(idea),
        line,
        promise.until(idea.due_on),
        "" if tone == "calm" else tone,
    )


def sentence(idea: Idea) -> str:
    return _("The sentence has been blanked") if idea.is_told_blanked else idea.told

"""Taking out words or a picture that must not stand, such as a citizen's face. The chain keeps its digests."""

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from greb.files.actions import drop_file
from greb.ideas.models import Idea
from greb.ideas.moving import happened, locked
from greb.search import actions as search
from greb.trail.refusal import Refused
from greb.workplaces.models import Person

from . import rules
from .models import BLANK, Experiment, Observation

WORDS: Final = (
    "what", "hope", "stop_if", "where", "how", "measure_line", "check_line", "alternatives", "learning", "trigger",
)  # fmt: skip


@transaction.atomic
def blank_observation(*, by: Person, observation: Observation, only_picture: bool = False) -> None:
    """Take out what somebody saw: picture and words, or the picture alone. It cannot be brought back."""
    idea = locked(Idea(pk=Experiment.objects.values_list("idea", flat=True).get(pk=observation.experiment_id)))
    found = Observation.objects.select_related("picture").get(pk=observation.pk)
    if reason := rules.why_not_blank_observation(by, idea, found):
        raise Refused(reason)
    picture, found.picture = found.picture, None
    if only_picture and picture is None:
        raise Refused(_("There is no picture there."))
    if not only_picture:
        found.text, found.is_blanked = BLANK, True
    found.save(update_fields=["text", "picture", "is_blanked"])
    if picture:
        drop_file(by=by, file=picture)
    part = "picture" if only_picture else "observation"
    happened("experiment.blanked", by=by, idea=idea, facts={"part": part, "id": found.pk})


@transaction.atomic
def blank_experiment(*, by: Person, idea: Idea, cycle: int) -> None:
    """Take out all the words of a cycle, plan and learning; dates and outcome stay. It leaves the library's search."""
    idea = locked(idea)
    if reason := rules.why_not_blank(by, idea):
        raise Refused(reason)
    found = Experiment.objects.filter(idea=idea, cycle=cycle).first()
    if found is None:
        raise Refused(_("There is no such text."))
    for name in WORDS:
        if getattr(found, name):
            setattr(found, name, BLANK)
    found.is_blanked = True
    found.save(update_fields=[*WORDS, "is_blanked"])
    search.forget("learning", found.pk)
    happened("experiment.blanked", by=by, idea=idea, facts={"part": "cycle", "id": found.pk})

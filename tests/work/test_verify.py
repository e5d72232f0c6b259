"""``greb verify``: holds where nothing was planted, and catches each saboteur with exit code 1."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from greb.ideas import actions, counters, talk
from greb.ideas.models import Idea, Support
from greb.trail.models import Entry, Seal
from greb.trail.seals import seal_today
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea() -> Idea:
    cast = make.cast()
    make.idea(cast.jonas, "A shelf at the door")
    idea = make.idea(cast.alma)
    talk.support(by=cast.jonas, idea=idea)
    talk.comment(by=cast.jonas, idea=idea, kind="build", text="With hooks.")
    actions.thank(by=cast.mette, idea=idea, text="Good eye.")
    actions.do_it(by=cast.mette, idea=idea)
    make.idea(cast.viggo, "Lights on at six")
    seal_today()
    return idea


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("verify", *arguments, stdout=out)
    return out.getvalue()


def accused(*arguments: str) -> str:
    out = StringIO()
    with pytest.raises(CommandError, match="do not hold"):
        call_command("verify", *arguments, stdout=out)
    return out.getvalue()


def test_what_nobody_touched_holds(idea: Idea) -> None:
    text = said()
    assert text.endswith("Everything holds.\n")
    assert [line.split()[0] for line in text.splitlines()[:4]] == ["chains", "seals", "counters", "stages"]


def test_an_empty_installation_holds() -> None:
    assert "Everything holds." in said()


def alter_a_counter(idea: Idea) -> str:
    Idea.objects.filter(pk=idea.pk).update(support_count=12)
    return f"idea {idea.pk}: support_count says 12, but 1 are found"


def remove_a_support(idea: Idea) -> str:
    Support.objects.all().delete()
    return f"idea {idea.pk}: support_count says 1, but 0 are found"


def alter_the_comments(idea: Idea) -> str:
    Idea.objects.filter(pk=idea.pk).update(comment_count=0)
    return f"idea {idea.pk}: comment_count says 0, but 1 are found"


def move_behind_the_trail(idea: Idea) -> str:
    Idea.objects.filter(pk=idea.pk).update(stage="done", got_better="Everything.")
    return f"idea {idea.pk}: is “done”, but its trail says “decided”"


def make_new_again(idea: Idea) -> str:
    Idea.objects.filter(pk=idea.pk).update(stage="spark", road="")
    return f"idea {idea.pk}: is “spark”, but its trail says “decided”"


def remove_an_idea(idea: Idea) -> str:
    pk = idea.pk
    idea.delete()
    return f"idea {pk}: has a trail but is gone"


def remove_the_last_idea(idea: Idea) -> str:
    last = Idea.objects.latest("pk")
    pk = last.pk
    last.delete()
    return f"idea {pk}: has a trail but is gone"


def slip_in_an_idea(idea: Idea) -> str:
    first = Idea.objects.earliest("pk")
    made = Idea.objects.create(
        told="Not told by anybody", workplace=first.workplace, stage_since=first.created_at,
        created_at=first.created_at, moved_at=first.moved_at,
    )  # fmt: skip
    return f"idea {made.pk}: has no trail"


def change_an_entry(idea: Idea) -> str:
    Entry.objects.filter(verb="idea.thanked").update(by_id=10**6)
    return "entry 4 (idea.thanked) is not as it was written"


def cut_off_the_end(idea: Idea) -> str:
    Entry.objects.latest("pk").delete()
    return "seal of "


SABOTEURS: list[Callable[[Idea], str]] = [
    alter_a_counter, remove_a_support, alter_the_comments, move_behind_the_trail, make_new_again, remove_an_idea,
    remove_the_last_idea, slip_in_an_idea, change_an_entry, cut_off_the_end,
]  # fmt: skip


@pytest.mark.parametrize("saboteur", SABOTEURS, ids=lambda saboteur: saboteur.__name__)
def test_a_saboteur_is_caught_and_named(idea: Idea, saboteur: Callable[[Idea], str]) -> None:
    expected = saboteur(idea)
    assert expected in accused()


def test_counters_are_repaired_when_asked_and_the_trail_tells_it(idea: Idea) -> None:
    alter_a_counter(idea)
    alter_the_comments(idea)
    text = said("--repair-counters")
    assert f"idea {idea.pk}: support_count said 12, now 1" in text
    assert "Everything holds." in said()
    assert Entry.objects.filter(verb="idea.recounted", subject_id=idea.pk, by_kind="system").count() == 2


def test_repairing_does_not_hide_what_else_is_wrong(idea: Idea) -> None:
    move_behind_the_trail(idea)
    assert "stages" in accused("--repair-counters")


def test_a_counter_that_is_right_is_not_written(idea: Idea) -> None:
    before = Entry.objects.count()
    counters.reconcile(counters.Apart(idea.pk, "support_count", 9, 9), by=make.SYSTEM)
    assert Entry.objects.count() == before


def test_a_seal_written_down_earlier_is_asked_for(idea: Idea) -> None:
    """Against the one who can make all chains and seals anew."""
    digest = Seal.objects.get().digest
    assert digest in said()
    assert "Everything holds." in said("--seal", digest)
    Seal.objects.all().delete()
    seal_today()
    Seal.objects.update(digest="0" * 64)
    assert f"no seal has the digest {digest}" in accused("--seal", digest)


def test_what_cannot_be_proven_is_said(idea: Idea) -> None:
    assert idea.author
    make.idea(idea.author, "After the seal")
    assert "Entries newer than any seal: 1. Were they cut off, this could not tell." in said()


def test_a_long_list_is_cut_and_counted(idea: Idea) -> None:
    assert idea.author
    for number in range(25):
        make.idea(idea.author, f"Idea {number}")
    Idea.objects.update(support_count=7)
    assert "… and 8 more" in accused()

"""The pages of trying, through whole requests."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from greb.experiments import actions
from greb.experiments.models import Experiment, Frames, Observation
from greb.files.models import File
from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.measures import actions as measures
from greb.trail import clock
from tests import make
from tests.experiments import tries
from tests.files.pictures import CANARY, HOSTILE, upload, with_place
from tests.workplaces.pages import key, text

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
FOUR = {"what": "A basket by each door", "hope": "3 lost mittens at most", "stop_if": "They cannot reach their own"}


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def sent(**more: str) -> dict[str, str]:
    return {**FOUR, "until": tries.day(14).isoformat(), "begin": "1", **more}


def test_four_lines_on_one_page_and_it_has_begun(cast: make.Cast, as_person: SignIn) -> None:
    idea = tries.maturing(cast)
    alma, page = as_person(cast.alma, language="en"), f"/ideas/{idea.pk}/try"
    assert f'href="{page}"' in text(alma, f"/ideas/{idea.pk}")
    form = text(alma, page)
    assert "Up to 4 hours and no money" in form
    given = {**sent(), "key": key(form)}
    for _twice in range(2):
        assert alma.post(page, given)["Location"] == f"/ideas/{idea.pk}"
    made = Experiment.objects.get()
    assert (made.size, made.is_running) == ("small", True)
    shown = text(alma, f"/ideas/{idea.pk}")
    assert "It is tried until" in shown and "3 lost mittens at most" in shown


def test_a_plan_is_kept_and_gone_on_with_later(cast: make.Cast, as_person: SignIn) -> None:
    idea = tries.maturing(cast)
    alma, page = as_person(cast.alma, language="en"), f"/ideas/{idea.pk}/try"
    assert alma.post(page, {"what": ""}).status_code == 422
    assert alma.post(page, {"what": "A basket by each door"}).status_code == 303
    shown = text(alma, f"/ideas/{idea.pk}")
    assert "Before it can begin" in shown and "Written before, so that you can be surprised." in shown
    assert "is not begun" in text(alma, "/")
    assert "Before it can begin" not in text(as_person(cast.jonas, language="en"), f"/ideas/{idea.pk}")
    assert "A basket by each door" in text(alma, page)
    assert alma.post(page, sent()).status_code == 303
    assert Experiment.objects.get().is_running


def test_what_is_missing_stands_beside_its_line_with_nothing_lost(cast: make.Cast, as_person: SignIn) -> None:
    idea = tries.maturing(cast)
    alma, page = as_person(cast.alma, language="en"), f"/ideas/{idea.pk}/try"
    answer = alma.post(page, sent(hope="", until="2001-01-01", touches_data="on", where="The red room"))
    said = answer.content.decode()
    assert answer.status_code == 422
    for field in ("hope", "until", "how", "measure_line", "check", "cap_hours", "cap_kroner"):
        assert f'id="id_{field}_error"' in said, field
    assert "The red room" in said and 'id="id_where_error"' not in said and '<details class="more" open>' in said
    assert not Experiment.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"what": "x" * 1001}, "what"), ({"until": "soon"}, "until"), ({"cap_hours": "-1"}, "cap_hours"),
        ({"cap_hours": "1e9"}, "cap_hours"), ({"cap_kroner": "1,001"}, "cap_kroner"),
        ({"cap_hours": "9" * 40}, "cap_hours"),
        ({"stop_if": "150190-1234"}, "stop_if"), ({"measure": "7"}, "measure"), ({"where": "x" * 201}, "where"),
    ],
)  # fmt: skip
def test_bad_input_is_said_at_its_field(cast: make.Cast, as_person: SignIn, given: dict[str, str], field: str) -> None:
    measures.make_measure(by=cast.mette, workplace=cast.solsikken, name="Mittens", better="down")
    page = f"/ideas/{tries.maturing(cast).pk}/try"
    answer = as_person(cast.alma).post(page, sent(**given))
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()


def test_outside_the_frames_the_page_says_what_comes_first(cast: make.Cast, as_person: SignIn) -> None:
    idea = tries.maturing(cast)
    alma, page = as_person(cast.alma, language="en"), f"/ideas/{idea.pk}/try"
    rest = {
        "where": "Here",
        "how": "Daily",
        "measure_line": "Counting",
        "check": "Mette looks at it",
        "cap_kroner": "0",
    }
    answer = alma.post(page, sent(**rest, cap_hours="40"))
    assert answer.status_code == 422
    assert "First it is weighed by colleagues" in answer.content.decode()
    assert not Experiment.objects.exists()
    kept = {name: value for name, value in sent(**rest, cap_hours="40").items() if name != "begin"}
    assert alma.post(page, kept).status_code == 303
    assert Experiment.objects.get().size == "full"


def test_a_colleague_writes_what_they_see_with_a_picture_from_the_phone(cast: make.Cast, as_person: SignIn) -> None:
    experiment = tries.running(cast)
    jonas, page = as_person(cast.jonas, language="en"), f"/ideas/{experiment.idea_id}/try/observe"
    form = text(jonas, page)
    assert 'capture="environment"' in form and 'enctype="multipart/form-data"' in form
    given = {"text": "The small ones find theirs", "key": key(form)}
    for _twice in range(2):
        answer = jonas.post(page, {**given, "picture": upload(with_place())})
        assert answer["Location"] == f"/ideas/{experiment.idea_id}#try"
    seen = Observation.objects.get()
    assert File.objects.count() == 1
    where = f"/ideas/{experiment.idea_id}/try/pictures/{seen.pk}"
    assert f'src="{where}"' in text(jonas, f"/ideas/{experiment.idea_id}")
    picture = jonas.get(where)
    assert (picture["Content-Type"], CANARY in picture.content) == ("image/jpeg", False)
    assert picture["Cache-Control"].startswith("private") and "sandbox" in picture["Content-Security-Policy"]
    assert jonas.get(where, headers={"if-none-match": picture["ETag"]}).status_code == 304
    Idea.objects.filter(pk=experiment.idea_id).update(audience="leader")
    assert jonas.get(where).status_code == 404
    assert Client().get(where).status_code == 302


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_upload_is_refused_with_the_words_kept(cast: make.Cast, as_person: SignIn, what: str) -> None:
    experiment = tries.running(cast)
    page = f"/ideas/{experiment.idea_id}/try/observe"
    answer = as_person(cast.jonas).post(page, {"text": "What I saw", "picture": upload(HOSTILE[what]())})
    assert answer.status_code == 422
    assert 'id="id_picture_error"' in answer.content.decode() and "What I saw" in answer.content.decode()
    assert not File.objects.exists() and not Observation.objects.exists()


def test_a_picture_is_taken_out_by_leader_or_whoever_brought_it(cast: make.Cast, as_person: SignIn) -> None:
    experiment = tries.running(cast)
    jonas, viggo = as_person(cast.jonas, language="en"), as_person(cast.viggo, language="en")
    whole = f"/ideas/{experiment.idea_id}/try/1"
    jonas.post(f"/ideas/{experiment.idea_id}/try/observe", {"text": "Little Ida", "picture": upload(with_place())})
    seen = Observation.objects.get()
    blank = {"part": "picture", "pk": seen.pk}
    assert "Take the picture out" not in text(jonas, whole)
    assert "Take the picture out" in text(jonas, f"{whole}?blanking=1")
    assert "Take the picture out" not in text(viggo, f"{whole}?blanking=1")
    assert viggo.post(f"/ideas/{experiment.idea_id}/try/blank", blank).status_code == 403
    assert jonas.post(f"/ideas/{experiment.idea_id}/try/blank", blank).status_code == 303
    assert jonas.get(f"/ideas/{experiment.idea_id}/try/pictures/{seen.pk}").status_code == 404
    assert (
        as_person(cast.mette).post(f"/ideas/{experiment.idea_id}/try/blank", {"part": "cycle", "pk": 1}).status_code
        == 303
    )
    assert "A basket for mittens" not in text(jonas, whole)


def test_what_was_learned_then_what_comes_next(cast: make.Cast, as_person: SignIn) -> None:
    experiment = tries.running(cast)
    alma, mette = as_person(cast.alma, language="en"), as_person(cast.mette, language="en")
    page, then = f"/ideas/{experiment.idea_id}/try/learn", f"/ideas/{experiment.idea_id}/try/next"
    assert mette.get(then).status_code == 403
    early = alma.post(page, {"outcome": "does_not", "learning": "They want pockets"})
    assert early.status_code == 422 and 'id="id_trigger_error"' in early.content.decode()
    given = {"outcome": "does_not", "learning": "They want pockets", "trigger": "Two could not reach"}
    assert alma.post(page, given)["Location"] == f"/ideas/{experiment.idea_id}"
    assert "chooses what happens now" in text(alma, f"/ideas/{experiment.idea_id}")
    assert then in text(mette, "/"), "it waits on the leader's own page"
    assert "They want pockets" in text(mette, then)
    assert mette.post(then, {"next": "stop"}).status_code == 422
    assert mette.post(then, {"next": "stop", "text": "We sew pockets"}).status_code == 303
    shown = text(alma, f"/ideas/{experiment.idea_id}")
    assert "They want pockets" in shown and "We sew pockets" in shown and "It does not help here" in shown


@pytest.mark.parametrize(("chosen", "stage"), [("adopt", Stage.DECIDED), ("widen", Stage.WEIGHING)])
def test_the_leader_goes_on_with_it(cast: make.Cast, as_person: SignIn, chosen: str, stage: str) -> None:
    experiment = tries.concluded(cast)
    page = f"/ideas/{experiment.idea_id}/try/next"
    assert as_person(cast.mette).post(page, {"next": chosen, "text": "It helps"}).status_code == 303
    assert tries.fresh(experiment.idea).stage == stage
    assert as_person(cast.mette).get(f"/ideas/{experiment.idea_id}").status_code == 200


def test_one_more_cycle_with_what_was_learned_beside_it(cast: make.Cast, as_person: SignIn) -> None:
    experiment = tries.concluded(cast)
    alma, page = as_person(cast.alma, language="en"), f"/ideas/{experiment.idea_id}/try/again"
    form = text(alma, page)
    assert "Baskets at eye height are used" in form and "A basket for mittens by each door" in form
    assert alma.post(page, {"what": "Lower"}).status_code == 422
    given = {name: value for name, value in sent(what="Lower").items() if name != "begin"}
    assert alma.post(page, given).status_code == 303
    assert Experiment.objects.get(cycle=2).is_running
    assert "The try, time 2" in text(alma, f"/ideas/{experiment.idea_id}")


def test_past_its_day_it_is_late_on_the_idea_and_on_the_owners_page(cast: make.Cast, as_person: SignIn) -> None:
    experiment = tries.running(cast)
    alma = as_person(cast.alma, language="en")
    learn = f"/ideas/{experiment.idea_id}/try/learn"
    assert learn not in text(alma, "/")
    with clock.at(clock.now() + timedelta(days=16)):
        assert re.search(r'class="turn late"', text(alma, f"/ideas/{experiment.idea_id}"))
        assert learn in text(alma, "/")


def test_frames_are_read_by_all_and_written_by_the_leader(cast: make.Cast, as_person: SignIn) -> None:
    viggo, mette = as_person(cast.viggo, language="en"), as_person(cast.mette, language="en")
    page = "/workplaces/solsikken/frames"
    assert "Nobody has written frames here yet" in text(viggo, page)
    assert viggo.get(f"{page}/write").status_code == 403
    given = {"hours": "7,5", "kroner": "1500", "not_to_touch": "Medicine", "key": key(text(mette, f"{page}/write"))}
    for _twice in range(2):
        assert mette.post(f"{page}/write", given)["Location"] == page
    made = Frames.objects.get()
    assert made.hours == Decimal("7.5") and made.kroner == 1500
    shown = text(viggo, page)
    assert "Medicine" in shown and "1,500" in shown
    assert mette.post(f"{page}/write", {"hours": "-1", "kroner": "x"}).status_code == 422
    assert viggo.get("/frames")["Location"] == "/workplaces/parken/frames"


def test_a_hidden_author_is_hidden_here_too(cast: make.Cast, as_person: SignIn) -> None:
    idea = tries.maturing(cast, is_author_hidden=True)
    made = actions.plan_experiment(by=cast.alma, idea=idea, **tries.four())
    actions.start_experiment(by=cast.alma, experiment=made)
    actions.observe(by=cast.alma, experiment=made, text="I see it")
    jonas = as_person(cast.jonas, language="en")
    for page in (f"/ideas/{idea.pk}", f"/ideas/{idea.pk}/try/1", f"/ideas/{idea.pk}/try/observe"):
        assert "Alma Friis" not in text(jonas, page)
    with clock.at(clock.now() + timedelta(days=15)):
        actions.conclude(by=cast.alma, experiment=made, outcome="works", learning="They are used")
    assert "Alma Friis" not in text(jonas, "/learning")
    assert "Alma Friis" in text(as_person(cast.mette), f"/ideas/{idea.pk}")


def test_a_measure_is_charted_for_those_alone_who_may_see_it(cast: make.Cast, as_person: SignIn) -> None:
    measure = measures.make_measure(by=cast.mette, workplace=cast.solsikken, name="Mittens", better="down")
    for n in range(12):
        on = tries.day(n - 12)
        measures.add_reading(by=cast.alma, measure=measure, on=on, value=Decimal(n % 3))
    experiment = tries.running(cast, measure=measure)
    assert "xmr" in text(as_person(cast.jonas), f"/ideas/{experiment.idea_id}")
    assert "xmr" not in text(as_person(cast.viggo), f"/ideas/{experiment.idea_id}")

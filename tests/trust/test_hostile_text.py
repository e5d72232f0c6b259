"""Whatever people write is shown as words: on every page, in every field, whoever looks.

The corpus stands in every text that the database holds; then every page is read as a browser's parser reads it, and
none of it may have become an element, an attribute or an address.
"""

import re
import uuid
from html.parser import HTMLParser
from typing import Any, TypeAlias

import jinja2
import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from greb.cases.models import Case
from greb.change import actions as change
from greb.change import reads as change_reads
from greb.change.models import Concern
from greb.experiments import actions as experiments
from greb.ideas import maturing
from greb.ideas.models import Idea, Theme
from greb.publications.models import Publication
from greb.surveys.models import Survey, Unit, Words
from greb.trail import clock
from greb.ui.jinja import environment
from greb.voices import answering
from greb.voices.actions import make_batch, reply_to_voice
from greb.voices.models import Group, Voice
from greb.weighing import actions as weighing
from greb.workplaces.models import Person, Workplace
from tests import make
from tests.trust import world
from tests.trust.test_bad_input import able, every
from tests.trust.test_routes import BY_NAME
from tests.trust.world import Route, Visitor, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]

CORPUS = (
    '<script>xprobe()</script><img src=x onerror=xprobe()>"><svg onload=xprobe()>',
    "' xprobe=1 onfocus=xprobe() autofocus='",
    '" xprobe=1 onmouseover="xprobe()',
    "</textarea></title></script><xprobe>javascript:xprobe()",
    "<a href=javascript:xprobe()>{{ xprobe }}{% xprobe %}${xprobe}<!--",
)
# The texts of the database that nobody writes, and why; every other text of every model is written by people.
OURS = {
    "Attempts.bucket": "a digest of who tried to sign in",
    "Asked.what": "the name of what was asked",
    "Batch.door": "a route's name",
    "Batch.ref": "what the room that asked calls it",
    "Code.digest": "a digest",
    "File.sha256": "a digest",
    "Idea.source": "a slug, held to its letters where it comes in",
    "Idea.source_key": "a digest, or an id out of a file, that is never shown",
    "Person.card": "a digest",
    "Person.email": "held to be an address",
    "Person.language": "one of ours",
    "Person.password": "a hash",
    "Person.pin": "a hash",
    "Person.theme": "one of ours",
    "Person.username": "held to its letters, and what signs in here",
    "Question.same": "a digest",
    "Said.ref": "what the room that passed it on calls it",
    "Sealed.again": "a digest",
    "SignInLink.code": "a digest",
    "SignInLink.link": "a digest",
    "Survey.results": "bands and numbers",
    "Theme.slug": "stands in addresses, held to its letters",
    "Unit.path": "ids",
    "Unit.places": "ids",
    "Voice.receipt": "a digest",
    "Voice.taken_as": "the name of what became of it",
    "Workplace.path": "ids",
    "Workplace.poster": "a secret by lot",
    "Workplace.slug": "stands in addresses, held to its letters",
}
NO_WORDS = {"trail": "it keeps ids, digests and no text", "search": "its words are letters, and never shown"}
READERS = ("author", "leader", "administrator", "union")


class Read(HTMLParser):
    """Whether something of the corpus has come alive, and how often it stands there as words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.alive: list[str] = []
        self.words = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = [tag, *given]
        if any("xprobe" in name or name.startswith("on") for name in names) or "style" in names:
            self.alive.append(str(self.get_starttag_text())[:200])
        if tag == "script" and not str(given.get("src", "")).startswith("/static/"):
            self.alive.append("a script")
        for name in ("href", "src", "action", "formaction"):
            if str(given.get(name) or "/").strip().lower().startswith(("javascript:", "data:text", "vbscript:")):
                self.alive.append(f"{name}={given[name]}")
        self.words += sum("xprobe" in str(value) for value in given.values())

    def handle_data(self, data: str) -> None:
        if "xprobe" in data:
            self.words += 1
        if self.rawdata and self.cdata_elem == "script":
            self.alive.append("text in a script")

    def handle_comment(self, data: str) -> None:
        if "xprobe" in data:
            self.alive.append("a comment")


def read(page: str) -> Read:
    found = Read()
    found.feed(page)
    found.close()
    return found


Field: TypeAlias = "models.Field[Any, Any]"


def written() -> list[tuple[type[models.Model], list[Field]]]:
    """Every model of the product with its texts that people write."""
    return [
        (model, fields) for model in apps.get_models()
        if model.__module__.startswith("greb.") and model._meta.app_label not in NO_WORDS
        and (fields := [field for field in model._meta.concrete_fields if is_written(field)])
    ]  # fmt: skip


def is_written(field: Field) -> bool:
    texts = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return texts and not field.choices and not field.is_relation and name_of(field) not in OURS


def name_of(field: Field) -> str:
    return f"{field.model.__name__}.{field.name}"


def spoil(text: str) -> None:
    """The text in every written field of every row, as far as it fits."""
    for model, fields in written():
        for field in fields:
            rows = model._default_manager.all()
            if isinstance(field, models.JSONField):
                for row in rows:
                    rows.filter(pk=row.pk).update(**{field.name: _within(getattr(row, field.name), text)})
                continue
            spoiled = {field.name: text[: field.max_length or 500]}
            try:
                with transaction.atomic():
                    rows.update(**spoiled)
            except IntegrityError:  # allowed in some rows only, such as the reason why something ended
                rows.exclude(**{field.name: ""}).update(**spoiled)


def _within(value: Any, text: str) -> Any:
    """The same lists and dictionaries, with the text for every sentence and name in them: neither code nor day."""
    if isinstance(value, dict):
        return {key: _within(inside, text) for key, inside in value.items()}
    if isinstance(value, list):
        return [_within(inside, text) for inside in value]
    return text if isinstance(value, str) and re.search(r"[A-ZÆØÅ ]", value) else value


def test_the_short_list_of_what_nobody_writes_names_what_there_is() -> None:
    there = {
        name_of(field) for model in apps.get_models() if model.__module__.startswith("greb.")
        for field in model._meta.concrete_fields
    }  # fmt: skip
    assert set(OURS) <= there
    labels = {model._meta.app_label for model, _fields in written()}
    assert labels >= {"benefits", "cases", "change", "experiments", "publications", "surveys", "voices", "weighing"}


def test_every_text_has_a_row_to_stand_in(made: World) -> None:
    """A table without rows would be looked at by nobody."""
    whole(made)
    assert [model.__name__ for model, _fields in written() if not model._default_manager.exists()] == []


# ------------------------------------------------------------------------------ rows where the world has none


def whole(made: World) -> None:
    """Something in every table in which people write, where the world that is visited has nothing."""
    cast = made.cast
    Theme.objects.create(name="x", slug="x")
    own = {idea.told: idea for idea in Idea.objects.filter(workplace=cast.solsikken)}
    experiments.set_frames(by=cast.mette, workplace=cast.solsikken, hours=5, kroner=100, not_to_touch="The door")
    five = ("problem", "who_gains", "today", "wanted", "must_be_true")
    maturing.describe(by=cast.alma, idea=own["to mature"], **dict.fromkeys(five, "Well"))
    weighing.weigh(by=cast.jonas, idea=own["to weigh"], practice=1, people=1, routines=1, why="Yes")
    weighing.weigh(by=cast.bo, idea=own["to weigh"], practice=1, people=1, routines=1, why="Yes")
    weighing.say_need(by=cast.alma, idea=own["to weigh"], better="Mornings", for_whom="All", without="A list")
    weighing.argue_against(by=cast.jonas, idea=own["to weigh"], text="It costs")
    weighing.choose_part(by=cast.alma, idea=own["to take part in"], time="Mondays")
    plan = change_reads.plan_of(own["planned elsewhere"])
    assert plan
    change.name_forum(by=cast.mette, workplace=cast.solsikken, name="The staff meeting")
    change.discuss_in_forum(by=cast.mette, plan=plan, on=clock.today(), said="Well")
    change.answer_concern(by=cast.mette, concern=Concern.objects.filter(idea=plan.idea).get(), text="We see to it")
    _said_and_answered(cast.mette)
    _survey_that_is_over(cast.solsikken)


def _said_and_answered(leader: Person) -> None:
    voice = Voice.objects.get(batch__workplace=leader.memberships.get().workplace)
    reply_to_voice(by=leader, voice=voice, text="Thank you")
    group = Group.objects.get(workplace=voice.batch.workplace)
    Voice.objects.filter(pk=voice.pk).update(group=group)
    answering.answer_group(by=leader, group=group, answer="We do")


def _survey_that_is_over(place: Workplace) -> None:
    """As it stands when twelve have answered, in one part."""
    survey = Survey.objects.filter(workplace=place).earliest("id")
    today = clock.today()
    made = Survey.objects.create(
        workplace=place, title="Well?", purpose="To know", state="shown", privacy="workplace", made_at=clock.now(),
        opened_on=today, closes_on=today, ended_on=today, asked=12, results={},
    )  # fmt: skip
    unit = Unit.objects.get(survey__state="open", survey__workplace=place)
    batch = make_batch(by=make.SYSTEM, workplace=place, kind="wave", size=12)
    unit.pk, unit.survey, unit.batch = None, made, batch
    unit.save(force_insert=True)
    part = {"units": [unit.pk], "answers": 12, "size": "10-19", "lean": None, "bands": [0, 0, 0, 0, 2], "of": 3,
            "loose": 0}  # fmt: skip
    told = {}
    for question in survey.questions.all():
        question.pk, question.survey = None, made
        question.save(force_insert=True)
        if question.kind == "scale":
            told[str(question.pk)] = {"parts": [part], "total": None, "kept": False}
        else:
            Words.objects.create(id=uuid.uuid4(), question=question, text="Well")
    Survey.objects.filter(pk=made.pk).update(results={"size": "10-19", "few_words": False, "questions": told})


MANY: dict[str, type[models.Model]] = {
    "idea": Idea, "plan": Idea, "benefit": Idea, "weighing": Idea, "survey": Survey, "case": Case,
    "publication": Publication,
}  # fmt: skip


def further(route: Route) -> list[str]:
    """Of the pages that look another way in each state of their thing: that of every such thing there is."""
    found = MANY.get(route.name) if route.takes_ids else None
    return (
        [reverse(route.name, args=[pk]) for pk in found._default_manager.values_list("pk", flat=True)] if found else []
    )


@pytest.mark.parametrize("text", CORPUS)
def test_nothing_that_people_write_comes_alive(text: str, made: World) -> None:
    whole(made)
    pages = [
        (role, address) for role in READERS for route in BY_NAME.values()
        for address in [*world.addresses(made, route, "own", role), *further(route)]
    ]  # fmt: skip
    spoil(text)
    visitors = {role: Visitor(made.who(role)) for role in READERS}
    alive, words = [], 0
    for role, address in pages:
        answer = visitors[role].get(address, query_params={"q": text, "details": "1", "name": text, "filters": "1"})
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            found = read(answer.content.decode())
            alive += [f"{address} as {role}: {what}" for what in found.alive]
            words += found.words
    assert alive == []
    assert words > 200, "the corpus was hardly shown anywhere: this test sees nothing"


@pytest.mark.parametrize("text", CORPUS)
def test_nothing_that_is_sent_back_to_be_mended_comes_alive(text: str, made: World) -> None:
    """Sent by somebody who may: others are sent nothing back."""
    alive, words = [], 0
    for name, route in BY_NAME.items():
        role = able(route, "POST")
        visitor = Visitor(made.who(role))
        for address in world.addresses(made, route, "own", role):
            answer = visitor.post(address, every(text))
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                found = read(answer.content.decode())
                alive += [f"{name} as {role}: {what}" for what in found.alive]
                words += found.words
    assert alive == []
    assert words > 50


def test_a_page_that_does_not_escape_would_be_seen(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The saboteur: one environment with escaping off."""
    spoil(CORPUS[0])
    env = environment("en")
    assert isinstance(env, jinja2.Environment)
    monkeypatch.setattr(env, "autoescape", False)
    monkeypatch.setattr(env, "cache", {})
    assert read(Visitor(made.who("author")).get("/ideas").content.decode()).alive

"""What is written once for the same values is written for those values alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from jinja2 import TemplateAssertionError, TemplateSyntaxError
from markupsafe import Markup

from greb.ui import keeping
from greb.ui.jinja import COMPONENTS, environment
from greb.ui.respond import render, section
from tests import make

SignIn = Callable[..., Client]
PARTS = f'{{% from "{COMPONENTS}" import button, disc, form_start %}}'


def template(source: str, language: str = "da") -> Callable[..., list[Any]]:
    env = environment(language)
    made = env.template_class.from_code(env, env.compile(PARTS + source, "test.html"), env.make_globals(None))
    return lambda **values: list(made.root_render_func(made.new_context(values)))


def test_the_same_values_are_written_once_and_others_by_themselves() -> None:
    write = template(
        "{% keep name, is_big=size > 3 %}{{ disc(name) }}{{ name }}{% if is_big %}!{% endif %}{% endkeep %}"
    )
    once, again, small = write(name="A<b>", size=5), write(name="A<b>", size=9), write(name="A<b>", size=1)
    assert once[-1] is again[-1]
    assert b"A&lt;b&gt;!" in once[-1]
    assert small[-1] != once[-1] and b"!" not in small[-1]
    assert b"Bo" in write(name="Bo", size=1)[-1]


def test_each_language_has_its_own() -> None:
    source = '{% keep name %}{{ _("Ideas") }} {{ name }}{% endkeep %}'
    assert template(source, "da")(name="x")[-1] == "Idéer x".encode()
    assert template(source, "en")(name="x")[-1] == b"Ideas x"


def test_two_places_that_are_kept_by_the_same_value_stay_apart() -> None:
    assert template("{% keep a %}1{% endkeep %}{% keep a %}2{% endkeep %}")(a=0)[-2:] == [b"1", b"2"]


@pytest.mark.parametrize(
    "source",
    [
        "{% keep name %}{{ other }}{% endkeep %}",
        "{% keep name %}{% if me %}{{ name }}{% endif %}{% endkeep %}",
        "{% keep name %}{{ csrf_input }}{% endkeep %}",
        '{% keep name %}{{ form_start("/x") }}{% endkeep %}',
        "{% keep name %}{% for x in name %}{% endfor %}{{ x }}{% endkeep %}",
        "{% keep %}{{ other }}{% endkeep %}",
    ],
)
def test_nothing_of_one_reader_can_be_kept_for_another(source: str) -> None:
    with pytest.raises(TemplateAssertionError, match="not among the values"):
        template(source)


@pytest.mark.parametrize("source", ["{% keep a b %}{% endkeep %}", "{% keep a %}", "{% keep 3 %}{% endkeep %}"])
def test_a_tag_that_makes_no_sense_is_told(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        template(source)


def test_markup_is_not_kept_by_since_text_is_equal_to_it() -> None:
    write = template("{% keep name %}{{ name }}{% endkeep %}")
    for name in (Markup("<b>"), ("x", (1, Markup("<b>")))):
        with pytest.raises(TypeError, match="Markup"):
            write(name=name)
    assert write(name="<b>")[-1] == b"&lt;b&gt;"
    assert write(name=Markup("<b>"))[-1] == b"&lt;b&gt;"


def test_it_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 3)
    write = template("{% keep n %}{{ n }}{% endkeep %}")
    assert [write(n=n)[-1] for n in range(50)] == [b"%d" % n for n in range(50)]
    assert len(environment("da").kept[-1]) <= 3  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_the_frame_is_each_reader_s_own(as_person: SignIn) -> None:
    cast = make.cast()
    for person in (cast.alma, cast.mette, cast.alma):
        page = as_person(person, language="en").get("/ideas").content.decode()
        assert f'title="{person.name}"' in page
        assert ('href="/inbox"' in page) is (person == cast.mette)
        assert page.count('aria-current="page">Ideas') == 1
        assert page.count('aria-pressed="true"') == 2


@pytest.mark.parametrize(
    ("path", "name"),
    [("/", "home"), ("/ideas", "ideas"), ("/ideas/7", "ideas"), ("/cases/7/write", "cases"), ("/ideasx", ""), ("", "")],
)
def test_an_address_belongs_to_a_page_of_the_menu(path: str, name: str) -> None:
    assert section(path) == name


def test_a_view_cannot_take_the_page_s_own_word() -> None:
    request = HttpRequest()
    with pytest.raises(TypeError, match="theme"):
        render(request, "home/about.html", {"theme": "the morning"})

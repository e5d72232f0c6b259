"""The “for its own sake?” check asks about a gadget without a need, in both languages, and leaves others in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greb.weighing.own_sake import asks, gadget

ASKED = {
    "Vi skal have VR-briller": "vr-briller",
    "Køb en robotstøvsuger til stuen": "robotstøvsuger",
    "Vi burde have en app": "app",
    "Skal vi ikke have en storskærm på kontoret?": "storskærm",
    "Alle får en iPad": "ipad",
    "Noget med kunstig intelligens": "kunstig intelligens",
    "We should get a chatbot": "chatbot",
    "Buy tablets for everybody": "tablets",
    "Drones, like the others have": "drones",
    "Something with artificial intelligence": "artificial intelligence",
}
LEFT_IN_PEACE = [
    "En tablet, så vi ikke skal løbe til kontoret",  # a need
    "Sensorer i sengene, fordi vi kommer for sent til fald",
    "Tablets so that nobody walks back to the office",
    "A robot, because our backs hurt",
    "Frakker på ét sted",  # no gadget
    "Et skærmet afsnit til de urolige",
    "Mobilisering før frokost",
    "Hearing screening for everybody",
    "Et handicapvenligt toilet",
    "Kaffe til mødet",
    "",
]


@pytest.mark.parametrize("told", ASKED)
def test_a_gadget_without_a_need_is_asked_about(told: str) -> None:
    assert asks(told).lower() == ASKED[told]


@pytest.mark.parametrize("told", LEFT_IN_PEACE)
def test_others_are_left_in_peace(told: str) -> None:
    assert asks(told) == ""


def test_a_description_of_the_problem_or_of_who_gains_is_a_need() -> None:
    assert asks("Buy tablets", "", "") == "tablets"
    assert asks("Buy tablets", "We run for paper", "") == ""
    assert asks("Buy tablets", " ", "Night staff") == ""


@given(st.text(max_size=300))
def test_any_text_is_read_and_what_is_found_stands_in_it(text: str) -> None:
    found = gadget(text)
    assert found == "" or found.lower() in text.lower()

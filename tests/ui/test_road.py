"""The road: every stage stands somewhere on every road, and the drawing says the same as the words."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from greb.ui import road, road_large

STAGES = (
    "spark", "maturing", "weighing", "decided", "experiment", "change", "following", "told", "done", *road.SIDES,
)  # fmt: skip
SIZES: tuple[road.Size, ...] = ("card", "page")
EVERYWHERE = [(stage, line, size) for stage in STAGES for line in ("", *road.CHOICES) for size in SIZES]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(("stage", "line", "size"), EVERYWHERE)
def test_every_drawing_is_well_formed_and_without_style(stage: str, line: str, size: road.Size) -> None:
    drawn = road.road_html(stage, line, size)
    ET.fromstring(drawn)
    assert "style=" not in drawn
    assert "nan" not in drawn.lower()


@pytest.mark.parametrize("line", road.CHOICES)
def test_an_idea_never_goes_back_along_its_road(line: str) -> None:
    places = [road.place(stage, line) for stage in road.ROADS["lead"] if stage in STAGES]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("stage", "line", "now"),
    [
        ("spark", "do", "Told"),
        ("answered", "do", "Answered"),
        ("decided", "do", "Doing it"),
        ("done", "do", "What got better"),
        ("experiment", "try", "Trying it out"),
        ("following", "lead", "Following up"),
        ("maturing", "", "Answered"),
    ],
)
def test_where_it_is(stage: str, line: str, now: str) -> None:
    here = [station for station in road.road_stations(stage, line) if station.state == "here"]
    assert [station.name for station in here] == [now]
    assert f"Now: {now}." in road.road_text(stage, line)


def test_a_stage_nobody_knows_stands_at_the_start() -> None:
    assert road.place("surprise", "do") == 0


@pytest.mark.parametrize("side", road.SIDES)
def test_off_the_road_says_where_it_left_and_has_its_own_shape(side: str) -> None:
    stations = road.road_stations(side, "try", "weighing")
    assert [station.code for station in stations].index(side) == 4
    assert [station.state for station in stations[:4]] == ["past"] * 4
    assert "Left the road after “Weighing”" in road.road_text(side, "try", "weighing")
    assert road_large.SIGNS[side] in road.road_html(side, "try", "page", "weighing")
    others = {road.road_html(other, "try", "card") for other in road.SIDES if other != side}
    assert road.road_html(side, "try", "card") not in others


def test_before_a_road_is_chosen_all_three_are_shown() -> None:
    stations = road.road_stations("spark", "")
    assert [station.code for station in stations if station.state == "choice"] == list(road.CHOICES)
    assert road.road_html("spark", "", "page").count('class="bed"') == 4


def test_the_hand_lights_up_only_at_the_end() -> None:
    assert 'class="g-core"' in road.road_html("done", "do", "page")
    assert 'class="g-core"' not in road.road_html("decided", "do", "page")
    assert 'class="g-core"' not in road.road_html("declined", "do", "page", "decided")


def test_the_small_road_is_small() -> None:
    """Thirty stand on a board: none may weigh more than half a kilobyte, its words left out."""
    for stage, line, size in EVERYWHERE:
        if size == "card":
            drawn = re.sub(r'aria-label="[^"]*"', "", road.road_html(stage, line, size))
            assert len(drawn) <= 512, (stage, line)


def test_stations_stand_in_the_middle_of_equal_columns() -> None:
    spots = road_large.points(4)
    assert [x for x, _y in spots] == [140, 420, 700, 980]


def test_the_walked_part_lies_on_the_whole_line() -> None:
    through = [(0.0, 0.0), (10.0, 5.0), (20.0, 0.0), (30.0, 8.0)]
    whole = road_large.curve(through)
    for piece in road_large.part(through, 1, 3).split("C")[1:]:
        assert f"C{piece}" in whole
    assert road_large.part(through, 2, 2) == ""


@pytest.mark.parametrize(
    ("stage", "line", "went", "told"),
    [
        ("following", "lead", ("spark", "answered", "maturing", "decided", "change", "following"),
         "Told Answered Growing Decided Leading-it-through FOLLOWING-UP passed-on"),
        ("decided", "lead", ("spark", "answered", "maturing", "experiment", "weighing", "decided"),
         "Told Answered Growing Trying-it-out Weighing DECIDED leading-it-through following-up passed-on"),
        ("experiment", "try", ("spark", "answered", "maturing", "experiment"),
         "Told Answered Growing TRYING-IT-OUT passed-on"),
        ("maturing", "try", ("spark", "answered", "maturing", "weighing", "maturing"),
         "Told Answered GROWING weighing decided trying-it-out passed-on"),
        ("decided", "lead", ("elsewhere",),
         "DECIDED-ELSEWHERE trying-it-out leading-it-through following-up passed-on"),
        ("told", "lead", ("elsewhere", "change", "following", "told"),
         "Decided-elsewhere Leading-it-through Following-up PASSED-ON"),
    ],
)  # fmt: skip
def test_behind_it_lies_only_what_it_came_to(stage: str, line: str, went: tuple[str, ...], told: str) -> None:
    stations = road.road_stations(stage, line, "", went)
    say: dict[str, Callable[[str], str]] = {"past": str, "here": str.upper, "ahead": str.lower}
    assert " ".join(say[each.state](each.name).replace(" ", "-") for each in stations) == told
    for size in SIZES:
        drawn = road.road_html(stage, line, size, "", went)
        ET.fromstring(drawn)
        if size == "page":
            assert drawn.count('class="past"') == sum(each.state == "past" for each in stations)


def test_what_was_decided_elsewhere_and_stopped_leaves_the_road_there() -> None:
    stations = road.road_stations("stopped", "lead", "change", ("elsewhere", "change"))
    assert [each.name for each in stations if each.state in {"past", "side"}] == [
        "Decided elsewhere", "Leading it through", "Stopped",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "line", "left", "told", "dots"),
    [
        ("experiment", "try", "", True, "Told Answered Growing"),
        ("weighing", "try", "", True, "Told Answered Growing"),
        ("decided", "lead", "", True, "Told Answered Growing Weighing"),
        ("experiment", "lead", "", True, "Told Answered Growing"),
        ("change", "lead", "", True, "Told Answered Growing Weighing Decided"),
        ("following", "lead", "", True, "Told Answered Growing Weighing Decided Leading-it-through"),
        ("stopped", "try", "experiment", True, "Told Answered Growing Trying-it-out"),
        ("parked", "try", "", True, "Told Answered"),
        ("withdrawn", "", "spark", True, "Told"),
        ("done", "do", "", False, "Told Answered Doing-it"),
        ("maturing", "try", "", False, "Told Answered"),
        # Nobody here told these: they may have been decided elsewhere.
        ("decided", "lead", "", False, ""),
        ("change", "lead", "", False, "Decided"),
        ("told", "lead", "", False, "Decided Leading-it-through Following-up"),
        ("stopped", "lead", "", False, ""),
    ],
)
def test_a_card_draws_only_what_every_idea_there_has_come_to(
    stage: str, line: str, left: str, told: bool, dots: str
) -> None:
    drawn = road.road_html(stage, line, "card", left, told=told)
    found = re.search(r'class="p" d="([^"]+)"', drawn)
    codes = road.ROADS[line]
    step = (road.CARD_WIDTH - 2 * road.CARD_EDGE) / (len(codes) - 1 if line else 4)
    at = [round((float(x) - road.CARD_EDGE) / step) for x in re.findall(r"M([\d.]+) ", found[1])] if found else []
    assert " ".join(road.LABELS[codes[index]].replace(" ", "-") for index in at) == dots


def test_where_an_idea_left_the_road_is_said_only_where_it_is_known() -> None:
    assert road.road_text("parked", "try") == "Try it. Now: Saved for later."
    assert "Left the road after “Trying it out”" in road.road_text("stopped", "try", "experiment")

"""What people bring as pictures: good ones made anew, hostile ones refused, nothing hidden kept."""

import io
import time
import tracemalloc

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from greb.files import pictures
from greb.trail.refusal import Refused
from tests.files.pictures import CANARY, HOSTILE, MIXED, SCRIPT, photo, with_place


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_made_anew_as_jpeg_no_larger_than_needed(kind: str) -> None:
    made = pictures.made_anew(io.BytesIO(photo(4000, 3000, kind)))
    assert (made.width, made.height) == (1600, 1200)
    with Image.open(io.BytesIO(made.content)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (1600, 1200))
    assert pictures.made_anew(io.BytesIO(photo(kind=kind))).width == 120, "a small one is not blown up"


def test_a_photograph_stands_upright_without_place_camera_and_words() -> None:
    made = pictures.made_anew(io.BytesIO(with_place()))
    assert (made.width, made.height) == (80, 120)
    with Image.open(io.BytesIO(made.content)) as kept:
        assert not kept.getexif() and set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density",
                                                         "progressive", "progression"}  # fmt: skip
    assert CANARY not in made.content


def test_what_is_seen_through_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(pictures.made_anew(io.BytesIO(out.getvalue())).content)) as kept:
        assert kept.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_hostile_is_refused_soon_in_little_room_and_with_a_reason(what: str) -> None:
    raw = HOSTILE[what]()
    assert len(raw) < 2_000_000
    tracemalloc.start()
    began = time.process_time()
    with translation.override("en"), pytest.raises(Refused) as refused:
        pictures.made_anew(io.BytesIO(raw))
    assert time.process_time() - began < 3
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert "picture" in str(refused.value) or "empty" in str(refused.value)


@pytest.mark.parametrize("what", MIXED)
def test_nothing_hidden_comes_along(what: str) -> None:
    raw = MIXED[what]()
    assert CANARY in raw, "the test hides something"
    made = pictures.made_anew(io.BytesIO(raw))
    assert CANARY not in made.content and SCRIPT not in made.content


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(settings: pytest.FixtureRequest) -> None:
    settings.UPLOAD_LIMIT = 1000  # type: ignore[attr-defined]
    endless = io.BytesIO(photo(800, 800, quality=100))
    with pytest.raises(Refused):
        pictures.made_anew(endless)
    assert endless.tell() == 1001


WHOLE = {kind: photo(kind=kind) for kind in ("JPEG", "PNG", "WEBP")}


@given(st.sampled_from(sorted(WHOLE)), st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=8)), max_size=6))
@settings(max_examples=150, deadline=None)
def test_a_damaged_picture_is_refused_or_made_anew_and_never_more(kind: str, harms: list[tuple[int, bytes]]) -> None:
    raw = bytearray(WHOLE[kind])
    for at, harm in harms:
        place = at % len(raw)
        raw[place : place + len(harm)] = harm
    try:
        made = pictures.made_anew(io.BytesIO(bytes(raw)))
    except Refused:
        return
    assert made.content.startswith(b"\xff\xd8") and max(made.width, made.height) <= pictures.SIDE

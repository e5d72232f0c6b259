"""What the press prints: whole, tagged, in its language, and with what people wrote as words."""

import io
import itertools
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from greb.publications import content, press
from greb.publications.chapters import GRIPS, chapters
from greb.trail.refusal import Refused

MARKUP = (
    '#panic("x") #read("/etc/passwd") *fed* _kursiv_ `rå` $x^2$ = Overskrift <label> @henvisning \\ // væk /* væk */ '
    '#{ 1 + 1 } [#import "x"] ~ --- "citat" https://x.example {{ x }}'
)
LONG = (
    "Medarbejdertilfredshedsundersøgelsesresultaterne og hjemmehjælperkørselsplanlægningen skal ses i sammenhæng. " * 3
)
DAYS = [("Fortalt", date(2026, 1, 1)), ("Modnes & <b>", date(2026, 2, 1))]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def paper(**more: Any) -> dict[str, Any]:
    """Content with one case in which all stands."""
    case = {
        "id": 1, "headline": MARKUP, "workplace": "Solsikken", "advice": ["Begynd", MARKUP, "Mål"],
        "what": [LONG, MARKUP],
        "for_whom": [MARKUP], "took": ["Tid"], "measured": ["Intet"], "better": ["Ro"],
        "change": [["Hvorfor", MARKUP], ["Det holder op", LONG]], "author_box": [MARKUP],
        "thanks": ["Alma", MARKUP], "chart": {"title": "Det gik", "text": "Fra 21 til 12.", "svg": SVG},
        "road": {"text": "Fortalt 1. jan 2026.", "svg": content.road(DAYS)},
    }  # fmt: skip
    with translation.override("da"):
        words = content._words()
    told = [{"grip": each.grip, "title": each.title, "paragraphs": list(each.paragraphs)} for each in chapters("da")]
    return {
        "lang": "da", "title": "Det, vi lærte", "subtitle": "Én historie", "publisher": "Sund", "day": "1. jan 2026",
        "invented": "Alt her er opdigtet.", "foreword": ["Læs det."], "chapters": told, "cases": [case], "words": words,
        **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def printed() -> PdfReader:
    return PdfReader(io.BytesIO(press.pdf(paper(), at=1_790_000_000)))


def said(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags(reader: PdfReader) -> list[tuple[str, str]]:
    """Every tag in reading order, with its alternative."""
    root: Any = reader.trailer["/Root"]

    def below(node: Any) -> list[tuple[str, str]]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, ArrayObject):
            return [found for each in node for found in below(each)]
        if not isinstance(node, DictionaryObject):
            return []
        own = [(str(node["/S"]), str(node.get("/Alt", "")))] if "/S" in node else []
        return own + (below(node["/K"]) if "/K" in node else [])

    return below(root["/StructTreeRoot"])


def test_it_is_tagged_titled_and_in_its_language(printed: PdfReader) -> None:
    root: Any = printed.trailer["/Root"]
    assert root["/Lang"] == "da" and root["/MarkInfo"]["/Marked"]
    assert printed.metadata and printed.metadata.title == "Det, vi lærte"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    found = tags(printed)
    kinds = [kind for kind, _alt in found]
    assert {"/H1", "/H2", "/H3", "/TOC", "/TOCI", "/L", "/LI", "/P"} <= set(kinds)
    levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1 and all(now - before <= 1 for before, now in itertools.pairwise(levels))
    figures = [alt for kind, alt in found if kind == "/Figure"]
    assert figures == ["Fra 21 til 12.", "Fortalt 1. jan 2026."]


def test_what_people_wrote_is_words_and_never_markup(printed: PdfReader) -> None:
    text = said(printed)
    for piece in (
        '#panic("x")',
        "*fed*",
        "_kursiv_",
        "`rå`",
        "$x^2$",
        "<label>",
        "@henvisning",
        "// væk",
        "#{ 1 + 1 }",
        "{{ x }}",
    ):
        assert piece in text, piece
    assert "root:" not in text


def test_danish_words_are_broken_as_in_danish(printed: PdfReader) -> None:
    lines = [line for page in printed.pages for line in page.extract_text().splitlines()]
    assert any(line.rstrip().endswith(("-", "\u2010")) for line in lines)


def test_everything_is_there_and_the_demo_says_so_on_every_page(printed: PdfReader) -> None:
    text = said(printed)
    for title in (
        "Indhold",
        "Forord",
        "De fem greb",
        "Historierne",
        "Tre råd",
        *(each.title for each in chapters("da")),
    ):
        assert title in text
    assert all("Alt her er opdigtet." in page.extract_text() for page in printed.pages)
    assert "opdigtet" not in said(PdfReader(io.BytesIO(press.pdf(paper(invented=""), at=1))))


def test_letters_that_no_font_has_stand_as_squares() -> None:
    text = said(PdfReader(io.BytesIO(press.pdf(paper(title="Glad 😀 你 \x07łЖ→"), at=1))))
    assert "Glad □ □" in text and "łЖ→" in text


def test_no_word_runs_over_the_edge_and_none_turns_the_line_around() -> None:
    word, address = (
        "Medarbejdertilfredshedsundersøgelsesresultatopfølgningsmødeindkaldelse",
        "https://x.dk/" + "a" * 200,
    )
    content = paper(title=word, foreword=[address, "vendt \u202eom"])
    content["cases"][0]["headline"] = word
    reader = PdfReader(io.BytesIO(press.pdf(content, at=1)))
    lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    assert max(map(len, lines)) < 130 and not any("\u202e" in line for line in lines)
    assert [line for line in lines if "Medarbejdertil" in line and word not in line], "it is hyphenated"
    assert "vendt om" in said(reader)
    assert [kind for kind, _alt in tags(reader)].count("/H2") == 6, "a balanced heading is still a heading"


def test_it_is_printed_once_for_the_same_content(monkeypatch: pytest.MonkeyPatch) -> None:
    first = press.pdf(paper(title="Once"), at=1)
    monkeypatch.setattr(press, "_print", lambda asked: pytest.fail("printed again"))
    assert press.pdf(paper(title="Once"), at=1) == first
    with pytest.raises(BaseException, match="printed again"):
        press.pdf(paper(title="Twice"), at=1)


def test_one_at_a_time_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    folder = Path(settings.DATA) / "publications"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "press.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Refused):
            press.pdf(paper(title="Busy"), at=1)
    monkeypatch.setattr(press, "SECONDS", 0.01)
    before = time.monotonic()
    with pytest.raises(Refused):
        press.pdf(paper(title="Slow"), at=1)
    assert time.monotonic() - before < 10
    assert not list(folder.glob("*.half"))


def test_only_the_newest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "KEPT", 2)
    monkeypatch.setattr(press, "_print", lambda asked: b"%PDF")
    for number in range(4):
        press.pdf(paper(title=f"Number {number}"), at=1)
    assert len(list((Path(settings.DATA) / "publications").glob("*.pdf"))) == 2


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_chapters_are_short_and_plain(language: str) -> None:
    told = chapters(language)
    assert [each.grip for each in told] == list(GRIPS)
    for each in told:
        words = " ".join(each.paragraphs).split()
        assert 120 <= len(words) <= 180, (each.title, len(words))
        sentences = sum(word.rstrip("”").endswith((".", "?", ":")) for word in words)
        long = sum(len(word.strip(".,?:;“”")) > 6 for word in words)
        assert len(words) / sentences + 100 * long / len(words) <= 34, each.title
        for stings in ("afslag", "parkeret", "bagtrop", "opfordring", "samtale", "effektivisering", "!"):
            assert stings not in " ".join(words).lower()

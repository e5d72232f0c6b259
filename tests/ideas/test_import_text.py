"""What comes from elsewhere becomes plain text; dates and numbers are read as others write them; columns guessed."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from greb.ideas.foreign import count, moment
from greb.ideas.guess import guess, mapped
from greb.ideas.safe_text import cut, first_sentence, safe_line, safe_text
from greb.trail.clock import HOME
from greb.trail.refusal import Refused


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>after", "– a\n– b\n\n1. c\n2. d\n\nafter"),
        ("<h3>Why</h3><p>Because  <strong>it</strong>&nbsp;helps</p>", "Why\n\nBecause it helps"),
        ("Barn&oacute; &amp; b&oslash;rn &gt; 3", "Barnó & børn > 3"),
        ('<a href="https://example.org/a?b=1&amp;c=2">plan</a>', "plan (https://example.org/a?b=1&c=2)"),
        ('<a href="https://example.org/">https://example.org/</a>', "https://example.org/"),
        ("if x<y and y>z then", "if x<y and y>z then"),
        ("plain\r\n\r\n\r\n\r\ntext  here\n", "plain\n\ntext here"),
        ("e\u0301t", "ét"),
        ("", ""),
    ],
)
def test_paragraphs_and_lists_stay_readable(raw: str, text: str) -> None:
    assert safe_text(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<script>alert(1)</script>ok", "ok"),
        ('ok<img src="http://203.0.113.9/x.png" onerror="alert(1)">', "ok"),
        ('<link rel=stylesheet href="//203.0.113.9/a.css"><style>p{background:url(//e.x)}</style>ok', "ok"),
        ('<a href="javascript:alert(1)">ok</a>', "ok"),
        ('<a href=" java\tscript:alert(1)">ok</a>', "ok"),
        ("<svg><p><style><a id='</style><img src=1 onerror=alert(1)>'>ok", "'>ok"),
        ("<iframe src=//203.0.113.9></iframe>ok<!-- <script>x</script> -->", "ok"),
        ("<scr<b>ipt>alert(1)</scr</b>ipt>ok", "ok"),
        ("&lt;script&gt;ok", "<script>ok"),  # text; pages escape it
        ("&amp;lt;script&amp;gt;", "&lt;script&gt;"),
        ("\u202eexe.gnp\u202c \u2066hidden\u2069\u200b", "exe.gnp hidden"),
        ("a\x07b\x1b[31mc&#0;&#7;", "ab[31mc\ufffd"),
    ],
)
def test_what_could_hurt_is_not_there(raw: str, text: str) -> None:
    assert safe_text(raw) == text


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 20_000,
        "".join(f"<font x{n}><p>" for n in range(6_000)),
        "".join(f"<b a{n}>" for n in range(12_000)),
        "<" * 100_000,
        "<table><tr><td><a href=x>" * 4_000,
        "&amp;" * 20_000,
        "<!--" * 25_000,
        "<a " * 30_000,
    ],
    ids=range(8),
)
def test_no_markup_takes_long(raw: str) -> None:
    began = time.process_time()
    safe_text(raw)
    assert time.process_time() - began < 8


def test_a_line_is_one_line() -> None:
    assert safe_line(" <p>One</p>\n<p>two</p> ") == "One two"


def test_a_long_title_is_cut_at_a_word_and_nothing_is_lost() -> None:
    head, rest = cut("word " * 100, 300)
    assert len(head) <= 300
    assert head.endswith("word…")
    assert rest.startswith("…word")
    assert (head + rest).count("word") == 100
    assert cut("x" * 400, 300) == ("x" * 299 + "…", "…" + "x" * 101)
    assert cut("short", 300) == ("short", "")


def test_the_first_sentence_of_a_text() -> None:
    assert first_sentence("More light. Then we see.") == ("More light.", "Then we see.")
    assert first_sentence("More light\n\nThen we see") == ("More light", "Then we see")
    assert first_sentence("") == ("", "")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-03-01", datetime(2024, 3, 1, 12, tzinfo=HOME)),
        ("01/03/2024", datetime(2024, 3, 1, 12, tzinfo=HOME)),
        ("1-3-2024", datetime(2024, 3, 1, 12, tzinfo=HOME)),
        ("1.3.2024 08:15", datetime(2024, 3, 1, 8, 15, tzinfo=HOME)),
        ("1. 3.2024", None),
        ("01.03.24", datetime(2024, 3, 1, 12, tzinfo=HOME)),
        ("2024/03/01", datetime(2024, 3, 1, 12, tzinfo=HOME)),
        ("2024-03-01 12:33:22 +0100", datetime(2024, 3, 1, 11, 33, 22, tzinfo=UTC)),
        ("2024-03-01T12:33:22.123Z", datetime(2024, 3, 1, 12, 33, 22, tzinfo=UTC)),
        ("31/02/2024", None),
        ("12/31/2024", None),
        ("yesterday", None),
        ("45352", None),
        ("2024-03-01 25:00", None),
    ],
)
def test_dates_as_others_write_them(text: str, at: datetime | None) -> None:
    assert moment(text) == at


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0), ("15", 15), ("1.234", 1234), ("1,234,567", 1234567), ("1 234", 1234), ("15.0", 15), ("15,00", 15),
        ("-3", None), ("12.5", None), ("1.23", None), ("many", None), ("9" * 12, None), ("²", None),
    ],
)  # fmt: skip
def test_numbers_as_others_write_them(text: str, number: int | None) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ("id;title;description;cached_votes_up;created_at;retired_at",
         "told=title,body=description,date=created_at,votes=cached_votes_up,id=id,retired=retired_at"),
        ("Idé;Beskrivelse;Oprettet;Stemmer;Navn",
         "told=Idé,body=Beskrivelse,date=Oprettet,author=Navn,votes=Stemmer"),
        ("Título;Descripción;Fecha de creación;Apoyos;Autor",
         "told=Título,body=Descripción,date=Fecha de creación,author=Autor,votes=Apoyos"),
        ("id;emnekode;titel", "told=titel,id=id"),
        ("author_id;comments_count;title_url;title;cached_votes_down;updated_at;createdAt",
         "told=title,date=createdAt"),
        ("Navn;Beskrivelse", "body=Beskrivelse,author=Navn"),
        ("from;to", ""),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_their_names(columns: str, found: str) -> None:
    guessed = guess(columns.split(";"), [])
    assert ",".join(f"{field}={column}" for field, column in guessed.items()) == found


def test_columns_are_guessed_by_what_stands_in_them() -> None:
    rows = [
        {
            "A": f"A good title {n}",
            "B": "A much longer text about it, going on and on. " * 3,
            "C": f"0{n}.01.2024",
            "D": "7",
        }
        for n in range(1, 9)
    ]
    assert guess(["A", "B", "C", "D"], rows) == {"told": "A", "body": "B", "date": "C"}


def test_a_name_that_the_content_contradicts_is_not_believed() -> None:
    rows = [{"title": "x y z", "date": "soon", "votes": "many", "id": "1"} for _ in range(5)]
    assert guess(["title", "date", "votes", "id"], rows) == {"told": "title"}


def test_what_is_said_counts_before_what_is_guessed() -> None:
    columns = ["a", "b", "c"]
    assert mapped(["told=b,votes="], columns, {"told": "a", "votes": "c"}) == {"told": "b"}
    assert mapped(["told=B"], columns, {}) == {"told": "b"}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("told", "field=column"),
        ("titel=a", "field=column"),
        ("told=x", "no column “x”"),
        ("votes=a", "holds the idea"),
        ("told=a,body=a", "two things"),
    ],
)
def test_what_cannot_be_meant_is_refused(said: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        mapped([said], ["a", "b"], {})

"""Importing ideas: original dates, no clock, no mail, none twice, nothing half, and the road goes on from there."""

import csv
import io
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

import greb.__main__
from greb.ideas import actions, verify
from greb.ideas.import_row import Plan
from greb.ideas.imports import check, import_ideas
from greb.ideas.models import Audience, Idea, Step
from greb.ideas.stages import Stage
from greb.search.models import Word
from greb.tables.read import BadTable, RefusedRow, Table, open_table
from greb.trail import clock
from greb.trail import verify as trail_verify
from greb.trail.models import Delivery, Entry
from greb.trail.refusal import Refused
from greb.workplaces.models import Workplace
from tests import make

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DATA = Path(settings.BASE).parent / "shared" / "data"
COLUMNS = {"told": "title", "body": "text", "date": "made", "votes": "votes", "id": "id", "author": "who"}


@pytest.fixture(autouse=True)
def in_english_one_morning() -> Iterator[None]:
    with translation.override("en"), clock.at(NOW):
        yield


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


def table(text: str, **more: int) -> Table:
    return open_table(io.BytesIO(text.encode()), "ideas.csv", **more)


def plan(workplace: Workplace, **more: Any) -> Plan:
    return replace(Plan(workplace=workplace, source="elsewhere", columns=COLUMNS), **more)


HEADER = "id;title;text;made;votes;who\n"
ROWS = (
    HEADER
    + "7;Warm food;<p>Every <b>day</b></p><ul><li>soup</li><li>bread</li></ul>;01/02/2024;15;Else Krog\n"
    + "8;Less noise;;2024-02-03 08:30:00 +0100;;\n"
)


def test_an_imported_idea_keeps_its_date_and_support_and_nobody_is_disturbed(cast: make.Cast) -> None:
    entries = Entry.objects.count()
    outcome = import_ideas(by=make.SYSTEM, table=table(ROWS), plan=plan(cast.solsikken))
    assert outcome.sentence == "2 read, 2 new, 0 already there, 0 refused"
    idea = Idea.objects.get(source_key="7")
    assert (idea.told, idea.body) == ("Warm food", "Every day\n\n– soup\n– bread")
    assert (idea.author, idea.author_name, idea.caught_by) == (None, "Else Krog", None)
    assert (idea.stage, idea.audience, idea.answerer) == (Stage.SPARK, Audience.ORGANISATION, cast.mette)
    assert idea.created_at == idea.moved_at == idea.stage_since == datetime(2024, 2, 1, 12, tzinfo=clock.HOME)
    assert (idea.due_on, idea.support_count, idea.imported_support, idea.support) == (None, 0, 15, 15)
    assert Idea.objects.get(source_key="8").created_at == datetime(2024, 2, 3, 7, 30, tzinfo=UTC)
    assert not Idea.objects.awaiting_reply().exists()
    assert not Delivery.objects.exists()
    assert Entry.objects.count() == entries + 2
    entry = Entry.objects.get(subject_kind="idea", subject_id=idea.pk)
    assert (entry.verb, entry.by_kind, entry.facts, entry.at) == ("idea.imported", "system", {"to": "spark"}, NOW)
    assert Word.objects.filter(word="soup", kind="idea", object_id=idea.pk).exists()
    assert [*trail_verify.chains(), *verify.stages()] == []


def test_a_repeat_leaves_what_is_here_alone(cast: make.Cast) -> None:
    import_ideas(by=make.SYSTEM, table=table(ROWS), plan=plan(cast.solsikken))
    before = (list(Idea.objects.values()), Entry.objects.count(), Word.objects.count())
    more = ROWS.replace("Warm food", "Changed there") + "9;Third;;;;\n"
    outcome = import_ideas(by=make.SYSTEM, table=table(more), plan=plan(cast.solsikken))
    assert outcome.sentence == "3 read, 1 new, 2 already there, 0 refused"
    assert list(Idea.objects.exclude(source_key="9").values()) == before[0]
    import_ideas(by=make.SYSTEM, table=table(ROWS), plan=plan(cast.solsikken, source="another"))
    assert Idea.objects.filter(source="another").count() == 2


def test_without_ids_a_row_is_known_by_its_words_and_date(cast: make.Cast) -> None:
    columns = {"told": "title", "date": "made"}
    rows = "title;made\nA;01/02/2024\nA;02/02/2024\nB;\n"
    for sentence in ("3 read, 3 new, 0 already there, 0 refused", "3 read, 0 new, 3 already there, 0 refused"):
        told = import_ideas(by=make.SYSTEM, table=table(rows), plan=plan(cast.solsikken, columns=columns))
        assert told.sentence == sentence
    with clock.at(NOW + timedelta(days=9)):  # what has no date of its own is known again another day
        again = check(table=table(rows), plan=plan(cast.solsikken, columns=columns, as_of=date(2020, 1, 1)))
    assert again.there == 3


def test_each_refused_row_is_told_with_its_line_and_why(cast: make.Cast) -> None:
    rows = (
        HEADER
        + "1;;;;;\n"
        + '2;"goes over\ntwo lines";x;;;\n'
        + "3;Bad date;;31/02/2024;;\n"
        + "4;Not yet;;2030-01-01;;\n"
        + "5;Bad votes;;;many;\n"
        + "6;Ragged;;;\n"
        + "7;Holds 0101801234;;;;\n"
        + "8;Long;" + "word " * 2000 + ";;;\n"
        + "2;Twice;;;;\n"
        + "9;Good;;;;\n"
    )  # fmt: skip
    refused: list[RefusedRow] = []
    outcome = import_ideas(by=make.SYSTEM, table=table(rows), plan=plan(cast.solsikken), refused=refused.append)
    assert [(row.line, row.reason) for row in refused] == [
        (2, "There is neither a title nor a text."),
        (5, "“31/02/2024” is not a date that can be read."),
        (6, "The date “2030-01-01” is still to come."),
        (7, "“many” is not a number of supporters."),
        (8, "5 cells where there should be 6."),
        (9, "“010180…” looks like a CPR number."),
        (10, "The text has more than 8000 characters."),
        (11, "The same idea stands further up in the file."),
    ]
    assert outcome.sentence == "10 read, 2 new, 0 already there, 8 refused"
    assert set(Idea.objects.values_list("told", flat=True)) == {"goes over two lines", "Good"}


def test_a_title_too_long_is_cut_and_a_missing_one_is_taken_from_the_text(cast: make.Cast) -> None:
    rows = HEADER + f"1;{'word ' * 100};the text;;;{'name ' * 40}\n2; ;<p>First one. Then more.</p>;;;\n"
    outcome = import_ideas(by=make.SYSTEM, table=table(rows), plan=plan(cast.solsikken))
    assert outcome.cut == 1
    long, short = Idea.objects.order_by("source_key")
    assert len(long.told) <= 300
    assert (long.told + long.body).count("word") == 100
    assert long.body.endswith("word\n\nthe text")
    assert len(long.author_name) <= 120
    assert (short.told, short.body) == ("First one.", "Then more.")


def test_what_was_retired_elsewhere_is_not_gone_on_with_here(cast: make.Cast) -> None:
    rows = (
        "title;made;gone\nOpen;01/02/2024;\nGone;01/02/2024;2024-05-06 10:00:00 +0200\nAlso;01/02/2024;yes\nNot;;no\n"
    )
    columns = {"told": "title", "date": "made", "retired": "gone"}
    outcome = import_ideas(by=make.SYSTEM, table=table(rows), plan=plan(cast.solsikken, columns=columns))
    assert outcome.retired == 2
    gone = Idea.objects.get(told="Gone")
    assert (gone.stage, gone.reason) == (Stage.DECLINED, "Retired where it came from.")
    assert gone.ended_at == gone.moved_at == datetime(2024, 5, 6, 8, tzinfo=UTC)
    assert gone.created_at < gone.ended_at
    assert Step.objects.get(idea=gone).text == gone.reason
    assert Idea.objects.filter(stage=Stage.SPARK).count() == 2
    assert list(verify.stages()) == []


def test_ideas_without_a_date_get_the_one_that_is_said(cast: make.Cast) -> None:
    import_ideas(by=make.SYSTEM, table=table(HEADER + "1;A;;;;\n"), plan=plan(cast.solsikken, as_of=date(2020, 5, 1)))
    import_ideas(by=make.SYSTEM, table=table(HEADER + "2;B;;;;\n"), plan=plan(cast.solsikken))
    first, second = Idea.objects.order_by("source_key")
    assert first.created_at == datetime(2020, 5, 1, 12, tzinfo=clock.HOME)
    assert second.created_at == NOW


def test_a_file_that_breaks_off_leaves_nothing_behind(cast: make.Cast) -> None:
    rows = HEADER + "".join(f"{n};Idea {n};;;;\n" for n in range(2500))
    with pytest.raises(BadTable):
        import_ideas(by=make.SYSTEM, table=table(rows, limit=2400), plan=plan(cast.solsikken))
    assert not Idea.objects.exists()
    assert not Word.objects.exists()
    assert not Entry.objects.filter(subject_kind="idea").exists()


def test_looking_writes_nothing(cast: make.Cast) -> None:
    assert check(table=table(ROWS), plan=plan(cast.solsikken)).new == 2
    assert not Idea.objects.exists()


def test_only_a_leader_or_administrator_of_the_workplace_imports(cast: make.Cast) -> None:
    for wrong in (cast.alma, cast.rikke, cast.viggo):
        with pytest.raises(Refused, match="leader"):
            import_ideas(by=wrong, table=table(ROWS), plan=plan(cast.solsikken))
    assert not Idea.objects.exists()
    import_ideas(by=cast.mette, table=table(ROWS), plan=plan(cast.solsikken))
    assert set(Idea.objects.values_list("caught_by", flat=True)) == {cast.mette.pk}
    assert import_ideas(by=cast.ada, table=table(ROWS), plan=plan(cast.solsikken)).there == 2


def test_an_imported_idea_travels_the_light_road(cast: make.Cast) -> None:
    import_ideas(by=make.SYSTEM, table=table(ROWS), plan=plan(cast.solsikken))
    idea = Idea.objects.get(source_key="7")
    with pytest.raises(Refused):
        actions.thank(by=cast.rikke, idea=idea, text="x")
    actions.thank(by=cast.mette, idea=idea, text="It would warm us all.")
    actions.do_it(by=cast.mette, idea=idea)
    actions.finish(by=cast.mette, idea=idea, got_better="Soup every day.")
    idea = Idea.objects.get(pk=idea.pk)
    assert (idea.stage, idea.got_better) == (Stage.DONE, "Soup every day.")
    assert [*trail_verify.chains(), *verify.stages()] == []


def test_a_thousand_rows_take_few_statements(cast: make.Cast, django_assert_max_num_queries: Any) -> None:
    rows = HEADER + "".join(f"{n};Idea {n};some text;;;\n" for n in range(1000))
    with django_assert_max_num_queries(60):
        import_ideas(by=make.SYSTEM, table=table(rows), plan=plan(cast.solsikken))


HOSTILE = [
    "<script>alert(1)</script>safe",
    '<img src="http://203.0.113.9/a.png" onerror=alert(1)>safe',
    '<link rel="stylesheet" href="http://203.0.113.9/a.css">safe',
    '<a href="javascript:alert(1)">safe</a>',
    "<iframe src=http://203.0.113.9></iframe>safe",
    '=HYPERLINK("http://203.0.113.9";"x") safe',
    "\u202e\u2066safe\u200b",
    "&lt;script&gt;&amp;lt;safe",
    "{{ 7*7 }} {% safe %}",
    "'; DROP TABLE ideas_idea; -- safe",
]


def test_hostile_cells_become_plain_text_and_nothing_is_fetched(cast: make.Cast) -> None:
    """Sockets are closed in tests: an attempt to fetch anything would fail this one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["id", "title", "text", "made", "votes", "who"])
    for number, cell in enumerate(HOSTILE):
        writer.writerow([number, cell, cell, "", "", cell[:100]])
    outcome = import_ideas(by=make.SYSTEM, table=table(out.getvalue()), plan=plan(cast.solsikken))
    assert (outcome.new, outcome.refused) == (len(HOSTILE), 0)
    for idea in Idea.objects.all():
        for text in (idea.told, idea.body):
            assert "safe" in text
            assert not re.search(r"<(?!script>)|javascript:|onerror|[\u202a-\u202e\u2066-\u2069\0]", text)


def test_giant_and_unreadable_cells_are_refused_and_the_rest_imported(cast: make.Cast) -> None:
    rows = HEADER + f"1;{'x' * 1_000_000};;;;\n2;a\0b;;;;\n3;Good;;;;\n"
    outcome = import_ideas(by=make.SYSTEM, table=table(rows), plan=plan(cast.solsikken))
    assert outcome.sentence == "3 read, 1 new, 0 already there, 2 refused"


@pytest.mark.slow
def test_memory_stays_steady_however_many_rows(cast: make.Cast) -> None:
    def peak(rows: int) -> int:
        file = table(HEADER + "".join(f"{n};Idea number {n};{'some text ' * 20};;;\n" for n in range(rows)))
        tracemalloc.start()
        assert import_ideas(by=make.SYSTEM, table=file, plan=plan(cast.solsikken, source=f"s{rows}")).new == rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)
    small, large = peak(1_000), peak(5_000)
    assert large < small + 1_500_000, f"{small:,} bytes for 1,000 rows, {large:,} for 5,000"


# ---------------------------------------------------------------- the command


def run(*words: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_ideas", *map(str, words), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def ideas_csv(tmp_path: Path) -> Path:
    path = tmp_path / "ideas.csv"
    path.write_text("id;title;description;comments_count\n1;A;x;3\n2;;;\n3;B;y;0\n", encoding="iso-8859-1")
    return path


def test_the_command_says_what_it_found_and_what_it_did(cast: make.Cast, ideas_csv: Path) -> None:
    out, _ = run(ideas_csv, "--workplace", "solsikken", "--dry-run")
    assert out.splitlines() == [
        "UTF-8, semicolon; to Solsikken, from “ideas”",
        "  told    ← title",
        "  body    ← description",
        "  id      ← id",
        "  left out: comments_count",
        "  line 3: There is neither a title nor a text.",
        "3 read, 2 new, 0 already there, 1 refused (dry run: nothing was written)",
    ]
    assert not Idea.objects.exists()
    assert run(ideas_csv, "--workplace", "solsikken")[0].endswith("3 read, 2 new, 0 already there, 1 refused\n")
    assert run(ideas_csv, "--workplace", "solsikken")[0].endswith("3 read, 0 new, 2 already there, 1 refused\n")


def test_the_command_takes_columns_source_day_and_audience(cast: make.Cast, ideas_csv: Path) -> None:
    run(
        ideas_csv, "--workplace=solsikken", "--source=old box", "--map=told=description,body=", "--map", "id=",
        "--as-of=2019-01-31", "--audience=workplace",
    )  # fmt: skip
    idea = Idea.objects.get(told="x")
    assert (idea.source, idea.body, idea.audience) == ("old box", "", Audience.WORKPLACE)
    assert idea.created_at.date() == date(2019, 1, 31)
    assert len(idea.source_key) == 64


def test_the_command_writes_refused_rows_so_that_a_spreadsheet_runs_nothing(cast: make.Cast, tmp_path: Path) -> None:
    path, refused = tmp_path / "ideas.csv", tmp_path / "refused.csv"
    path.write_text('title,made\n=cmd|calc,soon\n@SUM,"31/02/2024"\nGood,\n')
    run(path, "--workplace", "solsikken", "--map", "date=made", "--refused", refused)
    with refused.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [
            ["Line", "Reason", "title", "made"],
            ["2", "“soon” is not a date that can be read.", "'=cmd|calc", "soon"],
            ["3", "“31/02/2024” is not a date that can be read.", "'@SUM", "31/02/2024"],
        ]


@pytest.mark.parametrize(
    ("content", "more", "reason"),
    [
        (b"", [], "The file is empty. Nothing was imported."),
        (b"from,to\n1,2\n", [], "which column holds the idea"),
        (b"title\nx\n", ["--map", "told=nothing"], "no column “nothing”"),
        (bytes(range(256)) * 10, [], "not a table"),
    ],
)
def test_the_command_says_in_one_sentence_what_is_wrong(
    cast: make.Cast, tmp_path: Path, content: bytes, more: list[str], reason: str
) -> None:
    path = tmp_path / "ideas.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=reason):
        run(path, "--workplace", "solsikken", *more)


def test_the_command_knows_the_workplaces_and_the_missing_file(cast: make.Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There are: parken, solsikken, sund-kommune"):
        run(tmp_path / "x.csv", "--workplace", "nowhere")
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "x.csv", "--workplace", "solsikken")


def test_the_command_shows_how_far_it_has_come(cast: make.Cast, tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("id,title\n" + "".join(f"{n},Idea {n}\n" for n in range(6000)))
    _, err = run(path, "--workplace", "solsikken", "--dry-run")
    assert re.search(r"Looking through: [5-6],000 rows, \d+ s\n", err)

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    call_command("import_ideas", str(path), workplace="solsikken", dry_run=True, stdout=io.StringIO(), stderr=screen)
    assert re.search(r"\rLooking through █{30} 6,000 rows", screen.getvalue())


def test_the_console_name_has_a_hyphen(cast: make.Cast, ideas_csv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["greb", "import-ideas", str(ideas_csv), "--workplace", "solsikken", "--dry-run"])
    greb.__main__.main()


# ---------------------------------------------------------------- real exports beside the project


def real(name: str) -> Path:
    if not (DATA / name).exists():
        pytest.skip(f"LEFT OUT: {name} does not lie in ../shared/data")
    return DATA / name


def test_real_proposals_are_imported_once(cast: make.Cast) -> None:
    path = real("decide-madrid-sample.csv")
    assert run(path, "--workplace", "solsikken", "--dry-run")[0].splitlines()[-1].startswith("400 read, 400 new, 0")
    assert run(path, "--workplace", "solsikken")[0].endswith("400 read, 400 new, 0 already there, 0 refused\n")
    assert run(path, "--workplace", "solsikken")[0].endswith("400 read, 0 new, 400 already there, 0 refused\n")
    assert Idea.objects.filter(stage=Stage.DECLINED).count() == 7
    idea = Idea.objects.get(source_key="35573")
    assert (idea.told, idea.imported_support) == ("Metro accesible Campamento", 15)
    assert idea.created_at.astimezone(clock.HOME).date() == date(2024, 1, 1)
    assert not Idea.objects.filter(body__contains="<").exists()
    assert not Idea.objects.filter(body__contains="&nbsp;").exists()
    assert Idea.objects.filter(body__contains="\n– ").exists()


def test_real_danish_is_imported_letter_by_letter(cast: make.Cast) -> None:
    out, _ = run(real("danish-agendas-sample-latin1.csv"), "--workplace", "solsikken")
    assert out.startswith("ISO-8859-1, comma;")
    assert out.endswith("800 read, 800 new, 0 already there, 0 refused\n")
    told = Idea.objects.get(source_key="166546").told
    assert told.endswith("Tillæg til lokalplan SKA.244.B Østerby, Skagen")
    assert Word.objects.filter(word="oesterby", kind="idea").exists()


def test_real_questions_are_imported(cast: make.Cast) -> None:
    assert "612 read, 612 new" in run(real("questions-sample.csv"), "--workplace", "solsikken")[0]

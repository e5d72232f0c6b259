"""``greb work``: every room's due work, one run at a time, and a failing room that stops no other."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import connection

from greb.ideas import actions
from greb.ideas.models import Idea
from greb.ideas.stages import Stage
from greb.trail import clock, verify
from greb.trail.models import Delivery, Seal
from greb.work import run_due as work
from greb.work.lock import OURS, alone
from greb.work.run_due import run_due
from greb.workplaces.models import Person
from tests import make

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 7, 8, tzinfo=UTC)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("work", *arguments)
    return capsys.readouterr().out


def test_three_weeks_of_an_idea_that_nobody_answers(
    capsys: pytest.CaptureFixture[str], mailoutbox: list[EmailMessage]
) -> None:
    """Captured on a Monday; everything after is due work alone, day by day, twice a day."""
    with clock.at(MONDAY):
        cast = make.cast()
        Person.objects.update(language="en")
        idea = make.idea(cast.alma)
    happened = {}
    for day in range(22):
        for hour in ("07:00", "16:00"):
            moment = (MONDAY + timedelta(days=day)).date().isoformat()
            run(capsys, "--now", f"{moment}T{hour}")
            happened[f"{moment}T{hour}"] = [(mail.to[0].split()[0], mail.subject) for mail in mailoutbox]
            mailoutbox.clear()
    assert {moment: mails for moment, mails in happened.items() if mails} == {
        "2026-09-08T07:00": [("Mette", "Greb: 1 idea waits for you")],
        "2026-09-10T07:00": [("Mette", "Greb: 1 idea waits for you")],  # the warning
        "2026-09-15T07:00": [  # it has risen
            ("Dorte", "Greb: 1 idea waits for you"),
            ("Mette", "Greb: 1 idea waits for you"),
            ("Alma", "Greb: News of an idea"),
        ],
        "2026-09-18T07:00": [("Mette", "Greb: 1 idea waits for you"), ("Dorte", "Greb: 1 idea waits for you")],
        "2026-09-23T07:00": [("Mette", "Greb: 1 idea waits for you"), ("Dorte", "Greb: 1 idea waits for you")],
    }
    assert not Delivery.objects.filter(state="waiting").exists()
    assert Idea.objects.get(pk=idea.pk).rises == 1
    assert [*verify.chains(), *verify.seals()] == []


def test_a_run_again_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(MONDAY):
        cast = make.cast()
        idea = make.idea(cast.alma)
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.park(by=cast.mette, idea=idea, reason="Later.", until=clock.today() + timedelta(days=7))
    first = run(capsys, "--once", "--now", "2026-09-14T12:00")
    assert "ideas revived" in first
    assert "seals" in first
    assert run(capsys, "--once", "--now", "2026-09-14T12:00") == ""
    assert Idea.objects.get().stage == Stage.SPARK
    assert Seal.objects.count() == 1


def test_a_room_that_fails_is_told_and_stops_no_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make.cast()

    def broken(now: datetime) -> dict[str, int]:
        raise ValueError("planted")

    monkeypatch.setitem(work.ROOMS, "ideas", broken)
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError, match="Failed in: ideas"):
        call_command("work", "--once")
    assert "1  seals" in capsys.readouterr().out
    assert "planted" in caplog.text


def test_two_runs_at_once_are_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The other run holds the lock in a process (SQLite) or a connection (PostgreSQL) of its own."""
    make.cast()
    with held_elsewhere():
        assert not run_due().is_alone
        assert "Another run is at work already" in run(capsys)
        assert not Seal.objects.exists()
    assert run_due().is_alone
    assert Seal.objects.exists()


def test_the_lock_is_free_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), alone() as is_alone:
        assert is_alone
        raise ZeroDivisionError
    with alone() as is_alone:
        assert is_alone


@contextmanager
def held_elsewhere() -> Iterator[None]:
    if connection.vendor != "postgresql":
        with alone():  # a file opened twice is locked twice, also within one process
            yield
        return
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, hashtext(current_schema()))", [OURS])
        yield
    finally:
        with other.cursor() as cursor:  # it goes back to the pool, which keeps it open
            cursor.execute("SELECT pg_advisory_unlock_all()")
        other.close()


@pytest.mark.parametrize("moment", ["tomorrow", "2026-13-01", ""])
def test_a_moment_that_is_none_is_said(moment: str, capsys: pytest.CaptureFixture[str]) -> None:
    if not moment:
        assert run(capsys, "--now", moment) is not None
        return
    with pytest.raises(CommandError, match="is no moment"):
        call_command("work", "--now", moment)


def test_a_loop_with_a_clock_that_stands_still_is_refused() -> None:
    with pytest.raises(CommandError, match="--once"):
        call_command("work", "--loop", "--now", "2026-09-07")


def test_given_up_mail_is_tried_again_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(MONDAY):
        cast = make.cast()
        make.idea(cast.alma)
    Delivery.objects.update(state="dead")
    assert "now tried again: 1" in run(capsys, "--retry-dead", "--now", "2026-09-07T12:00")
    assert Delivery.objects.get().state == "waiting"


@pytest.mark.slow
@pytest.mark.one_database
def test_the_loop_ends_when_told_to(tmp_path: Path) -> None:
    """A process of its own, on an empty database: it works, says nothing, and stops at SIGTERM without a complaint."""
    surroundings = {"PATH": "/usr/bin:/bin", "GREB_DATA": str(tmp_path)}
    greb = [sys.executable, "-P", "-m", "greb"]
    subprocess.run([*greb, "migrate", "--verbosity", "0"], env=surroundings, check=True, timeout=120)
    with subprocess.Popen([*greb, "work", "--loop"], env=surroundings, stdout=-1, stderr=-1) as loop:
        while not (tmp_path / "work-greb-sqlite3.lock").exists():
            assert loop.poll() is None
        loop.terminate()
        out, err = loop.communicate(timeout=30)
    assert (loop.returncode, out, err) == (0, b"", b"")

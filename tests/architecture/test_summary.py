"""``bin/test.py``: what a machine cannot run is said, and never passes for run where nothing may be left out."""

import pytest

from bin import test as suite


def test_a_machine_without_browser_and_database_server_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "postgresql", lambda: None)
    monkeypatch.setattr(suite, "chromium", lambda: "")
    left_out = {part.name: part.left_out for part in suite.everything() if not part.command and not part.none_yet}
    assert "apt install postgresql" in left_out.pop("tests, PostgreSQL")
    assert set(left_out) <= {"journeys"}  # there since the first journey was written


@pytest.mark.parametrize(
    ("ends", "ci", "code", "says"),
    [
        (["passed", "none yet"], "", 0, "Everything passed."),
        (["none yet"], "", 0, "Nothing was run"),
        (["passed", "LEFT OUT"], "", 0, "LEFT OUT: 1 of 2"),
        (["passed", "LEFT OUT"], "true", 1, "LEFT OUT: 1 of 2"),
        (["passed", "FAILED"], "", 1, "1 of 2 parts failed."),
    ],
)
def test_the_verdict(
    ends: list[str],
    ci: str,
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CI", ci)
    assert suite.verdict(ends) == code
    assert says in capsys.readouterr().out


def test_a_part_that_exits_with_an_error_failed(capfd: pytest.CaptureFixture[str]) -> None:
    assert suite.run(suite.Part("good", ["true"])) == "passed"
    assert suite.run(suite.Part("bad", ["false"])) == "FAILED"

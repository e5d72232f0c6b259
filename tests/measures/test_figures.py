"""Numbers as people type and read them."""

from decimal import Decimal

import pytest
from django.utils import translation

from greb.measures.figures import about, plain, read, shown


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("en", "12.5", "12.5"), ("en", "12,5", "12.5"), ("en", "1,250", "1250"), ("en", "1,250.5", "1250.5"),
        ("da", "12,5", "12.5"), ("da", "12.5", "12.5"), ("da", "1.250", "1250"), ("da", "1.250,5", "1250.5"),
        ("da", "0.125", "0.125"), ("da", "-3", "-3"), ("en", "−3", "-3"), ("en", " 1 250 ", "1250"),
        ("en", "+4", "4"), ("en", ".5", "0.5"), ("en", "7.", "7"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_comma_or_point(language: str, typed: str, value: str) -> None:
    with translation.override(language):
        assert read(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "x", "1e5", "NaN", "inf", "1,2,3", "1.2.3", "--1", "٣", "1" * 40, "0x1"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read(typed) is None


def test_numbers_are_written_for_the_reader() -> None:
    with translation.override("da"):
        assert (shown(Decimal("1250.5000")), shown(Decimal("-3.0000")), plain(Decimal("1250.5000"))) == (
            "1.250,5", "−3", "1250,5",
        )  # fmt: skip
        assert (about(12.345, 8.0), about(12.345, 80.0), about(12.345, 0.8)) == ("12,3", "12", "12,35")
    with translation.override("en"):
        assert (shown(Decimal("1250.5000")), plain(Decimal("0.0000")), about(5.0, 0)) == ("1,250.5", "0", "5")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("value", ["0", "12.5", "-1250.25", "1234567.0001", "0.125", "1250"])
def test_what_is_shown_is_read_again(language: str, value: str) -> None:
    with translation.override(language):
        assert read(shown(Decimal(value))) == Decimal(value)

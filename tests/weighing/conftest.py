"""What the tests of weighing share."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests import make


@pytest.fixture
def cast() -> make.Cast:
    return make.cast()


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield

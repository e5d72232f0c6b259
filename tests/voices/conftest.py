"""Slips lie ready at Solsikken, led by Mette."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from greb.voices import actions, slips
from greb.voices.models import Batch
from tests import make


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def cast(db: None) -> make.Cast:
    return make.cast()


@pytest.fixture
def standing(cast: make.Cast) -> Batch:
    return actions.make_batch(by=cast.mette, workplace=cast.solsikken, kind="standing", size=20)


@pytest.fixture
def wave(cast: make.Cast) -> Batch:
    return actions.make_batch(by=cast.mette, workplace=cast.solsikken, kind="wave", size=20, ref="survey:1")


@pytest.fixture
def say(cast: make.Cast) -> Callable[..., str]:
    """Say something with a fresh slip of the batch; gives the receipt."""

    def say(batch: Batch, text: str = "The night is too long for one", kind: str = "") -> str:
        (slip,) = slips.draw(by=cast.mette, batch=batch, count=1)
        kind = kind or ("answer" if batch.kind == "wave" else "concern")
        payload = {"told": text, "body": ""} if kind == "idea" else {"text": text}
        return actions.submit(code=slip.secret, kind=kind, payload=payload).secret

    return say

"""The pages of somebody unknown: no cookie either way, no log, nothing typed is lost, both languages."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from greb.trail.actors import System
from greb.voices import actions, reads, slips
from greb.voices.models import Batch, Code, Sealed, Voice
from greb.workplaces.models import Person
from tests import make

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Say = Callable[..., str]
ENGLISH = {"accept-language": "en"}


def browser(**headers: str) -> Client:
    return Client(headers={**ENGLISH, **headers})


def slip(cast: make.Cast, batch: Batch) -> str:
    return slips.draw(by=cast.mette, batch=batch, count=1)[0].secret


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def send(client: Client, page: str, **more: str) -> Any:
    sent = {
        "code": hidden(page, "code"),
        "receipt": hidden(page, "receipt"),
        "kind": "concern",
        "text": "Alone",
        **more,
    }
    return client.post("/v/send", sent)


def test_from_slip_to_answer_and_back(cast: make.Cast, standing: Batch) -> None:
    client = browser()
    page = client.get(f"/v/{slip(cast, standing)}").content.decode()
    assert "To Solsikken, without your name" in page
    assert "Send anonymously" in page
    answer = send(client, page)
    receipt = hidden(page, "receipt")
    assert " ".join(receipt[n : n + 4] for n in range(0, 16, 4)) in answer.content.decode()
    early = client.post("/v/receipt", {"receipt": receipt}).content.decode()
    assert "nothing to read yet" in early
    assert "needs another look" not in early, "nobody has done anything wrong"
    empty = client.post("/v/send", {"code": hidden(page, "code"), "receipt": receipt}).content.decode()
    assert "Choose whether it worries you, or is an idea." in empty
    actions.release(by=System(), batch=standing, minimum=1)
    voice = Voice.objects.get()
    actions.reply_to_voice(by=cast.mette, voice=voice, text="We are two from Monday")
    read = client.post("/v/receipt", {"receipt": f" {receipt[:8].upper()} {receipt[8:]}"}).content.decode()
    assert "We are two from Monday" in read
    assert "Mette Holm" in read
    back = client.post("/v/receipt", {"receipt": receipt, "text": "That helps"})
    assert "let out with the next round" in back.content.decode()
    actions.release(by=System(), batch=Batch.objects.get(), minimum=1)
    assert [said.text for said in reads.said_to(voice)] == ["We are two from Monday", "That helps"]


def test_the_same_form_twice_gets_the_same_receipt(cast: make.Cast, standing: Batch) -> None:
    client = browser()
    page = client.get(f"/v/{slip(cast, standing)}").content.decode()
    assert send(client, page).content == send(client, page).content
    assert Sealed.objects.count() == 1


@pytest.mark.parametrize("address", ["/v", "/v/{code}", "/v/receipt", "/v/protected", "/v/send", "/v/nothing/here"])
def test_a_browser_that_is_signed_in_is_answered_like_any_other(
    cast: make.Cast, standing: Batch, as_person: SignIn, address: str
) -> None:
    """Byte for byte, without a cookie, and without anybody having been looked up."""
    Person.objects.update(language="en")
    address = address.format(code=slip(cast, standing))
    known, nobody = as_person(cast.alma), browser()
    for method in ("get", "post"):
        mine = getattr(known, method)(address, headers=ENGLISH)
        theirs = getattr(nobody, method)(address)
        blank = re.compile(rb'name="receipt" value="\w*"')
        assert blank.sub(b"", mine.content) == blank.sub(b"", theirs.content)
        assert dict(mine.items()) == dict(theirs.items())
        assert not mine.cookies
        assert mine["Cache-Control"] == "no-store"


def test_nobody_is_looked_up(
    cast: make.Cast, standing: Batch, as_person: SignIn, django_assert_num_queries: Callable[..., Any]
) -> None:
    known, code = as_person(cast.alma), slip(cast, standing)
    with django_assert_num_queries(2) as seen:  # the code with its workplace; who leads it
        page = known.get(f"/v/{code}", headers=ENGLISH).content.decode()
    assert not any(f"= {cast.alma.pk} " in query["sql"] for query in seen)
    held = 2 if connection.vendor == "postgresql" else 0  # the lock, and the code as it stands then
    with django_assert_num_queries(7 + held):  # savepoint; code, twice whether it is kept, spent, sealed; savepoint
        send(known, page)


def test_no_script_and_no_form_secret_stands_on_the_pages(cast: make.Cast, standing: Batch) -> None:
    for address in ("/v", f"/v/{slip(cast, standing)}", "/v/receipt", "/v/protected"):
        page = browser().get(address).content.decode()
        assert "<script" not in page
        assert "csrf" not in page
        assert 'name="referrer" content="no-referrer"' in page


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: make.Cast, standing: Batch) -> None:
    client = browser()
    page = client.get(f"/v/{slip(cast, standing)}").content.decode()
    answer = send(client, page, text="It is 010190-1234 that worries me")
    assert answer.status_code == 422
    assert "looks like a CPR number" in answer.content.decode()
    assert "It is 010190-1234 that worries me" in answer.content.decode()
    assert hidden(answer.content.decode(), "receipt") == hidden(page, "receipt")
    assert send(client, page, kind="").status_code == 422
    assert not Code.objects.filter(is_spent=True).exists()


def test_a_used_or_unknown_code_is_told_at_its_field(cast: make.Cast, standing: Batch) -> None:
    client, code = browser(), slip(cast, standing)
    send(client, client.get(f"/v/{code}").content.decode())
    for given in (code, "x", "abcdefghjkmnpqrs"):
        answer = client.post("/v", {"code": given})
        assert answer.status_code == 422
        assert "Each slip can be used once" in answer.content.decode()
        assert client.get(f"/v/{given}").status_code == 422


def test_a_slip_of_another_room_leads_there(cast: make.Cast) -> None:
    batch = actions.make_batch(by=cast.mette, workplace=cast.solsikken, kind="wave", size=5, door="card")
    assert batch.door == "card"


@pytest.mark.parametrize(
    "fault", [ValueError("secret words"), OperationalError("secret words"), OSError("secret words")]
)
def test_what_goes_wrong_is_told_by_its_kind_alone(
    cast: make.Cast,
    standing: Batch,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
) -> None:
    client = browser()
    page = client.get(f"/v/{slip(cast, standing)}").content.decode()

    def broken(**given: object) -> None:
        raise fault

    monkeypatch.setattr(actions, "submit", broken)
    answer = send(client, page, text="What I typed is mine")
    assert answer.status_code in {500, 503}
    assert ("What I typed is mine" in answer.content.decode()) == (answer.status_code == 503)
    assert "secret words" not in caplog.text
    assert "What I typed" not in caplog.text
    assert type(fault).__name__ in caplog.text


def test_no_address_and_no_code_is_logged(cast: make.Cast, standing: Batch, caplog: pytest.LogCaptureFixture) -> None:
    client = browser()
    for answer in (client.get("/v/abcdefghjkmnpqrs"), client.get("/v/x/y"), client.post("/v/send", {"text": "words"})):
        assert answer.status_code in {404, 422}
    assert caplog.text == ""


def test_a_file_is_not_taken(cast: make.Cast, standing: Batch) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = browser()
    page = client.get(f"/v/{slip(cast, standing)}").content.decode()
    large = SimpleUploadedFile("me.jpg", b"x" * 2_000_000)
    sent = {
        "code": hidden(page, "code"),
        "receipt": hidden(page, "receipt"),
        "kind": "idea",
        "text": "Coats",
        "f": large,
    }
    assert client.post("/v/send", sent).status_code == 200


def test_both_languages_by_the_browser_or_by_choice(cast: make.Cast, standing: Batch) -> None:
    danish = Client(headers={"accept-language": "da"})
    assert "Sig det uden navn" in danish.get("/v").content.decode()
    chosen = danish.get("/v?in=en")
    assert "Say it without your name" in chosen.content.decode()
    assert chosen["Content-Language"] == "en"
    assert "Each slip can be used once" in danish.post("/v", {"in": "en", "code": "x"}).content.decode()


def test_the_page_on_protection_names_the_whistleblower_scheme(db: None, settings: Any) -> None:
    assert "Ask where yours is" in browser().get("/v/protected").content.decode()
    settings.WHISTLEBLOWER = "https://whistle.sund.example"
    assert 'href="https://whistle.sund.example"' in browser().get("/v/protected").content.decode()

"""Mail: as each has chosen, worded when it is sent, once, and never lost with a failing server."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage as Parsed
from email.utils import parsedate_to_datetime

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from greb.ideas import actions, talk
from greb.ideas.models import Audience, Idea
from greb.notices import actions as post
from greb.notices.due import digest_time, due
from greb.trail import clock
from greb.trail.models import Delivery
from greb.trail.unfinished import Unfinished
from greb.workplaces.models import Person
from tests import make

pytestmark = pytest.mark.django_db
State = Delivery.State
MONDAY = datetime(2026, 9, 7, 10, tzinfo=clock.HOME)
TUESDAY_AT_SEVEN = datetime(2026, 9, 8, 7, tzinfo=clock.HOME)


@pytest.fixture
def cast() -> make.Cast:
    Person.objects.update(language="en")
    made = make.cast()
    Person.objects.update(language="en")
    return made


def chooses(person: Person, mail: str) -> None:
    Person.objects.filter(pk=person.pk).update(mail=mail)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with clock.at(moment.astimezone(UTC)):
        yield


def run(moment: datetime) -> dict[str, int]:
    with at(moment):
        return due(clock.now())


def states() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def thanked(cast: make.Cast) -> Idea:
    """Alma's idea, told and thanked for on Monday morning; only her delivery is left."""
    with at(MONDAY):
        idea = make.idea(cast.alma)
        Delivery.objects.all().delete()
        actions.thank(by=cast.mette, idea=idea, text="You saw what the mornings cost us.")
    return idea


def test_at_once_is_the_next_run(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    chooses(cast.alma, "now")
    idea = thanked(cast)
    assert run(MONDAY + timedelta(seconds=20)) == {"mails sent": 1}
    assert run(MONDAY + timedelta(seconds=40)) == {}
    (mail,) = mailoutbox
    assert mail.to == ["Alma Friis <alma@sund.example>"]
    assert mail.subject == "Greb: Mette Holm says thank you for your idea"
    assert "    Coats in one place so nobody looks for them\n" in mail.body
    assert "Mette Holm chooses what happens now, by Monday 14 September" in mail.body
    assert f"http://127.0.0.1:8000/ideas/{idea.pk}\n" in mail.body
    assert "http://127.0.0.1:8000/me\n" in mail.body
    assert states() == [State.SENT]


def test_a_mail_is_plain_and_says_how_to_stop_it(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    chooses(cast.alma, "now")
    thanked(cast)
    run(MONDAY)
    sent: Parsed = mailoutbox[0].message()
    assert sent.get_content_type() == "text/plain"
    assert sent["List-Unsubscribe"] == "<http://127.0.0.1:8000/me>"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["From"] == "Greb <greb@localhost>"
    assert parsedate_to_datetime(sent["Date"]) == MONDAY
    assert sent["Message-ID"].endswith("@127.0.0.1>")


def test_what_people_write_stays_as_they_wrote_it(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    """Plain text is not escaped, and a name with a line break cannot add a header."""
    chooses(cast.mette, "now")
    Person.objects.filter(pk=cast.alma.pk).update(name="Alma\nBcc: everybody@sund.example")
    with at(MONDAY):
        make.idea(cast.alma, "Coats & <boots> at 8 o'clock")
    run(MONDAY)
    (mail,) = mailoutbox
    assert "Coats & <boots> at 8 o'clock" in mail.body
    assert mail.subject == "Greb: Alma Bcc: everybody@sund.example has told an idea"
    assert mail.message()["Bcc"] is None


def test_once_a_day_is_one_mail_at_seven_with_what_waits_first(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    with at(MONDAY):
        followed = make.idea(cast.jonas, "A shelf at the door")
        actions.thank(by=cast.mette, idea=followed, text="Good.")
        talk.follow(by=cast.mette, idea=followed)
        Delivery.objects.all().delete()
        talk.comment(by=cast.jonas, idea=followed, kind="build", text="With hooks.")
        first = make.idea(cast.alma)
        make.idea(cast.jonas, "One list for the kitchen")
    assert run(MONDAY) == {}
    assert run(TUESDAY_AT_SEVEN - timedelta(seconds=1)) == {}
    assert run(TUESDAY_AT_SEVEN) == {"mails sent": 1}
    assert run(TUESDAY_AT_SEVEN + timedelta(hours=1)) == {}
    (mail,) = mailoutbox
    assert mail.to == ["Mette Holm <mette@sund.example>"]
    assert mail.subject == "Greb: 2 ideas wait for you"
    parts = ["THIS WAITS FOR YOU", first.told, "One list for the kitchen", "THIS HAS HAPPENED", followed.told]
    places = [mail.body.index(part) for part in parts]
    assert places == sorted(places)
    assert set(states()) == {State.SENT}


def test_all_about_one_idea_stands_together(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    idea = thanked(cast)
    with at(MONDAY):
        talk.comment(by=cast.jonas, idea=idea, kind="build", text="With hooks.")
        actions.do_it(by=cast.mette, idea=idea)
    run(TUESDAY_AT_SEVEN)
    (mail,) = mailoutbox
    assert mail.subject == "Greb: News of an idea"
    assert mail.body.startswith(
        "THIS HAS HAPPENED\n\n"
        "    Coats in one place so nobody looks for them\n"
        "Mette Holm says thank you for your idea.\n"
        "Jonas Bech has written about your idea.\n"
        "Mette Holm says “do it” to your idea.\n"
        "It is yours to do. When it works, write one line: what got better?\n"
        f"http://127.0.0.1:8000/ideas/{idea.pk}\n\n-- \n"
    )


@pytest.mark.parametrize(
    ("made", "goes"),
    [
        ("2026-09-07T06:59", "2026-09-07T07:00"),
        ("2026-09-07T07:01", "2026-09-08T07:00"),
        ("2026-09-11T16:00", "2026-09-14T07:00"),  # Friday to Monday
        ("2026-12-24T16:00", "2026-12-28T07:00"),  # over Christmas
        ("2026-10-23T12:00", "2026-10-26T07:00"),  # over the end of summer time
    ],
)
def test_the_digest_goes_at_seven_on_a_working_day(made: str, goes: str) -> None:
    assert digest_time(datetime.fromisoformat(made).replace(tzinfo=clock.HOME)).isoformat()[:16] == goes


def test_a_late_run_still_sends_one_digest(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    with at(MONDAY):
        make.idea(cast.alma)
    with at(TUESDAY_AT_SEVEN + timedelta(hours=1)):
        make.idea(cast.jonas)
    run(TUESDAY_AT_SEVEN + timedelta(hours=2))
    assert [mail.subject for mail in mailoutbox] == ["Greb: 1 idea waits for you"]
    run(TUESDAY_AT_SEVEN + timedelta(days=1))
    assert len(mailoutbox) == 2


def test_a_long_digest_says_how_much_more_there_is(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    with at(MONDAY):
        for number in range(33):
            make.idea(cast.alma, f"Idea {number}")
    run(TUESDAY_AT_SEVEN)
    (mail,) = mailoutbox
    assert "And 3 more:\nhttp://127.0.0.1:8000/news\n" in mail.body
    assert set(states()) == {State.SENT}


def no_mail(cast: make.Cast) -> None:
    chooses(cast.alma, "none")


def no_address(cast: make.Cast) -> None:
    Person.objects.filter(pk=cast.alma.pk).update(email="")


def left(cast: make.Cast) -> None:
    Person.objects.filter(pk=cast.alma.pk).update(is_active=False)


def has_read_it(cast: make.Cast) -> None:
    post.mark_seen(person_id=cast.alma.pk, upto=10**9)


@pytest.mark.parametrize("why", [no_mail, no_address, left, has_read_it], ids=lambda why: why.__name__)
def test_no_mail_where_none_is_wanted_or_needed(cast: make.Cast, mailoutbox: list[EmailMessage], why: object) -> None:
    chooses(cast.alma, "now")
    thanked(cast)
    why(cast)  # type: ignore[operator]
    assert run(MONDAY) == {"told in the product alone": 1}
    assert (mailoutbox, states()) == ([], [State.SHOWN])


def test_no_mail_about_what_one_may_no_longer_read(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    """A follower is owed word of a reply; before the mail goes the author takes the idea back."""
    chooses(cast.viggo, "now")
    with at(MONDAY):
        idea = make.idea(cast.alma, audience=Audience.ORGANISATION)
        talk.follow(by=cast.viggo, idea=idea)
        Delivery.objects.all().delete()
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        assert Delivery.objects.filter(person_id=cast.viggo.pk).exists()
        actions.withdraw(by=cast.alma, idea=idea)
    run(MONDAY)
    assert [mail.to for mail in mailoutbox if "viggo" in mail.to[0]] == []
    assert set(Delivery.objects.filter(person_id=cast.viggo.pk).values_list("state", flat=True)) == {State.SHOWN}


def test_no_mail_about_what_has_been_answered_meanwhile(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    with at(MONDAY):
        idea = make.idea(cast.alma)
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
    assert run(TUESDAY_AT_SEVEN)["told in the product alone"] == 1
    assert ["mette" in mail.to[0] for mail in mailoutbox] == [False]


def test_a_hidden_author_stays_hidden_in_mail(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    for person in (cast.mette, cast.jonas):
        chooses(person, "now")
    Person.objects.filter(pk=cast.jonas.pk).update(email="jonas@sund.example")
    with at(MONDAY):
        idea = make.idea(cast.alma, is_author_hidden=True)
        talk.follow(by=cast.jonas, idea=idea)
        talk.comment(by=cast.alma, idea=idea, kind="build", text="@jonas @mette see this")
        actions.thank(by=cast.mette, idea=idea, text="Good eye.")
        actions.ask(by=cast.mette, idea=idea, text="When is it worst?")
    run(MONDAY)
    told = {mail.to[0].split()[0]: "" for mail in mailoutbox}
    for mail in mailoutbox:
        told[mail.to[0].split()[0]] += f"{mail.subject}\n{mail.body}"
    assert "A colleague mentions you" in told["Jonas"]
    assert "Alma" not in told["Jonas"]
    assert "Alma Friis mentions you" in told["Mette"]


def test_the_readers_language(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    """Days are written as the reader's language writes them, whatever language the run itself has."""
    Person.objects.filter(pk=cast.alma.pk).update(language="da", mail="now")
    thanked(cast)
    run(MONDAY)
    assert "mandag 14. september" in mailoutbox[0].body


class Failing(BaseEmailBackend):
    """A mail server that raises what `trouble` holds, a time for each, and then takes the mail."""

    trouble: list[Exception] = []
    taken: list[str] = []
    is_open_refused = False

    def open(self) -> bool:
        if self.is_open_refused:
            raise ConnectionRefusedError(111, "Connection refused")
        return True

    def send_messages(self, messages: list[EmailMessage]) -> int:  # type: ignore[override]
        if self.trouble:
            raise self.trouble.pop(0)
        self.taken.extend(message.to[0] for message in messages)
        return len(messages)


@pytest.fixture
def server(settings: object) -> Iterator[type[Failing]]:
    settings.EMAIL_BACKEND = f"{__name__}.Failing"  # type: ignore[attr-defined]
    Failing.trouble, Failing.taken, Failing.is_open_refused = [], [], False
    yield Failing


def test_a_failing_server_loses_nothing_and_is_tried_later_each_time(cast: make.Cast, server: type[Failing]) -> None:
    chooses(cast.alma, "now")
    thanked(cast)
    server.trouble = [smtplib.SMTPDataError(451, b"try again"), smtplib.SMTPDataError(451, b"try again")]
    moment = MONDAY
    for wait in post.WAITS[:2]:
        with pytest.raises(Unfinished, match=r"1 mails were not sent"):
            run(moment)
        assert states() == [State.WAITING]
        assert run(moment + wait - timedelta(seconds=1)) == {}
        moment += wait
    assert run(moment) == {"mails sent": 1}
    assert (server.taken, states()) == (["Alma Friis <alma@sund.example>"], [State.SENT])


def test_a_server_that_is_down_is_asked_once_a_run(cast: make.Cast, server: type[Failing]) -> None:
    with at(MONDAY):
        for author in (cast.alma, cast.jonas, cast.viggo):
            make.idea(author)
            make.idea(author, "Another")
    Person.objects.update(mail="now", email="")
    for person in (cast.mette, cast.rikke):
        Person.objects.filter(pk=person.pk).update(email=f"{person.username}@sund.example")
    server.is_open_refused = True
    with pytest.raises(Unfinished, match=r"1 mails were not sent.*ConnectionRefusedError"):
        run(MONDAY)
    assert sorted(Delivery.objects.values_list("tries", flat=True)) == [0] * 5 + [1]
    assert run(MONDAY + timedelta(seconds=30)) == {}
    server.is_open_refused = False
    assert run(MONDAY + timedelta(minutes=1)) == {"mails sent": 6}
    assert set(states()) == {State.SENT}


def test_what_is_given_up_is_kept_shown_and_can_be_tried_again(cast: make.Cast, server: type[Failing]) -> None:
    chooses(cast.alma, "now")
    thanked(cast)
    server.trouble = [smtplib.SMTPDataError(451, b"no") for _ in range(len(post.WAITS) + 1)]
    moment = MONDAY
    for wait in [*post.WAITS, timedelta()]:
        with pytest.raises(Unfinished):
            run(moment)
        moment += wait
    assert states() == [State.DEAD]
    assert Delivery.objects.get().trouble == "SMTPDataError 451"
    assert run(moment + timedelta(days=30)) == {}
    with at(moment):
        assert post.try_dead_again() == 1
    assert run(moment) == {"mails sent": 1}


def test_an_address_refused_for_good_is_given_up_at_once_and_the_others_get_theirs(
    cast: make.Cast, server: type[Failing]
) -> None:
    with at(MONDAY):
        make.idea(cast.alma)
        make.idea(cast.viggo)
    Person.objects.filter(pk=cast.rikke.pk).update(email="rikke@sund.example")
    Person.objects.update(mail="now")
    server.trouble = [smtplib.SMTPRecipientsRefused({"mette@sund.example": (550, b"no such user")})]
    with pytest.raises(Unfinished):
        run(MONDAY)
    assert sorted(states()) == [State.DEAD, State.SENT]
    assert "mette" not in Delivery.objects.get(state=State.DEAD).trouble
    assert server.taken == ["Rikke Noer <rikke@sund.example>"]


def test_what_was_claimed_by_a_run_that_died_goes_when_its_lease_ends(
    cast: make.Cast, mailoutbox: list[EmailMessage]
) -> None:
    chooses(cast.alma, "now")
    thanked(cast)
    assert len(post.claim(person_id=cast.alma.pk, now=MONDAY)) == 1
    assert run(MONDAY + timedelta(minutes=1)) == {}
    assert run(MONDAY + post.LEASE) == {"mails sent": 1}


def test_a_mail_sent_twice_is_the_same_mail(cast: make.Cast, mailoutbox: list[EmailMessage]) -> None:
    """The process stopped between sending and writing that down: SMTP cannot tell, so the mail can."""
    chooses(cast.alma, "now")
    thanked(cast)
    run(MONDAY)
    Delivery.objects.update(state=State.WAITING, next_try_at=MONDAY)
    run(MONDAY)
    first, second = (mail.message()["Message-ID"] for mail in mailoutbox)
    assert first == second

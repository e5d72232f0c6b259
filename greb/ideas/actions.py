"""What is done to an idea by its author and its leaders. Each verb asks its rule, writes, and tells the trail."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from greb.search import actions as search
from greb.trail import clock
from greb.trail.actions import deliver
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.models import Person, Workplace
from greb.workplaces.rules import answerers, reply_days

from . import rules
from .models import Audience, Idea, Member, Step, Theme
from .moving import happened, locked, move, owed, owed_answerer, owed_author, owed_followers, step
from .stages import Road, Stage


@transaction.atomic
def capture_idea(
    *,
    by: Actor,
    told: str,
    workplace: Workplace,
    body: str = "",
    author: Person | None = None,
    author_name: str = "",
    audience: str = Audience.WORKPLACE,
    is_author_hidden: bool = False,
    theme: Theme | None = None,
) -> Idea:
    """Take down an idea. `author` is who had it (None: `author_name`, or nobody known); `by` who writes it.

    The nearest leader is named and owed word, and the workplace's reply clock starts.
    """
    found = answerers(workplace, author.pk if author else None)
    now = clock.now()
    idea = Idea(
        told=told.strip(), body=body.strip(), workplace=workplace, author=author, author_name=author_name.strip(),
        caught_by=by if isinstance(by, Person) else None, is_author_hidden=is_author_hidden, audience=audience,
        theme=theme, stage=Stage.SPARK, stage_since=now, answerer=found.named, created_at=now, moved_at=now,
        due_on=clock.add_working_days(clock.today(), reply_days(workplace)),
    )  # fmt: skip
    idea.save(force_insert=True)
    search.index("idea", idea.pk, f"{idea.told} {idea.body}", fresh=True)
    entry = happened("idea.captured", by=by, idea=idea, content=f"{idea.told}\n{idea.body}", fresh=True, owner=author)
    if found.named:
        deliver(entry, to=[(found.named.pk, "waits")])
    return idea


@transaction.atomic
def thank(*, by: Person, idea: Idea, text: str) -> None:
    """The first act: name what is good. The leader then has the workplace's promise again to choose a road."""
    idea = locked(idea)
    rules.must("thank", by=by, idea=idea)
    step(by=by, idea=idea, kind=Step.Kind.THANKS, text=text)
    _answered(idea, by, restart=True)
    deliver(happened("idea.thanked", by=by, idea=idea, content=text), to=owed(idea))


@transaction.atomic
def ask(*, by: Person, idea: Idea, text: str) -> None:
    """A curious question before a verdict. The idea now waits for its author, and the reply clock rests."""
    idea = locked(idea)
    rules.must("ask", by=by, idea=idea)
    if rules.is_author(by, idea):
        raise Refused(_("You would be asking yourself."))
    step(by=by, idea=idea, kind=Step.Kind.QUESTION, text=text)
    # Where nobody here told it the question waits for nobody, so the leader still holds the idea. A receipt may answer.
    waits = idea.teller_id is not None
    _answered(idea, by, restart=not waits)
    if waits:
        idea.asked_at, idea.due_on = clock.now(), None
        idea.save(update_fields=["asked_at", "due_on"])
    entry = happened("idea.asked", by=by, idea=idea, content=text)
    deliver(entry, to=[*owed_author(idea, "waits"), *owed_followers(idea)])


@transaction.atomic
def answer_question(*, by: Person, idea: Idea, text: str) -> None:
    """The author answers; the reply clock starts again."""
    idea = locked(idea)
    if reason := rules.why_not_answer_question(by, idea):
        raise Refused(reason)
    step(by=by, idea=idea, kind=Step.Kind.ANSWER, text=text)
    idea.asked_at = None
    _restart_clock(idea)
    idea.moved_at = clock.now()
    idea.save(update_fields=["asked_at", "due_on", "moved_at", "is_extended"])
    deliver(happened("idea.question_answered", by=by, idea=idea, content=text), to=owed_answerer(idea, "waits"))


@transaction.atomic
def reply(*, by: Person, idea: Idea, text: str) -> None:
    """A reply in words that decides nothing yet."""
    idea = locked(idea)
    rules.must("reply", by=by, idea=idea)
    step(by=by, idea=idea, kind=Step.Kind.REPLY, text=text)
    _answered(idea, by, restart=True)
    deliver(happened("idea.replied", by=by, idea=idea, content=text), to=owed(idea))


@transaction.atomic
def extend_reply(*, by: Person, idea: Idea, text: str) -> None:
    """Ask for the workplace's promise once more, with a line that the author sees. Once for an idea."""
    idea = locked(idea)
    rules.must("extend", by=by, idea=idea)
    if idea.due_on is None:
        raise Refused(_("Nothing is due, so there is nothing to put off."))
    if idea.is_extended:
        raise Refused(_("It has been put off once already. Write what you can say today."))
    step(by=by, idea=idea, kind=Step.Kind.EXTENSION, text=text)
    idea.is_extended = True
    idea.due_on = clock.add_working_days(max(idea.due_on, clock.today()), reply_days(idea.workplace))
    idea.moved_at = clock.now()
    idea.save(update_fields=["is_extended", "due_on", "moved_at"])
    deliver(happened("idea.reply_extended", by=by, idea=idea, content=text), to=owed(idea))


@transaction.atomic
def do_it(*, by: Person, idea: Idea, text: str = "") -> None:
    """The light road: yes, do it. It ends when somebody writes what got better."""
    idea = locked(idea)
    rules.must("do", by=by, idea=idea)
    _answered(idea, by, restart=False)
    idea.is_author_hidden = False
    move(by=by, idea=idea, verb="do", text=text, kind=Step.Kind.DO, road=Road.DO)


@transaction.atomic
def mature(*, by: Person, idea: Idea, road: str, text: str = "") -> None:
    """Choose one of the longer roads, try it or lead it through: the idea is matured first."""
    idea = locked(idea)
    rules.must("mature", by=by, idea=idea)
    if road not in {Road.TRY, Road.LEAD}:
        raise Refused(_("Choose a road."), field="road")
    _answered(idea, by, restart=False)
    move(by=by, idea=idea, verb="mature", text=text, kind=Step.Kind.MATURE, road=Road(road))


@transaction.atomic
def park(*, by: Person, idea: Idea, reason: str, until: date) -> None:
    """Save it for later: it comes back by itself on `until`."""
    idea = locked(idea)
    rules.must("park", by=by, idea=idea)
    if until <= clock.today():
        raise Refused(_("Choose a day to come."), field="until")
    idea.revive_on = until
    _answered(idea, by, restart=False)
    move(by=by, idea=idea, verb="park", text=reason, kind=Step.Kind.PARK)


@transaction.atomic
def decline(*, by: Person, idea: Idea, reason: str) -> None:
    """We are not going on with it: what was valued, why not, and what would change it. It stays findable."""
    idea = locked(idea)
    rules.must("decline", by=by, idea=idea)
    _answered(idea, by, restart=False)
    move(by=by, idea=idea, verb="decline", text=reason, kind=Step.Kind.DECLINE)


@transaction.atomic
def finish(*, by: Person, idea: Idea, got_better: str) -> None:
    """One line: what got better? The idea has become real."""
    idea = locked(idea)
    rules.must("finish", by=by, idea=idea)
    idea.got_better = got_better.strip()
    move(by=by, idea=idea, verb="finish", text=got_better, kind=Step.Kind.FINISH)


@transaction.atomic
def withdraw(*, by: Person, idea: Idea, reason: str = "") -> None:
    """The author takes it back: from now on only the author and the nearest leader can read it."""
    idea = locked(idea)
    rules.must("withdraw", by=by, idea=idea)
    idea.audience = Audience.LEADER
    Member.objects.filter(idea=idea).delete()
    search.forget("idea", idea.pk)
    move(by=by, idea=idea, verb="withdraw", text=reason, kind=Step.Kind.WITHDRAW)


@transaction.atomic
def revive(*, by: Actor, idea: Idea, text: str = "") -> None:
    """Take a saved or declined idea up again: it waits for its leader as if new."""
    idea = locked(idea)
    verb = "revive" if isinstance(by, Person) else "wake"
    rules.must(verb, by=by, idea=idea)
    found = rules.answerers_of(idea)
    idea.answerer = found.named
    idea.revive_on, idea.reason, idea.ended_at, idea.rises = None, "", None, 0
    _restart_clock(idea)
    move(by=by, idea=idea, verb=verb, text=text, kind=Step.Kind.REVIVE, road=Road.NONE, waits=True)


@transaction.atomic
def share_idea(*, by: Person, idea: Idea, to: str) -> None:
    """Show an idea to more people; never to fewer."""
    idea = locked(idea)
    if reason := rules.why_not_share(by, idea, to):
        raise Refused(reason)
    idea.audience = to
    idea.save(update_fields=["audience"])
    happened("idea.shared", by=by, idea=idea, facts={"to": to})


@transaction.atomic
def rise(*, idea: Idea, by: Actor) -> bool:
    """The reply is overdue: the next leader up may answer too, and is told. False where there is none further up."""
    idea = locked(idea)
    found = rules.answerers_of(idea)
    if len(found.levels) <= idea.rises + 1:
        return False
    idea.rises += 1
    idea.due_on = clock.add_working_days(clock.today(), reply_days(idea.workplace))
    idea.moved_at = clock.now()
    idea.save(update_fields=["rises", "due_on", "moved_at"])
    step(by=None, idea=idea, kind=Step.Kind.RISE, text="")
    entry = happened("idea.risen", by=by, idea=idea, facts={"rises": idea.rises})
    above = found.levels[idea.rises]
    deliver(entry, to=[(above[0].pk, "risen"), *owed_answerer(idea, "risen"), *owed_author(idea, "follows")])
    return True


def _restart_clock(idea: Idea) -> None:
    idea.due_on = clock.add_working_days(clock.today(), reply_days(idea.workplace))
    idea.is_extended = False


def _answered(idea: Idea, by: Person, *, restart: bool) -> None:
    """The idea has been answered: by whom, when; shown to the organisation where the workplace shares."""
    now = clock.now()
    if idea.replied_at is None:
        idea.replied_at = now
        if idea.workplace.shares_after_reply and idea.audience == Audience.WORKPLACE:
            idea.audience = Audience.ORGANISATION
    idea.answerer = by
    idea.moved_at = now
    if idea.stage == Stage.SPARK and restart:
        _restart_clock(idea)
    elif not restart:
        idea.due_on = None
    idea.save(update_fields=["replied_at", "audience", "answerer", "moved_at", "due_on", "is_extended"])

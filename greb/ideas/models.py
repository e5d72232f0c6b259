"""An idea, what was said to it and about it, and who stands behind it."""

from collections.abc import Collection
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.workplaces.models import Person, Workplace
from greb.workplaces.reads import Reach

from .stages import OPEN, REAL, Road, Stage

TOLD_MAX = 300
BODY_MAX = 8000
LINE_MAX = 1000


class Audience(models.TextChoices):
    LEADER = "leader", _("Only my leader first")
    WORKPLACE = "workplace", _("My workplace")
    ORGANISATION = "organisation", _("The whole organisation")


class Theme(models.Model):
    """A theme that gathers ideas across workplaces."""

    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["slug"], name="theme_slug_once")]

    def __str__(self) -> str:
        return self.name


class IdeaQuerySet(models.QuerySet["Idea"]):
    def visible_to(self, person: Person | None, reach: Reach) -> Self:
        """Those that the person may read: own, led, the workplace's, the organisation's, and where one is invited."""
        return self.none() if person is None else self.seen_by(person.pk, reach.seen, reach.led)

    def seen_by(self, me: int, seen: Collection[int], led: Collection[int]) -> Self:
        """The same by ids: the person's, those of the workplaces whose ideas they see, and of those that they lead."""
        return self.filter(
            Q(audience=Audience.ORGANISATION)
            | Q(author_id=me)
            | Q(caught_by_id=me)
            | Q(answerer_id=me)
            | Q(audience=Audience.WORKPLACE, workplace_id__in=seen)
            | Q(audience=Audience.LEADER, workplace_id__in=led)
            | Q(pk__in=Member.objects.filter(person_id=me).values("idea_id"))
        )

    def awaiting_reply(self) -> Self:
        """Those whose reply clock runs."""
        return self.filter(stage=Stage.SPARK, due_on__isnull=False)

    def open(self) -> Self:
        return self.filter(stage__in=OPEN)


def _in_every_order(*leading: str, knows: tuple[str, ...] = ()) -> list[models.Index]:
    """An index that walks a group of ideas in each order that the board can be sorted by. What it `knows` besides is
    looked at without the idea itself."""
    orders = {"new": "-created_at", "support": "-support_count", "moved": "-moved_at"}
    return [
        models.Index(
            fields=[*leading, order, "-id", *knows], name=f"idea_{'_'.join(part[:4] for part in leading)}_{name}"
        )
        for name, order in orders.items()
    ]


def told_by(person_id: int, of: str = "") -> Q:
    """Ideas whose `teller_id` is the person's; `of` leads to the idea from something else, as in `idea__`."""
    unsigned = {f"{of}author__isnull": True, f"{of}caught_by_id": person_id, f"{of}source": ""}
    return Q(**{f"{of}author_id": person_id}) | Q(**unsigned)


# Ideas that nobody here told: their `teller_id` is empty.
NOBODY_TOLD: Final = Q(author__isnull=True) & (Q(caught_by__isnull=True) | ~Q(source=""))

BLANKED: Final = "—"  # stands where a text that must not be empty was blanked


class Idea(models.Model):
    """One idea. `told` is the author's own first sentence and is never changed by anybody else."""

    told = models.CharField(max_length=TOLD_MAX)
    body = models.TextField(max_length=BODY_MAX, blank=True)
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+", db_index=False)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    author_name = models.CharField(max_length=120, blank=True, help_text="Who told it, where that is no person here.")
    caught_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    is_author_hidden = models.BooleanField(default=False)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.WORKPLACE)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.SPARK)
    stage_since = models.DateTimeField()
    road = models.CharField(max_length=4, choices=Road, default=Road.NONE, blank=True)
    answerer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    due_on = models.DateField(null=True, help_text="The reply clock: set while the idea waits for its leader.")
    is_extended = models.BooleanField(default=False)
    rises = models.PositiveSmallIntegerField(default=0)
    warned_for = models.DateField(null=True, help_text="The due_on of which its answerer has been warned.")
    finish_asked_at = models.DateTimeField(null=True, help_text="When it was asked once more what got better.")
    replied_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True, help_text="A question to the author that is not answered yet.")
    revive_on = models.DateField(null=True)
    reason = models.CharField(max_length=LINE_MAX, blank=True, help_text="Why it left the line, or is done.")
    got_better = models.CharField(max_length=LINE_MAX, blank=True)
    ended_at = models.DateTimeField(null=True)

    created_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    support_count = models.PositiveIntegerField(default=0)
    imported_support = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    is_told_blanked = models.BooleanField(default=False)
    is_body_blanked = models.BooleanField(default=False)
    source = models.CharField(max_length=60, blank=True)
    source_key = models.CharField(max_length=64, blank=True)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "source_key"], condition=~Q(source=""), name="idea_imported_once"
            ),
            models.CheckConstraint(condition=~Q(told=""), name="idea_is_told"),
            models.CheckConstraint(
                condition=~Q(stage="done") | ~Q(got_better=""), name="idea_done_says_what_got_better"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["parked", "declined", "stopped"]) | ~Q(reason=""),
                name="idea_no_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(stage="parked") | Q(revive_on__isnull=False), name="idea_parked_comes_back"
            ),
        ]
        indexes: ClassVar = [
            *_in_every_order("audience"),
            *_in_every_order("audience", "stage"),
            *_in_every_order("audience", "theme", knows=("stage",)),
            *_in_every_order("workplace", "audience", knows=("stage",)),
            models.Index(fields=["author", "-created_at", "-id"], name="idea_author_new"),
            models.Index(fields=["author", "audience"], name="idea_author_audience"),
            # Most ideas are caught by nobody: without the condition, statistics would call the index useless.
            models.Index(
                fields=["caught_by", "audience"], name="idea_caught_by_anybody", condition=Q(caught_by__isnull=False)
            ),
            models.Index(
                fields=["answerer", "audience"], name="idea_answered_by_anybody", condition=Q(answerer__isnull=False)
            ),
            models.Index(fields=["answerer", "due_on", "id"], name="idea_answerer_due", condition=Q(stage="spark")),
            models.Index(fields=["due_on", "id"], name="idea_due", condition=Q(stage="spark", due_on__isnull=False)),
            models.Index(fields=["revive_on", "id"], name="idea_revive", condition=Q(stage="parked")),
            models.Index(fields=["-ended_at", "-id"], name="idea_became_real", condition=Q(stage__in=REAL)),
            models.Index(
                fields=["workplace", "stage_since", "id"], name="idea_to_weigh", condition=Q(stage="weighing")
            ),
            models.Index(fields=["answerer", "id"], name="idea_to_decide", condition=Q(stage="weighing")),
            models.Index(fields=["answerer", "stage", "id"], name="idea_nobody_told", condition=Q(author__isnull=True)),
            models.Index(
                fields=["stage_since", "id"],
                name="idea_to_finish",
                condition=Q(stage="decided", road="do", finish_asked_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.told

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    @property
    def is_imported(self) -> bool:
        return bool(self.source)

    @property
    def teller_id(self) -> int | None:
        """Who is asked about it here: its author, or whoever wrote it down for somebody. Nobody for what came from
        elsewhere or was told without signing in; then the one who answers it is asked."""
        return self.author_id or (None if self.is_imported else self.caught_by_id)

    @property
    def teller(self) -> Person | None:
        return self.author or (None if self.is_imported else self.caught_by)

    @property
    def support(self) -> int:
        return self.support_count + self.imported_support


class Step(models.Model):
    """Something said on an idea's way: a thank-you, a question, an answer, a reply, a reason. Words live here;
    the trail holds only their salted digest."""

    class Kind(models.TextChoices):
        THANKS = "thanks", _("Thank you")
        QUESTION = "question", _("Question")
        ANSWER = "answer", _("Answer")
        REPLY = "reply", _("Reply")
        EXTENSION = "extension", _("More time")
        DO = "do", _("Do it")
        MATURE = "mature", _("Go on with it")
        PARK = "park", _("Saved for later")
        DECLINE = "decline", _("We are not going on")
        FINISH = "finish", _("What got better")
        REVIVE = "revive", _("Taken up again")
        WITHDRAW = "withdraw", _("Taken back")
        SHARE = "share", _("Shown to more")
        BLANK = "blank", _("Text blanked")
        RISE = "rise", _("Risen")
        JOIN = "join", _("Joined in")
        WEIGH = "weigh", _("Ready to be weighed")
        DECIDE = "decide", _("Decided")
        ENTER = "enter", _("Decided elsewhere")
        START = "start", _("The try begins")
        LEARN = "learn", _("What we learned")
        AGAIN = "again", _("One more try")
        ADOPT = "adopt", _("Do it")
        WIDEN = "widen", _("On to leading it through")
        STOP = "stop", _("Stopped")
        LAUNCH = "launch", _("The change begins")
        RETIRE = "retire", _("The old way has ended")
        HALT = "halt", _("Stopped")
        TELL = "tell", _("Told to others")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=LINE_MAX, blank=True)
    at = models.DateTimeField()
    is_blanked = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["idea", "at", "id"], name="step_idea")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.idea_id}"


class Comment(models.Model):
    """A question or a build from a colleague. There is no third kind."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("I wonder")
        BUILD = "build", _("I would add")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="comments")
    kind = models.CharField(max_length=8, choices=Kind)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=2000)
    at = models.DateTimeField()
    is_blanked = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["idea", "id"], name="comment_idea")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.idea_id}"


class Support(models.Model):
    """A person stands behind an idea."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["idea", "person"], name="support_once")]
        indexes: ClassVar = [models.Index(fields=["person", "idea"], name="support_person")]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.idea_id}"


class Follow(models.Model):
    """A person hears of what happens to an idea."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["idea", "person"], name="follow_once")]
        indexes: ClassVar = [models.Index(fields=["person", "idea"], name="follow_person")]

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.idea_id}"


class Member(models.Model):
    """Somebody in the team that carries an idea, from any workplace: a co-owner, or one who helps."""

    class Kind(models.TextChoices):
        CO_OWNER = "co_owner", _("Carries it too")
        HELPER = "helper", _("Helps")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CO_OWNER)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["idea", "person"], name="member_once")]
        indexes: ClassVar = [models.Index(fields=["person", "idea"], name="member_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.idea_id}"


class Description(models.Model):
    """What an idea has become clear about while it matures; the newest words, each change in the trail by digest."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="description")
    problem = models.CharField(max_length=LINE_MAX, blank=True)
    who_gains = models.CharField(max_length=LINE_MAX, blank=True)
    today = models.CharField(max_length=LINE_MAX, blank=True, help_text="How it is done now.")
    wanted = models.CharField(max_length=LINE_MAX, blank=True, help_text="What should come of it.")
    must_be_true = models.CharField(max_length=LINE_MAX, blank=True, help_text="What it stands or falls with.")
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.problem


class HelpWanted(models.Model):
    """What those who carry an idea would like help with, and who took it on."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="help_wanted")
    what = models.CharField(max_length=LINE_MAX)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(what=""), name="help_wanted_says_what"),
            # Whoever took it may have been forgotten since; a name without a time cannot be.
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True) | Q(taken_at__isnull=False), name="help_taken_at_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["idea", "at", "id"], name="help_wanted_idea")]

    def __str__(self) -> str:
        return self.what


class Mention(models.Model):
    """A comment names a person, who hears of it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["comment", "person"], name="mention_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.comment_id}"


COUNTED = {"support_count": Support, "comment_count": Comment}

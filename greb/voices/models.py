"""Anonymous voices, before and after they are let out. No column here knows who wrote, and none knows when.

Weeks are kept as the date of their Monday. What may be written to whom and why: docs/methods/anonymity.md.
"""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.workplaces.models import Person, Workplace

if TYPE_CHECKING:
    from greb.workplaces.reads import Reach

TEXT_MAX = 2000  # of a concern, an idea, an answer back, a reply
TITLE_MAX = 120
REF_MAX = 60


class BatchQuerySet(models.QuerySet["Batch"]):
    def led_by(self, reach: "Reach") -> "BatchQuerySet":
        """Those of the workplaces that the person leads."""
        return self.filter(workplace__in=reach.led)

    def open(self) -> "BatchQuerySet":
        return self.filter(closed_on__isnull=True)


class Batch(models.Model):
    """Codes that are given out together, and what is said with them. Several releases may come of a standing one.

    `privacy`, `kind` and `workplace` never change: triggers refuse it in both databases. `round` counts releases; each
    has a key of its own, of which only the public half is here.
    """

    class Kind(models.TextChoices):
        STANDING = "standing", _("Slips that lie ready")
        WAVE = "wave", _("Slips for one round of questions")

    class Privacy(models.TextChoices):
        """Who reads the words. Nobody sees who wrote them, whichever it is."""

        LEADER = "leader", _("The leader reads what is written")
        WORKPLACE = "workplace", _("Everybody at the workplace reads what is written")

    kind = models.CharField(max_length=8, choices=Kind)
    privacy = models.CharField(max_length=9, choices=Privacy, default=Privacy.LEADER)
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+", db_index=False)
    ref = models.CharField(max_length=REF_MAX, blank=True, help_text="What the room that asked calls it.")
    door = models.CharField(max_length=40, default="voice-write", help_text="The route to which its slips lead.")
    size = models.PositiveIntegerField(help_text="How many slips a wave may have; how many a standing one begins with.")
    drawn = models.PositiveIntegerField(default=0, help_text="How many slips have been made.")
    opened_on = models.DateField(help_text="The Monday of the week.")
    closed_on = models.DateField(null=True, blank=True, help_text="The Monday of the week.")
    round = models.PositiveIntegerField(default=1)
    public_key = models.BinaryField(max_length=32)
    ended_key = models.BinaryField(max_length=32, null=True, help_text="Of the last round, until surely destroyed.")
    salt = models.BinaryField(max_length=32, help_text="For the digest by which the trail proves what was let out.")
    is_scrubbed = models.BooleanField(default=True, help_text="No release waits for its traces to be wiped.")
    runs_low = models.BooleanField(default=False, help_text="Looked at when a round is let out, never in between.")

    objects = BatchQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workplace"], condition=Q(kind="standing", closed_on__isnull=True), name="batch_one_standing"
            ),
            models.CheckConstraint(condition=Q(drawn__lte=models.F("size")) | Q(kind="standing"), name="batch_no_more"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "kind", "-id"], name="batch_at"),
            models.Index(fields=["id"], name="batch_to_scrub", condition=Q(is_scrubbed=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} batch {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class Code(models.Model):
    """A slip's code, as a keyed digest; spent or not. It knows neither whose it is nor what was said with it.

    Spent ones are deleted when their round is let out, all of a wave's when it closes.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="codes", db_index=False)
    is_spent = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["batch", "is_spent"], name="code_batch")]

    def __str__(self) -> str:
        return f"code of {self.batch_id}"


class Sealed(models.Model):
    """Something said, that nobody can read until its round is let out. Every one is of the same length.

    `again` tells the same form sent twice: a keyed digest of what only the writer's page holds. It goes with the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+", db_index=False)
    round = models.PositiveIntegerField()
    week = models.DateField(help_text="The Monday of the week.")
    again = models.CharField(max_length=64)
    ciphertext = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["again"], name="sealed_once")]
        indexes: ClassVar = [models.Index(fields=["batch", "week"], name="sealed_batch")]

    def __str__(self) -> str:
        return f"sealed in {self.batch_id}"


class Group(models.Model):
    """Concerns that say the same, with one answer to everybody at the workplace."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=TITLE_MAX)
    answer = models.CharField(max_length=TEXT_MAX, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="voice_group_answered_with_words",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "-id"], name="voice_group_new"),
            models.Index(
                fields=["workplace", "-answered_at", "-id"], name="voice_group_heard", condition=~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class VoiceQuerySet(models.QuerySet["Voice"]):
    def readable_by(self, reach: "Reach") -> "VoiceQuerySet":
        """What the person may read word by word: as leader of the workplace, or where everybody there may."""
        return self.filter(
            Q(batch__workplace__in=reach.led)
            | Q(batch__privacy=Batch.Privacy.WORKPLACE, batch__workplace__in=reach.member_of)
        )


class Voice(models.Model):
    """Something said, let out. `week` is the week of the release; rows of a release stand in an order by lot."""

    class Kind(models.TextChoices):
        CONCERN = "concern", _("A concern")
        IDEA = "idea", _("An idea")
        ANSWER = "answer", _("An answer")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+", db_index=False)
    round = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    week = models.DateField(help_text="The Monday of the week in which it was let out.")
    payload = models.JSONField()
    receipt = models.CharField(max_length=64, help_text="Keyed digest of the receipt that only the writer has.")
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)
    taken_as = models.CharField(max_length=40, blank=True, help_text="What a room above made of it: idea:7.")
    is_blanked = models.BooleanField(default=False)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["receipt"], name="voice_receipt_once")]
        indexes: ClassVar = [
            models.Index(fields=["batch", "kind", "-week", "id"], name="voice_batch"),
            models.Index(fields=["kind", "id"], name="voice_to_take", condition=Q(taken_as="", kind="idea")),
            models.Index(fields=["group", "id"], name="voice_group", condition=Q(group__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.batch_id}"

    @property
    def text(self) -> str:
        """The words of a concern or an idea."""
        return str(self.payload.get("text", ""))

    @property
    def week_number(self) -> int:
        return self.week.isocalendar().week


class Said(models.Model):
    """A line after a voice: the leader's reply (`by`), or the writer's answer back (nobody), let out with a round."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="said", db_index=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    is_writer = models.BooleanField()
    text = models.CharField(max_length=TEXT_MAX)
    week = models.DateField(help_text="The Monday of the week.")
    ref = models.CharField(max_length=40, blank=True, help_text="Of a line that a room above passed on: step:12.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voice", "ref"], condition=~Q(ref=""), name="said_passed_on_once"),
            models.CheckConstraint(condition=Q(is_writer=False) | Q(by__isnull=True), name="said_writer_is_nobody"),
            models.CheckConstraint(condition=~Q(text=""), name="said_says_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["voice", "id"], name="said_voice")]

    def __str__(self) -> str:
        return f"said to {self.voice_id}"

    @property
    def week_number(self) -> int:
        return self.week.isocalendar().week

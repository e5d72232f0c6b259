"""What happened, who is owed word of it, and which forms have been received."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One thing that happened to one subject. Never a name, never free text: ids, enums, salted digests.

    The entries of a subject form a chain: each `digest` covers the one before it. Append-only; the tests
    and `greb verify` hold it.
    """

    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    by_kind = models.CharField(max_length=10)
    by_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "number"], name="trail_entry_one_chain"),
        ]
        indexes: ClassVar = [models.Index(fields=["at", "id"], name="trail_entry_at")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}.{self.number} {self.verb}"


class Seal(models.Model):
    """A day's seal: one digest over every chain's head as it stood, and over the seal before it."""

    day = models.DateField()
    upto = models.BigIntegerField(help_text="The highest entry id it covers.")
    heads = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["day"], name="trail_seal_one_a_day")]

    def __str__(self) -> str:
        return f"seal of {self.day}"


class Salt(models.Model):
    """A person's salt. When it is deleted, the digests of what that person wrote can no longer be guessed."""

    person_id = models.BigIntegerField()
    salt = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person_id"], name="trail_salt_one_a_person")]

    def __str__(self) -> str:
        return f"salt of {self.person_id}"


class Received(models.Model):
    """A form or API write that has been received once, and the answer it was given."""

    key = models.CharField(max_length=64)
    by_id = models.BigIntegerField(null=True)
    what = models.CharField(max_length=64)
    answer = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key"], name="trail_received_once")]
        indexes: ClassVar = [models.Index(fields=["at"], name="trail_received_at")]

    def __str__(self) -> str:
        return f"{self.what} {self.key[:8]}"


class Delivery(models.Model):
    """Word owed to one person about one entry. Mutable and purged; worded late, from ids, by `notices`.

    `next_try_at` is when due work looks at it next; once it has ended (sent, shown, dead), when it ended.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        SHOWN = "shown", "In the product only"
        DEAD = "dead"

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="deliveries")
    person_id = models.BigIntegerField()
    reason = models.CharField(max_length=20, help_text="Why: waits, warning, reply, follows, mention, risen.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "person_id"], name="trail_delivery_once_a_person"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_try_at", "id"], name="trail_delivery_due"),
            models.Index(fields=["person_id", "-id"], name="trail_delivery_person"),
            models.Index(fields=["person_id", "id"], name="trail_delivery_unseen", condition=Q(seen_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.reason} to {self.person_id}"

"""A change that is led through: its plan, those it touches, what happens to the tasks, and what people worry about."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.ideas.models import LINE_MAX, Idea
from greb.workplaces.models import Person, Workplace

TEXT_MAX = 2000
NAME_MAX = 120
TASK_MAX = 200


class Plan(models.Model):
    """How an idea on the road *lead it through* is led: why, for whom, what is promised, and what ends.

    Its words may be empty until it begins: it grows in a few short steps.
    """

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=TEXT_MAX, blank=True)
    for_whom = models.CharField(max_length=TEXT_MAX, blank=True)
    purpose = models.CharField(max_length=TEXT_MAX, blank=True, help_text="Said honestly.")
    gains = models.CharField(max_length=TEXT_MAX, blank=True)
    freed_time = models.CharField(max_length=TEXT_MAX, blank=True, help_text="What time that becomes free is used for.")
    promised = models.CharField(max_length=TEXT_MAX, blank=True)
    not_promised = models.CharField(max_length=TEXT_MAX, blank=True)
    known_when = models.CharField(max_length=TEXT_MAX, blank=True, help_text="When we know what we do not know yet.")

    old_routine = models.CharField(max_length=NAME_MAX, blank=True)
    old_routine_owner = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    retire_on = models.DateField(null=True)
    operations_owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    needs_forum = models.BooleanField(default=False)

    is_entered = models.BooleanField(default=False, help_text="Decided elsewhere.")
    decided_by = models.CharField(max_length=NAME_MAX, blank=True)
    may_shape = models.CharField(max_length=TEXT_MAX, blank=True)
    say_upwards = models.CharField(max_length=TEXT_MAX, blank=True)

    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, help_text="When the representatives were told of it.")
    launched_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)
    halted_at = models.DateTimeField(null=True)
    reminded_for = models.DateField(null=True, help_text="The retire_on of which the owner has been reminded.")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(launched_at__isnull=True)
                | (Q(retire_on__isnull=False) & ~Q(old_routine="") & ~Q(why="") & ~Q(for_whom="")),
                name="plan_begun_says_what_ends",
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True) | Q(launched_at__isnull=False, halted_at__isnull=True),
                name="plan_retired_was_begun",
            ),
            models.CheckConstraint(condition=Q(is_entered=False) | ~Q(decided_by=""), name="plan_entered_says_by_whom"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["retire_on", "id"], name="plan_to_retire",
                condition=Q(launched_at__isnull=False, retired_at__isnull=True, halted_at__isnull=True),
            ),
            models.Index(fields=["old_routine_owner", "retire_on", "id"], name="plan_routine_owner"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"plan of {self.idea_id}"

    @property
    def is_running(self) -> bool:
        return self.launched_at is not None and self.retired_at is None and self.halted_at is None


class Touched(models.Model):
    """Somebody whom the change touches: a group, or one person who is named."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="touched", db_index=False)
    who = models.CharField(max_length=NAME_MAX)
    how = models.CharField(max_length=LINE_MAX, blank=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "who"], name="touched_once")]

    def __str__(self) -> str:
        return self.who


class MappedTask(models.Model):
    """What happens to one of the tasks: it goes, it stays, it is new, or nobody knows yet."""

    class Kind(models.TextChoices):
        GOES = "goes", _("Goes")
        STAYS = "stays", _("Stays")
        NEW = "new", _("New")
        UNKNOWN = "unknown", _("Not known yet")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks", db_index=False)
    kind = models.CharField(max_length=7, choices=Kind)
    text = models.CharField(max_length=TASK_MAX)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "text"], name="change_task_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


class Concern(models.Model):
    """What somebody worries about, said with their name, and the reply. None is left without one."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+", db_index=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    text = models.CharField(max_length=TEXT_MAX, blank=True)
    at = models.DateTimeField()
    answer = models.CharField(max_length=TEXT_MAX, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True)
    is_blanked = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(is_blanked=True) | ~Q(text=""), name="concern_says_something"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="concern_answered_in_words",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["idea", "id"], name="concern_idea"),
            models.Index(fields=["idea"], name="concern_open", condition=Q(answered_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"concern on {self.idea_id}"


class Hearing(models.Model):
    """The plan was discussed in the workplace's forum on a day, and what was said there."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="hearings", db_index=False)
    on = models.DateField()
    said = models.CharField(max_length=TEXT_MAX)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(said=""), name="hearing_says_what")]
        indexes: ClassVar = [models.Index(fields=["plan", "on", "id"], name="hearing_plan")]

    def __str__(self) -> str:
        return f"heard on {self.on}"


class Forum(models.Model):
    """What the forum of a workplace, and of those below it, is called: MED, SU, staff meeting."""

    workplace = models.OneToOneField(Workplace, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="forum_has_a_name")]

    def __str__(self) -> str:
        return self.name

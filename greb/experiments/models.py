"""Frames of a workplace, experiments with their observations, and what was learned. No word of it is a failure."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.files.models import File
from greb.ideas.models import Idea
from greb.measures.models import Measure
from greb.workplaces.models import Person, Workplace

LINE_MAX = 1000
SHORT_MAX = 200
BLANK = "—"


class Frames(models.Model):
    """One version of what anybody at a workplace may try without asking. Inherited by workplaces without their own."""

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    hours = models.DecimalField(max_digits=6, decimal_places=1)
    kroner = models.DecimalField(max_digits=10, decimal_places=2)
    not_to_touch = models.CharField(max_length=LINE_MAX, blank=True)
    weekly_time = models.CharField(max_length=SHORT_MAX, blank=True, help_text="Time that is kept free for trying.")
    who_decides = models.CharField(max_length=LINE_MAX, blank=True, help_text="Who decides what beyond it, and when.")
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "version"], name="frames_version_once"),
            models.CheckConstraint(condition=Q(hours__gte=0, kroner__gte=0), name="frames_not_below_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.hours} h, {self.kroner} kr."

    @property
    def is_written(self) -> bool:
        """Whether somebody has written them; else they are the ones that hold until then."""
        return self.pk is not None


class ExperimentQuerySet(models.QuerySet["Experiment"]):
    def open(self) -> "ExperimentQuerySet":
        """Planned or running; at most one for an idea."""
        return self.filter(concluded_at__isnull=True)

    def running(self) -> "ExperimentQuerySet":
        return self.filter(started_at__isnull=False, concluded_at__isnull=True)

    def concluded(self) -> "ExperimentQuerySet":
        return self.filter(concluded_at__isnull=False)


class Experiment(models.Model):
    """One cycle of trying an idea: planned, running, concluded. `size` says which lines it needs (linter.py)."""

    class Size(models.TextChoices):
        SMALL = "small", _("Four lines")
        FULL = "full", _("The whole plan")

    class Outcome(models.TextChoices):
        WORKS = "works", _("It works")
        CHANGES = "works_with_changes", _("It works with changes")
        NOT = "does_not", _("It does not help here")
        UNSURE = "cannot_tell", _("We cannot tell")

    class Next(models.TextChoices):
        ADOPT = "adopt", _("We do it")
        WIDEN = "widen", _("It is led through")
        STOP = "stop", _("We stop here")
        AGAIN = "again", _("We try once more")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+", db_index=False)
    cycle = models.PositiveSmallIntegerField(default=1)
    size = models.CharField(max_length=5, choices=Size, default=Size.SMALL)
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    planned_at = models.DateTimeField()

    what = models.CharField(max_length=LINE_MAX)
    hope = models.CharField(max_length=LINE_MAX, blank=True, help_text="What we hope to see, written before it begins.")
    until = models.DateField(null=True)
    stop_if = models.CharField(max_length=LINE_MAX, blank=True)
    where = models.CharField(max_length=SHORT_MAX, blank=True)
    how = models.CharField(max_length=LINE_MAX, blank=True)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    measure_line = models.CharField(max_length=SHORT_MAX, blank=True)
    check_line = models.CharField(max_length=LINE_MAX, blank=True, help_text="What keeps people and their data safe.")
    cap_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    cap_kroner = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    alternatives = models.CharField(max_length=LINE_MAX, blank=True)
    touches_data = models.BooleanField(default=False)
    touches_safety = models.BooleanField(default=False)
    touches_kept_out = models.BooleanField(default=False, help_text="Touches what the frames keep out.")

    started_at = models.DateTimeField(null=True)
    started_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    frames = models.ForeignKey(
        Frames, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False,
        help_text="Those it was held against when it began; none where nobody had written any.",
    )  # fmt: skip
    is_inside = models.BooleanField(null=True, help_text="Whether it lay inside the frames when it began.")
    reminded_at = models.DateTimeField(null=True)

    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    learning = models.CharField(max_length=LINE_MAX, blank=True)
    trigger = models.CharField(max_length=LINE_MAX, blank=True, help_text="What made it end before its day.")
    led_to = models.CharField(max_length=5, choices=Next, blank=True)
    is_blanked = models.BooleanField(default=False)

    objects = ExperimentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idea", "cycle"], name="experiment_cycle_once"),
            models.UniqueConstraint(
                fields=["idea"], condition=Q(concluded_at__isnull=True), name="experiment_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="experiment_says_what"),
            models.CheckConstraint(
                condition=Q(started_at__isnull=True)
                | (~Q(hope="") & ~Q(stop_if="") & Q(until__isnull=False, is_inside__isnull=False)),
                name="experiment_begins_with_its_lines",
            ),
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True, outcome="", learning="", led_to="")
                | (Q(concluded_at__isnull=False, started_at__isnull=False) & ~Q(outcome="") & ~Q(learning="")),
                name="experiment_ends_with_what_was_learned",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "until", "id"], name="experiment_owned", condition=Q(concluded_at=None)),
            models.Index(
                fields=["until", "id"], name="experiment_to_remind",
                condition=Q(started_at__isnull=False, concluded_at=None, reminded_at=None),
            ),
            models.Index(
                fields=["-concluded_at", "-id"], name="experiment_learned", condition=Q(concluded_at__isnull=False)
            ),
            models.Index(
                fields=["outcome", "-concluded_at", "-id"], name="experiment_learned_so",
                condition=Q(concluded_at__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.what

    @property
    def is_draft(self) -> bool:
        return self.started_at is None

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.concluded_at is None

    @property
    def is_concluded(self) -> bool:
        return self.concluded_at is not None


class Observation(models.Model):
    """What somebody saw while it was tried, perhaps with a picture."""

    experiment = models.ForeignKey(Experiment, on_delete=models.CASCADE, related_name="observations", db_index=False)
    text = models.CharField(max_length=LINE_MAX)
    picture = models.ForeignKey(File, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    is_blanked = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="observation_says_something")]
        indexes: ClassVar = [models.Index(fields=["experiment", "-id"], name="observation_newest")]

    def __str__(self) -> str:
        return self.text

"""A measure of a workplace's work, and its readings. Never of a person."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.workplaces.models import Person, Workplace

if TYPE_CHECKING:
    from greb.workplaces.reads import Reach

NAME_MAX = 120
UNIT_MAX = 40
LINE_MAX = 200
DIGITS, PLACES = 13, 4
MOST = 10 ** (DIGITS - PLACES)  # a value is below it, either way


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, reach: "Reach") -> "MeasureQuerySet":
        """Those of the workplaces that the person belongs to or sees as one of them."""
        return self.filter(workplace__in=reach.seen)


class Measure(models.Model):
    """What a workplace follows of its own work: "minutes from call to help", "falls a week"."""

    class Better(models.TextChoices):
        UP = "up", _("Up is better")
        DOWN = "down", _("Down is better")
        NEITHER = "neither", _("Neither; we only want to know")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=NAME_MAX)
    unit = models.CharField(max_length=UNIT_MAX, blank=True)
    better = models.CharField(max_length=7, choices=Better, default=Better.NEITHER)
    question = models.CharField(max_length=LINE_MAX, blank=True, help_text="What it tells the workplace.")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    is_ended = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=LINE_MAX, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_ended=False, ended_at__isnull=True, ended_why="")
                | (Q(is_ended=True, ended_at__isnull=False) & ~Q(ended_why="")),
                name="measure_ended_with_why",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="measure_has_a_name"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "is_ended", "name", "id"], name="measure_list"),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """One reading of a measure on a day. A corrected or removed one stays, with who, when and why (`gone_…`)."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="readings", db_index=False)
    on = models.DateField()
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    note = models.CharField(max_length=LINE_MAX, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    gone_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    gone_why = models.CharField(max_length=LINE_MAX, blank=True)
    is_corrected = models.BooleanField(default=False, help_text="Gone because another took its place.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "on"], condition=Q(gone_at__isnull=True), name="reading_one_a_day"
            ),
            models.CheckConstraint(
                condition=Q(gone_at__isnull=True, gone_why="", is_corrected=False)
                | (Q(gone_at__isnull=False) & ~Q(gone_why="")),
                name="reading_gone_with_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["measure", "-gone_at", "-id"], name="reading_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.value}"

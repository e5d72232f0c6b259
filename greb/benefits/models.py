"""What an idea is to give: one main benefit, how it was before, a forecast that is locked, and the days of looking."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from greb.ideas.models import Idea
from greb.measures.models import DIGITS, PLACES, Measure
from greb.workplaces.models import Person

WHAT_MAX = 300
UNIT_MAX = 40
LINE_MAX = 1000


class Better(models.TextChoices):
    UP = "up", _("More is better")
    DOWN = "down", _("Less is better")


class Benefit(models.Model):
    """The one main thing that an idea is to give. The owner is of the line, and stays when the change is over."""

    class Kind(models.TextChoices):
        QUALITY = "quality", _("Better quality")
        EFFICIENCY = "efficiency", _("The same with less effort")
        CITIZENS = "citizens", _("Citizens take part")
        SATISFACTION = "satisfaction", _("A better working day")
        POLITICS = "politics", _("What the politicians have set as a goal")

    class Nature(models.TextChoices):
        """What it can be counted as. These three are kept apart and never added up."""

        CASH = "cash", _("Money that is no longer spent")
        FREED_TIME = "freed_time", _("Time set free for something else")
        QUALITY = "quality", _("Something gets better")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+", db_index=False)
    what = models.CharField(max_length=WHAT_MAX)
    kind = models.CharField(max_length=12, choices=Kind)
    nature = models.CharField(max_length=10, choices=Nature, default=Nature.QUALITY)
    unit = models.CharField(max_length=UNIT_MAX, blank=True)
    better = models.CharField(max_length=4, choices=Better, default=Better.UP)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    baseline = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True)
    baseline_on = models.DateField(null=True)
    baseline_how = models.CharField(max_length=LINE_MAX, blank=True, help_text="How it was counted.")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idea"], name="benefit_one_main"),
            models.CheckConstraint(condition=~Q(what=""), name="benefit_says_what"),
            models.CheckConstraint(condition=Q(better__in=Better.values), name="benefit_has_a_way"),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_on__isnull=True)
                | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="benefit_baseline_has_its_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "id"], name="benefit_owner")]

    def __str__(self) -> str:
        return self.what

    @property
    def locked(self) -> "Forecast | None":
        """The forecast, which is locked from the moment that it exists."""
        return getattr(self, "forecast", None)


class Forecast(models.Model):
    """What somebody believed before anybody knew. Made once, never changed: there is no row to change it to.

    `better` is copied from the benefit, so that the database holds the order of the three.
    """

    benefit = models.OneToOneField(Benefit, on_delete=models.CASCADE, related_name="forecast")
    better = models.CharField(max_length=4, choices=Better)
    pessimistic = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    likely = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    optimistic = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    on = models.DateField(help_text="The day that it is about.")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    locked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(better="up", pessimistic__lte=F("likely"), likely__lte=F("optimistic"))
                | Q(better="down", pessimistic__gte=F("likely"), likely__gte=F("optimistic")),
                name="forecast_in_order",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["by", "id"], name="forecast_by")]

    def __str__(self) -> str:
        return f"{self.pessimistic} / {self.likely} / {self.optimistic}"


class FollowUp(models.Model):
    """A day on which somebody looks at what came of it, also long after the change is over."""

    class State(models.TextChoices):
        PLANNED = "planned", _("To come")
        READ = "read", _("Looked at")
        NOT_EVALUATED = "not", _("Not evaluated")

    benefit = models.ForeignKey(Benefit, on_delete=models.CASCADE, related_name="follow_ups", db_index=False)
    on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True)
    note = models.CharField(max_length=LINE_MAX, blank=True)
    negative = models.CharField(max_length=LINE_MAX, blank=True, help_text="What got worse.")
    why = models.CharField(max_length=LINE_MAX, blank=True, help_text="Why it was not evaluated.")
    done_on = models.DateField(null=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["benefit", "on"], name="follow_up_one_a_day"),
            models.CheckConstraint(
                condition=Q(state="planned", value__isnull=True, done_on__isnull=True, why="")
                | Q(state="read", value__isnull=False, done_on__isnull=False, why="")
                | (Q(state="not", value__isnull=True, done_on__isnull=False) & ~Q(why="")),
                name="follow_up_says_what_or_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["on", "id"], name="follow_up_due", condition=Q(state="planned")),
        ]

    def __str__(self) -> str:
        return f"{self.state} on {self.on}"

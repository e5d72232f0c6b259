"""Rounds of weighing, the need that an idea meets, what speaks against it, and what was decided."""

from typing import ClassVar, Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.ideas.models import LINE_MAX, Idea
from greb.ideas.stages import Road
from greb.workplaces.models import Person

LEAST: Final = -2
MOST: Final = 2
SCALES: Final = ("practice", "people", "routines")


class Round(models.Model):
    """An idea is weighed from `opened_at` (since when it stands at "being weighed") until it is decided or sent back.

    When it comes to be weighed again, after a try, a new round begins: what was learned is weighed with it.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    closes_on = models.DateField(null=True, blank=True, help_text="Until when we ask; later ones count too.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["idea", "opened_at"], name="round_once")]

    def __str__(self) -> str:
        return f"{self.idea_id} from {self.opened_at}"


class Weighing(models.Model):
    """One person's weighing in one round: from −2 (harms) to 2 (helps) on each scale of the core task."""

    class Confidence(models.TextChoices):
        GUESS = "guess", _("It is a guess")
        FAIRLY = "fairly", _("Fairly sure")
        SURE = "sure", _("I know it from my work")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="weighings", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    practice = models.SmallIntegerField()
    people = models.SmallIntegerField()
    routines = models.SmallIntegerField()
    confidence = models.CharField(max_length=6, choices=Confidence, blank=True)
    why = models.CharField(max_length=LINE_MAX, blank=True)
    is_blanked = models.BooleanField(default=False)
    is_named = models.BooleanField(default=False, help_text="Colleagues see whose it is.")
    at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, help_text="Changed, when the others' could be seen.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "person"], name="weighing_once"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{scale}__gte": LEAST, f"{scale}__lte": MOST}), name=f"weighing_{scale}_in_range"
                )
                for scale in SCALES
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "round"], name="weighing_person")]

    def __str__(self) -> str:
        return f"{self.practice}, {self.people}, {self.routines}"


class Need(models.Model):
    """What gets better, for whom, and how it could be done without the thing. The newest words."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="+")
    better = models.CharField(max_length=LINE_MAX)
    for_whom = models.CharField(max_length=LINE_MAX)
    without = models.CharField(max_length=LINE_MAX)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(better="") & ~Q(for_whom="") & ~Q(without=""), name="need_is_whole")
        ]

    def __str__(self) -> str:
        return self.better


class CounterArgument(models.Model):
    """The one thing that speaks most strongly against an idea, written so that the decision has looked at it."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=LINE_MAX)
    is_blanked = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="counter_argument_says_what")]

    def __str__(self) -> str:
        return self.text


class Decision(models.Model):
    """We go on with the idea, on this road, for this reason. `round` is empty where it was not weighed."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+", db_index=False)
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    road = models.CharField(max_length=4, choices=Road)
    reason = models.CharField(max_length=LINE_MAX)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
            models.CheckConstraint(condition=Q(road__in=[Road.TRY, Road.LEAD]), name="decision_on_a_longer_road"),
        ]
        indexes: ClassVar = [models.Index(fields=["idea", "-at", "-id"], name="decision_newest")]

    def __str__(self) -> str:
        return f"{self.road}: {self.reason}"


class Part(models.Model):
    """How the author wishes to take part in what was decided, and with what time.

    Handed over, `to` is who is asked to lead it (nobody: the leader finds somebody), until `taken_by` has said yes.
    Where nobody who told it is here, it is handed over from the decision on, by no `person`.
    """

    class Choice(models.TextChoices):
        LEAD = "lead", _("I lead it")
        JOIN = "join", _("I take part")
        HAND_OVER = "hand_over", _("I hand it over")

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="part")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    choice = models.CharField(max_length=9, choices=Choice)
    time = models.CharField(max_length=200, blank=True, help_text="What time it takes, in words.")
    at = models.DateTimeField()
    to = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(choice="hand_over") | Q(to__isnull=True, taken_at__isnull=True),
                name="part_only_handed_over_is_taken_on",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["at", "id"], name="part_handed_over", condition=Q(choice="hand_over", taken_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.choice

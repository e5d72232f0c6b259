"""Surveys: what is asked, who is asked and when; what may be shown of the answers; and questions for a meeting.

Answers lie sealed in `voices` while a survey is open. Nothing here knows who has answered, or how many.
"""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from greb.voices.models import Batch
from greb.workplaces.models import Person, Workplace

if TYPE_CHECKING:
    from greb.workplaces.reads import Reach

TITLE_MAX = 120
LINE_MAX = 300
END_MAX = 60
WORDS_MAX = 500  # of an answer in words
ANSWER_MAX = 2000  # of a team's joint answer
MOST_QUESTIONS = 6
MOST_WORDS = 2  # questions to be answered in words


class SurveyQuerySet(models.QuerySet["Survey"]):
    def visible_to(self, person: Person, reach: "Reach", asks: frozenset[int]) -> "SurveyQuerySet":
        """Those at workplaces of one's own, and those one has been asked in; not yet open: for those who ask alone."""
        mine = Unit.objects.filter(survey=OuterRef("pk"), asked__person=person)
        seen = Q(workplace__in=reach.seen) | Q(Exists(mine))
        return self.filter((~Q(state=Survey.State.DRAFT) & seen) | Q(workplace__in=asks))


class Survey(models.Model):
    """A few questions to the people of a workplace and those below it, until a day."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        OPEN = "open", _("Open")
        SHOWN = "shown", _("The answers are here")
        FEW = "few", _("Too few answered to show anything")
        CALLED_OFF = "off", _("Called off")

    class Parts(models.TextChoices):
        """How finely answers are told apart."""

        TOGETHER = "together", _("Everybody together")
        TEAMS = "teams", _("Each team by itself, and everybody together more roughly")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=TITLE_MAX)
    purpose = models.CharField(max_length=LINE_MAX, help_text="What the answers will be used for.")
    parts = models.CharField(max_length=8, choices=Parts, default=Parts.TOGETHER)
    privacy = models.CharField(max_length=9, choices=Batch.Privacy, default=Batch.Privacy.LEADER)
    state = models.CharField(max_length=5, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    asked = models.PositiveIntegerField(default=0, help_text="How many people have been asked.")
    opened_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True, help_text="The last day on which it can be answered.")
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=LINE_MAX, blank=True, help_text="Why it was called off.")
    results = models.JSONField(null=True, blank=True, help_text="What may be shown, worked out once; no answers.")

    objects = SurveyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="draft", opened_on__isnull=True, asked=0)
                | (~Q(state="draft") & Q(opened_on__isnull=False, closes_on__gte=models.F("opened_on"))),
                name="survey_open_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "open"], ended_on__isnull=True)
                | Q(state__in=["shown", "few", "off"], ended_on__isnull=False),
                name="survey_ended_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="shown", results__isnull=False) | (~Q(state="shown") & Q(results__isnull=True)),
                name="survey_results_when_it_is_over",
            ),
            models.CheckConstraint(condition=Q(state="draft") | Q(asked__gte=10), name="survey_asks_ten_at_least"),
            models.CheckConstraint(condition=~Q(state="off") | ~Q(ended_why=""), name="survey_called_off_with_why"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(purpose=""), name="survey_says_what_for"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "-id"], name="survey_list"),
            models.Index(fields=["closes_on"], name="survey_to_close", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == Survey.State.OPEN


class Question(models.Model):
    """One question: five steps between two ends in own words, or an answer in words."""

    class Kind(models.TextChoices):
        SCALE = "scale", _("Five steps between two ends")
        WORDS = "words", _("In own words")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions", db_index=False)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.SCALE)
    text = models.CharField(max_length=LINE_MAX)
    low = models.CharField(max_length=END_MAX, blank=True, help_text="What the first step says.")
    high = models.CharField(max_length=END_MAX, blank=True, help_text="What the last step says.")
    same = models.CharField(max_length=64, help_text="Digest by which the same question is known again.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "number"], name="question_number_once"),
            models.CheckConstraint(
                condition=Q(kind="words", low="", high="") | (Q(kind="scale") & ~Q(low="") & ~Q(high="")),
                name="question_scale_has_ends",
            ),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=MOST_QUESTIONS), name="question_few"),
            models.CheckConstraint(condition=~Q(text=""), name="question_asks_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["same", "survey"], name="question_same")]

    def __str__(self) -> str:
        return self.text


class Unit(models.Model):
    """Teams that are asked as one: their slips come from one batch, and they are never told apart."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="units", db_index=False)
    number = models.PositiveSmallIntegerField()
    names = models.JSONField(help_text="The names of the workplaces.")
    places = models.JSONField(help_text="The ids of the workplaces.")
    path = models.CharField(max_length=200, help_text="What their ways down the tree have in common.")
    size = models.PositiveIntegerField(help_text="How many are asked.")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "number"], name="unit_number_once"),
            models.UniqueConstraint(fields=["batch"], name="unit_batch_once"),
            models.CheckConstraint(condition=Q(size__gte=10), name="unit_asks_ten_at_least"),
        ]

    def __str__(self) -> str:
        return ", ".join(self.names)

    @property
    def line(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.path.strip("/").split("/") if part)


class Asked(models.Model):
    """Somebody has been asked something, on a day. It says nothing of whether they answered.

    Once in a calendar month, across everything that asks; the rule (rules.REST_DAYS) is stricter still. Where another
    room asks, `unit` is empty and `what` says which thing of it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="asked", db_index=False)
    what = models.CharField(max_length=40, help_text="survey:7, or another room's thing.")
    month = models.DateField(help_text="The first of the month.")
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "month"], name="asked_once_a_month"),
            models.CheckConstraint(condition=Q(on__gte=models.F("month")), name="asked_in_its_month"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "person"], name="asked_unit"),
            models.Index(fields=["person", "-on"], name="asked_last"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} asked {self.what}"


class Words(models.Model):
    """An answer in words, as it is shown. Rows have random ids and are read in their order, so order tells nothing."""

    id = models.UUIDField(primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="words", db_index=False)
    text = models.CharField(max_length=WORDS_MAX)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="words_say_something")]
        indexes: ClassVar = [models.Index(fields=["question", "id"], name="words_question")]

    def __str__(self) -> str:
        return self.text


class MeetingQuestion(models.Model):
    """A question that a small team talks about, and the one answer it writes together."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+", db_index=False)
    text = models.CharField(max_length=LINE_MAX)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    answer = models.CharField(max_length=ANSWER_MAX, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="meeting_question_answered_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="meeting_question_asks_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["workplace", "-id"], name="meeting_question_list")]

    def __str__(self) -> str:
        return self.text

"""A case: what an idea became, told so that others can use it; who is thanked, what was said to it, what it is near."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from greb.ideas.models import BLANKED, Audience, Idea, Member, Theme
from greb.ideas.stages import Road
from greb.workplaces.models import Person, Role, Workplace
from greb.workplaces.reads import Reach, below

TEXT_MAX = 2000
ADVICE_MAX = 240
LINE_MAX = 1000
PART_MAX = 120
ADVICE = ("advice_1", "advice_2", "advice_3")


class CaseQuerySet(models.QuerySet["Case"]):
    def told(self) -> Self:
        """Those that stand in the library."""
        return self.filter(state=Case.State.TOLD)

    def open_to_web(self) -> Self:
        """Those that anybody may read, signed in or not."""
        return self.filter(state=Case.State.TOLD, is_open=True)

    def visible_to(self, person: Person | None, reach: Reach) -> Self:
        """Told cases; before and after that those who carry the idea, those who have been asked about their name, and
        editors where the whole organisation sees the idea."""
        if person is None:
            return self.open_to_web()
        told = Q(state=Case.State.TOLD)
        idea = Q(idea__author=person) | Q(idea__caught_by=person) | Q(idea__answerer=person)
        member = Member.objects.filter(idea=OuterRef("idea"), person=person, kind=Member.Kind.CO_OWNER)
        asked = Credit.objects.filter(case=OuterRef("pk"), person=person)
        mine = idea | Q(written_by=person) | Q(workplace__in=reach.led) | Q(Exists(member)) | Q(Exists(asked))
        edited = below(reach.at({Role.Kind.EDITOR}))
        edits = Q(workplace__in=edited, idea__audience=Audience.ORGANISATION)
        return self.filter(told | mine | edits)


def _in_order(*leading: str) -> models.Index:
    name = "_".join(["case", "newest", *leading])
    return models.Index(fields=[*leading, "-told_at", "-id"], name=name, condition=Q(state="told"))


class Case(models.Model):
    """One idea's story. Its headline is the idea's first sentence, which is never written here.

    `facts` is what was true of the journey when it was told (cases.journey): days, outcomes, numbers and a few lines,
    nobody's name. So it stays true later.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        TOLD = "told", _("Told")
        WITHDRAWN = "withdrawn", _("Taken back")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="+", db_index=False)
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+", db_index=False)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    road = models.CharField(max_length=4, choices=Road, default=Road.NONE, blank=True)

    what = models.TextField(max_length=TEXT_MAX, blank=True)
    for_whom = models.TextField(max_length=LINE_MAX, blank=True)
    took = models.TextField(max_length=TEXT_MAX, blank=True)
    measured = models.TextField(max_length=TEXT_MAX, blank=True)
    advice_1 = models.CharField(max_length=ADVICE_MAX, blank=True)
    advice_2 = models.CharField(max_length=ADVICE_MAX, blank=True)
    advice_3 = models.CharField(max_length=ADVICE_MAX, blank=True)
    author_box = models.TextField(max_length=LINE_MAX, blank=True)

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    facts = models.JSONField(default=dict)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    written_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=LINE_MAX, blank=True)
    is_open = models.BooleanField(default=False, help_text="Anybody on the web may read it.")

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idea"], name="case_one_for_an_idea"),
            models.UniqueConstraint(fields=["uuid"], name="case_uuid_once"),
            models.CheckConstraint(
                condition=~Q(state="told")
                | (~Q(what="") & ~Q(measured="") & ~Q(advice_1="") & ~Q(advice_2="") & ~Q(advice_3="")
                   & Q(told_at__isnull=False)),
                name="case_told_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (~Q(withdrawn_why="") & Q(withdrawn_at__isnull=False)),
                name="case_withdrawn_with_why",
            ),
            models.CheckConstraint(condition=Q(is_open=False) | Q(state="told"), name="case_open_is_told"),
        ]  # fmt: skip
        indexes: ClassVar = [
            _in_order(),
            _in_order("workplace"),
            _in_order("theme"),
            _in_order("road"),
            models.Index(fields=["written_by", "id"], name="case_drafts", condition=Q(state="draft")),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def headline(self) -> str:
        """The told line; where it had to be blanked, it is blanked here too."""
        return str(_("The sentence has been blanked")) if self.idea.is_told_blanked else self.idea.told

    @property
    def advice(self) -> list[str]:
        """The pieces of advice that are written, in order."""
        return [text for name in ADVICE if (text := getattr(self, name))]

    @property
    def better(self) -> str:
        """What got better, as it was told; blanked in the idea is blanked here. Needs `idea`."""
        if self.idea.got_better == BLANKED:
            return str(_("Blanked."))
        return str(self.facts.get("better", "")) if self.is_told else self.idea.got_better

    @property
    def is_told(self) -> bool:
        return self.state == Case.State.TOLD


class Credit(models.Model):
    """Somebody who had a part in it, and how they wish to stand. Empty `says`: asked, and not answered yet.

    The name is never copied here, so that somebody who is erased is gone here too; `shown_as` is what they do.
    """

    class Says(models.TextChoices):
        NAME = "name", _("With my name")
        ROLE = "role", _("With what I do, without my name")
        NONE = "none", _("I do not want to stand there")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="credits", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    part = models.CharField(max_length=PART_MAX, blank=True, help_text="What they did, in few words.")
    says = models.CharField(max_length=4, choices=Says, blank=True)
    shown_as = models.CharField(max_length=PART_MAX, blank=True)
    on_web = models.BooleanField(default=False, help_text="They may stand there on the open web too.")
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person"], name="credit_once"),
            models.CheckConstraint(
                condition=Q(says="", answered_at__isnull=True) | (~Q(says="") & Q(answered_at__isnull=False)),
                name="credit_answered_at",
            ),
            models.CheckConstraint(condition=~Q(says="role") | ~Q(shown_as=""), name="credit_of_a_role_says_which"),
            models.CheckConstraint(
                condition=Q(on_web=False) | Q(says__in=["name", "role"]), name="credit_on_web_is_shown"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "asked_at", "id"], name="credit_awaits", condition=Q(says="")),
            models.Index(fields=["person", "case"], name="credit_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.case_id}"

    @property
    def is_shown(self) -> bool:
        return self.says in {Credit.Says.NAME, Credit.Says.ROLE}

    @property
    def stands(self) -> str:
        """As it stands in the case: "Alma Friis, paramedic", or "a paramedic". Needs `person`."""
        if self.says == Credit.Says.NAME:
            return f"{self.person.name}, {self.shown_as}" if self.shown_as else self.person.name
        return self.shown_as if self.says == Credit.Says.ROLE else ""


class CaseComment(models.Model):
    """What somebody wonders or adds, now that it is told."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="comments", db_index=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    text = models.CharField(max_length=TEXT_MAX)
    at = models.DateTimeField()
    is_blanked = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") | Q(is_blanked=True), name="case_comment_says_something")
        ]
        indexes: ClassVar = [models.Index(fields=["case", "-id"], name="case_comment_newest")]

    def __str__(self) -> str:
        return f"on {self.case_id}"


class Relation(models.Model):
    """Two cases that somebody has put beside each other; the one with the lower id first, so that it stands once."""

    one = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other"], name="relation_once"),
            models.CheckConstraint(condition=Q(one__lt=models.F("other")), name="relation_lower_first"),
        ]
        indexes: ClassVar = [models.Index(fields=["other", "one"], name="relation_other")]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}"

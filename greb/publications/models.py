"""A publication, the cases in it, and who wants it on paper."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.cases.models import Case
from greb.workplaces.models import Person, Role, Workplace
from greb.workplaces.reads import below

if TYPE_CHECKING:
    from greb.workplaces.reads import Reach

TITLE_MAX = 120
FOREWORD_MAX = 4000
LINE_MAX = 200
NOTE_MAX = 500
MOST_COPIES = 200


class Language(models.TextChoices):
    """Those that the chapters are written in; their names stand in the settings."""

    DA = "da"
    EN = "en"


class PublicationQuerySet(models.QuerySet["Publication"]):
    def visible_to(self, person: Person | None, reach: "Reach") -> Self:
        """Published ones; nobody signed in sees those that are open, an editor also what is being made."""
        if person is None:
            return self.filter(is_open=True)
        edited = below(reach.at({Role.Kind.EDITOR}))
        return self.filter(Q(is_published=True) | Q(workplace__in=edited) if edited else Q(is_published=True))


class Publication(models.Model):
    """Chosen cases in an order, with a title and a foreword, in one language; the chapters come with the product."""

    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="+", db_index=False, help_text="Whose editor makes it."
    )
    title = models.CharField(max_length=TITLE_MAX)
    foreword = models.TextField(max_length=FOREWORD_MAX, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.DA)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    is_published = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True)
    is_open = models.BooleanField(default=False, help_text="Anybody on the web may read and order it.")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="publication_has_a_title"),
            models.CheckConstraint(
                condition=Q(is_published=False) | Q(published_at__isnull=False), name="publication_published_at"
            ),
            models.CheckConstraint(condition=Q(is_open=False) | Q(is_published=True), name="publication_open_is_out"),
        ]
        indexes: ClassVar = [models.Index(fields=["-made_at", "-id"], name="publication_newest")]

    def __str__(self) -> str:
        return self.title


class Piece(models.Model):
    """A case in a publication. `place` counts from 0."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="pieces", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "case"], name="piece_once"),
            models.UniqueConstraint(fields=["publication", "place"], name="piece_in_its_place"),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "publication"], name="piece_of_a_case")]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.publication_id}"


class Order(models.Model):
    """Somebody wants copies on paper. It names people, so it is kept no longer than it is needed (due.py)."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="orders", db_index=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    name = models.CharField(max_length=LINE_MAX)
    address = models.CharField(max_length=NOTE_MAX)
    copies = models.PositiveSmallIntegerField(_("Copies"))
    note = models.CharField(max_length=NOTE_MAX, blank=True)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(copies__gte=1, copies__lte=MOST_COPIES), name="order_of_some_copies"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(address=""), name="order_says_where_to"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["publication", "-id"], name="order_newest"),
            models.Index(fields=["publication", "id"], name="order_waits", condition=Q(sent_at__isnull=True)),
            models.Index(fields=["sent_at", "id"], name="order_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.copies} of {self.publication_id}"

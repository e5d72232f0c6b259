"""A picture that somebody brought, made anew. Its content lies in the files folder, never at a public address."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from greb.workplaces.models import Person, Workplace


class File(models.Model):
    """One picture. The room whose row points to it decides who may see it; what nothing points to is purged."""

    class Kind(models.TextChoices):
        JPEG = "image/jpeg"

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    sha256 = models.CharField(max_length=64, help_text="Of the content as it is kept.")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    kept_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False,
        help_text="The home of the one who brought it: whose room it takes up.",
    )  # fmt: skip
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["uuid"], name="file_uuid_once"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0, bytes__gt=0), name="file_has_a_size"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "bytes"], name="file_room_taken"),
            models.Index(fields=["kept_by", "at"], name="file_of_a_day"),
            models.Index(fields=["at", "id"], name="file_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"

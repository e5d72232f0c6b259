"""Which words stand in which document."""

from typing import ClassVar

from django.db import models


class Word(models.Model):
    """One word of one document. A document is (kind, object_id); its words are pushed by the room that owns it."""

    word = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    object_id = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["word", "kind", "object_id"], name="search_word_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "object_id"], name="search_word_document")]

    def __str__(self) -> str:
        return f"{self.word} in {self.kind} {self.object_id}"

"""Reading the trail."""

from .models import Entry

FIRST = "0" * 64


def head(subject_kind: str, subject_id: int) -> tuple[int, str]:
    """The number and digest of a subject's newest entry; (0, sixty-four zeros) where there is none."""
    found = (
        Entry.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
        .order_by("-number")
        .values_list("number", "digest")
        .first()
    )
    return found or (0, FIRST)

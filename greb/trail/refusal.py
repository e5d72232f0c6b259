"""One refusal, in the reader's language."""

from django.utils.functional import Promise


class Refused(Exception):  # noqa: N818 - the design's own word
    """What was asked is not done; `reason` says why, to the person who asked."""

    def __init__(self, reason: str | Promise, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field

    def __str__(self) -> str:
        return str(self.reason)

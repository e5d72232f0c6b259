"""Part of due work could not be done; what it was has been told or logged already."""


class Unfinished(Exception):  # noqa: N818 - it says what is the case
    """What is left is kept, and the next run tries again. Needs no traceback."""

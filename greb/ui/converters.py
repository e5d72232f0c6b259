"""How ids stand in addresses."""

from django.urls import register_converter


class Id:
    """A whole number that fits a database key; anything longer is simply not an address of ours."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return str(value)


register_converter(Id, "id")

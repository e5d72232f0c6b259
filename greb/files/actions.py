"""Keeping a picture and letting it go."""

from django.db import transaction

from greb.trail import clock
from greb.trail.actors import Actor
from greb.trail.refusal import Refused
from greb.workplaces.models import Membership, Person

from . import folder, rules
from .models import File
from .pictures import Picture, Upload, made_anew


@transaction.atomic
def keep_picture(*, by: Actor, upload: Upload | Picture) -> File:
    """Keep a picture, made anew from what was brought (or made anew already, by `forms.PictureField`).

    Refused with the reason where it is no picture, too large, or more than person or workplace may keep. The caller
    points to it in the same transaction; its own entry in the trail tells of it.
    """
    picture = upload if isinstance(upload, Picture) else made_anew(upload)
    person = by if isinstance(by, Person) else None
    home = Membership.objects.filter(person=person, is_home=True).values_list("workplace", flat=True).first()
    if person and (reason := rules.why_not_keep(person, home, len(picture.content))):
        raise Refused(reason, field="picture")
    made = File(
        kind=File.Kind.JPEG, sha256=picture.sha256, width=picture.width, height=picture.height,
        bytes=len(picture.content), kept_by=person, workplace_id=home, at=clock.now(),
    )  # fmt: skip
    folder.write(made.uuid, picture.content)
    made.save(force_insert=True)
    return made


@transaction.atomic
def drop_file(*, by: Actor, file: File) -> None:
    """The picture is gone, from the database and from the disk. Whoever pointed to it has let go of it."""
    name = file.uuid
    File.objects.filter(pk=file.pk).delete()
    transaction.on_commit(lambda: folder.remove(name))

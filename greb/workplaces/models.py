"""People, workplaces in a tree, roles held per workplace, and the core task."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from greb.trail import clock


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who may sign in. E-mail is optional: many who care for others have none at work."""

    class Mail(models.TextChoices):
        NONE = "none", _("No mail")
        DAILY = "daily", _("One mail a day, when there is something")
        NOW = "now", _("A mail at once")

    last_login = None  # nobody is watched: when somebody was here is not kept
    username = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    theme = models.CharField(max_length=5, blank=True)
    mail = models.CharField(max_length=5, choices=Mail, default=Mail.DAILY)
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField(default=clock.today)
    session_version = models.PositiveIntegerField(default=1)
    away_until = models.DateField(null=True, blank=True)
    card = models.CharField(max_length=64, blank=True, help_text="Digest of the sign-in card's secret.")
    pin = models.CharField(max_length=128, blank=True, help_text="Hashed like a password.")
    sought = models.CharField(
        max_length=440, blank=True, editable=False, help_text="Name, user name and mail in lower case, to search in."
    )

    USERNAME_FIELD = "username"
    objects = PersonManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["username"], name="person_username_once"),
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="person_email_once"),
            models.UniqueConstraint(fields=["card"], condition=~Q(card=""), name="person_card_once"),
        ]
        # Holds all that the list of people sorts and searches by, so that it is read without the rows.
        indexes: ClassVar = [models.Index(fields=["name", "id", "sought"], name="person_list")]

    def __str__(self) -> str:
        return self.name

    @property
    def to_seek(self) -> str:
        """What `sought` should hold; whoever changes name, user name or mail writes it."""
        return f"{self.name} {self.username} {self.email}".lower()[:440]

    @property
    def initials(self) -> str:
        parts = self.name.split()
        return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()

    @property
    def is_away(self) -> bool:
        return self.away_until is not None and self.away_until >= clock.today()


class Workplace(models.Model):
    """A workplace in the tree; the root is the organisation. `path` is the ids from the root down: "/1/4/17/"."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, blank=True, editable=False)
    reply_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Working days within which an idea is answered; empty: as above."
    )
    shares_after_reply = models.BooleanField(
        default=True, help_text="The whole organisation sees an idea from its first reply."
    )
    takes_ideas_without_sign_in = models.BooleanField(default=False)
    poster = models.CharField(max_length=32, blank=True, help_text="The secret part of the poster's address.")
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slug"], name="workplace_slug_once"),
            models.UniqueConstraint(fields=["poster"], condition=~Q(poster=""), name="workplace_poster_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["path"], name="workplace_path")]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> list[int]:
        """The ids from this workplace up to the root, nearest first."""
        return [int(part) for part in reversed(self.path.strip("/").split("/"))] if self.path else [self.pk]


class Membership(models.Model):
    """A person belongs to a workplace; a person may belong to several, one of which is home."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="memberships")
    is_home = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "workplace"], name="membership_once"),
            models.UniqueConstraint(fields=["person"], condition=Q(is_home=True), name="membership_one_home"),
        ]
        indexes: ClassVar = [models.Index(fields=["workplace", "person"], name="membership_workplace")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.workplace_id}"


class Role(models.Model):
    """What a person may do at a workplace and everywhere below it. Being an employee is membership, not a role."""

    class Kind(models.TextChoices):
        LEADER = "leader", _("Leader")
        CO_LEADER = "co_leader", _("Co-leader")
        STAND_IN = "stand_in", _("Stand-in")
        CHAMPION = "champion", _("Idea helper")
        UNION = "union", _("Union representative")
        SAFETY = "safety", _("Safety representative")
        DIRECTOR = "director", _("Director")
        EDITOR = "editor", _("Editor")
        ADMINISTRATOR = "admin", _("Administrator")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "workplace", "kind"], name="role_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["workplace", "kind", "person"], name="role_at")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} of {self.workplace_id}"


class CoreTask(models.Model):
    """One version of a workplace's core task, with a line for each of three scales."""

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="core_tasks")
    version = models.PositiveIntegerField()
    sentence = models.CharField(max_length=300)
    practice = models.CharField(max_length=200, blank=True, help_text="What good professional practice is.")
    people = models.CharField(max_length=200, blank=True, help_text="What the people we serve should meet.")
    routines = models.CharField(max_length=200, blank=True, help_text="What a good everyday is.")
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "version"], name="core_task_version_once"),
        ]

    def __str__(self) -> str:
        return self.sentence


class SignInLink(models.Model):
    """A short-lived, single-use way in, sent by mail: a link, and a code for the screen that asked.

    Used means deleted: when somebody signed in is not kept.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    link = models.CharField(max_length=64, help_text="Digest of the link's secret.")
    code = models.CharField(max_length=64, help_text="Digest of the code, salted with the asking screen's secret.")
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["link"], name="sign_in_link_once")]
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="sign_in_link_expiry")]

    def __str__(self) -> str:
        return f"link for {self.person_id}"


class Attempts(models.Model):
    """Failed sign-ins within a window, per name and per address (both kept as digests)."""

    bucket = models.CharField(max_length=64)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["bucket"], name="attempts_bucket_once")]

    def __str__(self) -> str:
        return f"{self.count} since {self.since}"

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import greb.trail.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("username", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("theme", models.CharField(blank=True, max_length=5)),
                (
                    "mail",
                    models.CharField(
                        choices=[
                            ("none", "No mail"),
                            ("daily", "One mail a day, when there is something"),
                            ("now", "A mail at once"),
                        ],
                        default="daily",
                        max_length=5,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("joined_on", models.DateField(default=greb.trail.clock.today)),
                ("session_version", models.PositiveIntegerField(default=1)),
                ("away_until", models.DateField(blank=True, null=True)),
                ("card", models.CharField(blank=True, help_text="Digest of the sign-in card's secret.", max_length=64)),
                ("pin", models.CharField(blank=True, help_text="Hashed like a password.", max_length=128)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("username",), name="person_username_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("email", ""), _negated=True), fields=("email",), name="person_email_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("card", ""), _negated=True), fields=("card",), name="person_card_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bucket", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("bucket",), name="attempts_bucket_once")],
            },
        ),
        migrations.CreateModel(
            name="Workplace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=60)),
                ("path", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "reply_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Working days within which an idea is answered; empty: as above.",
                        null=True,
                    ),
                ),
                (
                    "shares_after_reply",
                    models.BooleanField(
                        default=True, help_text="The whole organisation sees an idea from its first reply."
                    ),
                ),
                ("takes_ideas_without_sign_in", models.BooleanField(default=False)),
                (
                    "poster",
                    models.CharField(blank=True, help_text="The secret part of the poster's address.", max_length=32),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="workplaces.workplace",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["path"], name="workplace_path")],
                "constraints": [
                    models.UniqueConstraint(fields=("slug",), name="workplace_slug_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("poster", ""), _negated=True),
                        fields=("poster",),
                        name="workplace_poster_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leader", "Leader"),
                            ("co_leader", "Co-leader"),
                            ("stand_in", "Stand-in"),
                            ("champion", "Idea helper"),
                            ("union", "Union representative"),
                            ("safety", "Safety representative"),
                            ("director", "Director"),
                            ("editor", "Editor"),
                            ("admin", "Administrator"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="workplaces.workplace"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["workplace", "kind", "person"], name="role_at")],
                "constraints": [models.UniqueConstraint(fields=("person", "workplace", "kind"), name="role_once")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_home", models.BooleanField(default=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="workplaces.workplace",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["workplace", "person"], name="membership_workplace")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "workplace"), name="membership_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_home", True)), fields=("person",), name="membership_one_home"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoreTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("sentence", models.CharField(max_length=300)),
                (
                    "practice",
                    models.CharField(blank=True, help_text="What good professional practice is.", max_length=200),
                ),
                (
                    "people",
                    models.CharField(blank=True, help_text="What the people we serve should meet.", max_length=200),
                ),
                ("routines", models.CharField(blank=True, help_text="What a good everyday is.", max_length=200)),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="core_tasks",
                        to="workplaces.workplace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "version"), name="core_task_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.CharField(help_text="Digest of the link's secret.", max_length=64)),
                (
                    "code",
                    models.CharField(
                        help_text="Digest of the code, salted with the asking screen's secret.", max_length=64
                    ),
                ),
                ("expires_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["expires_at"], name="sign_in_link_expiry")],
                "constraints": [models.UniqueConstraint(fields=("link",), name="sign_in_link_once")],
            },
        ),
    ]

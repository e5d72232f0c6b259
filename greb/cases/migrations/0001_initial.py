import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ideas", "0004_the_longer_roads"),
        ("workplaces", "0002_people_can_be_searched"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "road",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not chosen yet"),
                            ("do", "Do it"),
                            ("try", "Try it"),
                            ("lead", "Lead it through"),
                        ],
                        default="",
                        max_length=4,
                    ),
                ),
                ("what", models.TextField(blank=True, max_length=2000)),
                ("for_whom", models.TextField(blank=True, max_length=1000)),
                ("took", models.TextField(blank=True, max_length=2000)),
                ("measured", models.TextField(blank=True, max_length=2000)),
                ("advice_1", models.CharField(blank=True, max_length=240)),
                ("advice_2", models.CharField(blank=True, max_length=240)),
                ("advice_3", models.CharField(blank=True, max_length=240)),
                ("author_box", models.TextField(blank=True, max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being written"), ("told", "Told"), ("withdrawn", "Taken back")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_why", models.CharField(blank=True, max_length=1000)),
                ("is_open", models.BooleanField(default=False, help_text="Anybody on the web may read it.")),
                (
                    "idea",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ideas.idea"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ideas.theme",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workplaces.workplace",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "told")), fields=["-told_at", "-id"], name="case_newest"),
                    models.Index(
                        condition=models.Q(("state", "told")),
                        fields=["workplace", "-told_at", "-id"],
                        name="case_newest_workplace",
                    ),
                    models.Index(
                        condition=models.Q(("state", "told")),
                        fields=["theme", "-told_at", "-id"],
                        name="case_newest_theme",
                    ),
                    models.Index(
                        condition=models.Q(("state", "told")),
                        fields=["road", "-told_at", "-id"],
                        name="case_newest_road",
                    ),
                    models.Index(
                        condition=models.Q(("state", "draft")), fields=["written_by", "id"], name="case_drafts"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("idea",), name="case_one_for_an_idea"),
                    models.UniqueConstraint(fields=("uuid",), name="case_uuid_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "told"), _negated=True),
                            models.Q(
                                models.Q(("what", ""), _negated=True),
                                models.Q(("measured", ""), _negated=True),
                                models.Q(("advice_1", ""), _negated=True),
                                models.Q(("advice_2", ""), _negated=True),
                                models.Q(("advice_3", ""), _negated=True),
                                ("told_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="case_told_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(models.Q(("withdrawn_why", ""), _negated=True), ("withdrawn_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="case_withdrawn_with_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_open", False), ("state", "told"), _connector="OR"),
                        name="case_open_is_told",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("is_blanked", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-id"], name="case_comment_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), ("is_blanked", True), _connector="OR"
                        ),
                        name="case_comment_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Credit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(blank=True, help_text="What they did, in few words.", max_length=120)),
                (
                    "says",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("name", "With my name"),
                            ("role", "With what I do, without my name"),
                            ("none", "I do not want to stand there"),
                        ],
                        max_length=4,
                    ),
                ),
                ("shown_as", models.CharField(blank=True, max_length=120)),
                ("on_web", models.BooleanField(default=False, help_text="They may stand there on the open web too.")),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credits",
                        to="cases.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("says", "")), fields=["person", "asked_at", "id"], name="credit_awaits"
                    ),
                    models.Index(fields=["person", "case"], name="credit_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "person"), name="credit_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("says", "")),
                            models.Q(models.Q(("says", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="credit_answered_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("says", "role"), _negated=True),
                            models.Q(("shown_as", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="credit_of_a_role_says_which",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("on_web", False), ("says__in", ["name", "role"]), _connector="OR"),
                        name="credit_on_web_is_shown",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["other", "one"], name="relation_other")],
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="relation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="relation_lower_first"
                    ),
                ],
            },
        ),
    ]

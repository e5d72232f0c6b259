import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("voices", "0002_promises_do_not_change"),
        ("workplaces", "0002_people_can_be_searched"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                ("purpose", models.CharField(help_text="What the answers will be used for.", max_length=300)),
                (
                    "parts",
                    models.CharField(
                        choices=[
                            ("together", "Everybody together"),
                            ("teams", "Each team by itself, and everybody together more roughly"),
                        ],
                        default="together",
                        max_length=8,
                    ),
                ),
                (
                    "privacy",
                    models.CharField(
                        choices=[
                            ("leader", "The leader reads what is written"),
                            ("workplace", "Everybody at the workplace reads what is written"),
                        ],
                        default="leader",
                        max_length=9,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("open", "Open"),
                            ("shown", "The answers are here"),
                            ("few", "Too few answered to show anything"),
                            ("off", "Called off"),
                        ],
                        default="draft",
                        max_length=5,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("asked", models.PositiveIntegerField(default=0, help_text="How many people have been asked.")),
                ("opened_on", models.DateField(blank=True, null=True)),
                (
                    "closes_on",
                    models.DateField(blank=True, help_text="The last day on which it can be answered.", null=True),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_why", models.CharField(blank=True, help_text="Why it was called off.", max_length=300)),
                (
                    "results",
                    models.JSONField(
                        blank=True, help_text="What may be shown, worked out once; no answers.", null=True
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["workplace", "-id"], name="survey_list"),
                    models.Index(condition=models.Q(("state", "open")), fields=["closes_on"], name="survey_to_close"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked", 0), ("opened_on__isnull", True), ("state", "draft")),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("closes_on__gte", models.F("opened_on")),
                                ("opened_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="survey_open_until_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("state__in", ["draft", "open"])),
                            models.Q(("ended_on__isnull", False), ("state__in", ["shown", "few", "off"])),
                            _connector="OR",
                        ),
                        name="survey_ended_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("results__isnull", False), ("state", "shown")),
                            models.Q(models.Q(("state", "shown"), _negated=True), ("results__isnull", True)),
                            _connector="OR",
                        ),
                        name="survey_results_when_it_is_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "draft"), ("asked__gte", 10), _connector="OR"),
                        name="survey_asks_ten_at_least",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "off"), _negated=True),
                            models.Q(("ended_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="survey_called_off_with_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("purpose", ""), _negated=True)
                        ),
                        name="survey_says_what_for",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("scale", "Five steps between two ends"), ("words", "In own words")],
                        default="scale",
                        max_length=5,
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("low", models.CharField(blank=True, help_text="What the first step says.", max_length=60)),
                ("high", models.CharField(blank=True, help_text="What the last step says.", max_length=60)),
                (
                    "same",
                    models.CharField(help_text="Digest by which the same question is known again.", max_length=64),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["same", "survey"], name="question_same")],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "number"), name="question_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("high", ""), ("kind", "words"), ("low", "")),
                            models.Q(
                                ("kind", "scale"),
                                models.Q(("low", ""), _negated=True),
                                models.Q(("high", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="question_scale_has_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 6)), name="question_few"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="question_asks_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("names", models.JSONField(help_text="The names of the workplaces.")),
                ("places", models.JSONField(help_text="The ids of the workplaces.")),
                ("path", models.CharField(help_text="What their ways down the tree have in common.", max_length=200)),
                ("size", models.PositiveIntegerField(help_text="How many are asked.")),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voices.batch"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "number"), name="unit_number_once"),
                    models.UniqueConstraint(fields=("batch",), name="unit_batch_once"),
                    models.CheckConstraint(condition=models.Q(("size__gte", 10)), name="unit_asks_ten_at_least"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(help_text="survey:7, or another room's thing.", max_length=40)),
                ("month", models.DateField(help_text="The first of the month.")),
                ("on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="surveys.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "person"], name="asked_unit"),
                    models.Index(fields=["person", "-on"], name="asked_last"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "month"), name="asked_once_a_month"),
                    models.CheckConstraint(
                        condition=models.Q(("on__gte", models.F("month"))), name="asked_in_its_month"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=500)),
                (
                    "question",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="surveys.question",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["question", "id"], name="words_question")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="words_say_something")
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "indexes": [models.Index(fields=["workplace", "-id"], name="meeting_question_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_question_answered_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="meeting_question_asks_something"
                    ),
                ],
            },
        ),
    ]

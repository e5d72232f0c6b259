import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("ideas", "0004_the_longer_roads"),
        ("measures", "0001_initial"),
        ("workplaces", "0002_people_can_be_searched"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Frames",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("hours", models.DecimalField(decimal_places=1, max_digits=6)),
                ("kroner", models.DecimalField(decimal_places=2, max_digits=10)),
                ("not_to_touch", models.CharField(blank=True, max_length=1000)),
                (
                    "weekly_time",
                    models.CharField(blank=True, help_text="Time that is kept free for trying.", max_length=200),
                ),
                (
                    "who_decides",
                    models.CharField(blank=True, help_text="Who decides what beyond it, and when.", max_length=1000),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "workplace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
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
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "version"), name="frames_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gte", 0), ("kroner__gte", 0)), name="frames_not_below_nothing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Experiment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cycle", models.PositiveSmallIntegerField(default=1)),
                (
                    "size",
                    models.CharField(
                        choices=[("small", "Four lines"), ("full", "The whole plan")], default="small", max_length=5
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("what", models.CharField(max_length=1000)),
                (
                    "hope",
                    models.CharField(
                        blank=True, help_text="What we hope to see, written before it begins.", max_length=1000
                    ),
                ),
                ("until", models.DateField(null=True)),
                ("stop_if", models.CharField(blank=True, max_length=1000)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("how", models.CharField(blank=True, max_length=1000)),
                ("measure_line", models.CharField(blank=True, max_length=200)),
                (
                    "check_line",
                    models.CharField(blank=True, help_text="What keeps people and their data safe.", max_length=1000),
                ),
                ("cap_hours", models.DecimalField(decimal_places=1, max_digits=6, null=True)),
                ("cap_kroner", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("alternatives", models.CharField(blank=True, max_length=1000)),
                ("touches_data", models.BooleanField(default=False)),
                ("touches_safety", models.BooleanField(default=False)),
                ("touches_kept_out", models.BooleanField(default=False, help_text="Touches what the frames keep out.")),
                ("started_at", models.DateTimeField(null=True)),
                (
                    "is_inside",
                    models.BooleanField(help_text="Whether it lay inside the frames when it began.", null=True),
                ),
                ("reminded_at", models.DateTimeField(null=True)),
                ("concluded_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("works", "It works"),
                            ("works_with_changes", "It works with changes"),
                            ("does_not", "It does not help here"),
                            ("cannot_tell", "We cannot tell"),
                        ],
                        max_length=20,
                    ),
                ),
                ("learning", models.CharField(blank=True, max_length=1000)),
                (
                    "trigger",
                    models.CharField(blank=True, help_text="What made it end before its day.", max_length=1000),
                ),
                (
                    "led_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopt", "We do it"),
                            ("widen", "It is led through"),
                            ("stop", "We stop here"),
                            ("again", "We try once more"),
                        ],
                        max_length=5,
                    ),
                ),
                ("is_blanked", models.BooleanField(default=False)),
                (
                    "concluded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="measures.measure",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "frames",
                    models.ForeignKey(
                        db_index=False,
                        help_text="Those it was held against when it began; none where nobody had written any.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="experiments.frames",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("concluded_at", None)),
                        fields=["owner", "until", "id"],
                        name="experiment_owned",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("concluded_at", None), ("reminded_at", None), ("started_at__isnull", False)
                        ),
                        fields=["until", "id"],
                        name="experiment_to_remind",
                    ),
                    models.Index(
                        condition=models.Q(("concluded_at__isnull", False)),
                        fields=["-concluded_at", "-id"],
                        name="experiment_learned",
                    ),
                    models.Index(
                        condition=models.Q(("concluded_at__isnull", False)),
                        fields=["outcome", "-concluded_at", "-id"],
                        name="experiment_learned_so",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("idea", "cycle"), name="experiment_cycle_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("concluded_at__isnull", True)),
                        fields=("idea",),
                        name="experiment_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="experiment_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_at__isnull", True),
                            models.Q(
                                models.Q(("hope", ""), _negated=True),
                                models.Q(("stop_if", ""), _negated=True),
                                ("is_inside__isnull", False),
                                ("until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="experiment_begins_with_its_lines",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("concluded_at__isnull", True), ("learning", ""), ("led_to", ""), ("outcome", "")),
                            models.Q(
                                ("concluded_at__isnull", False),
                                ("started_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("learning", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="experiment_ends_with_what_was_learned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=1000)),
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
                    "experiment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="experiments.experiment",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="files.file"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["experiment", "-id"], name="observation_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="observation_says_something"
                    )
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ideas", "0005_maturing"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "road",
                    models.CharField(
                        choices=[
                            ("", "Not chosen yet"),
                            ("do", "Do it"),
                            ("try", "Try it"),
                            ("lead", "Lead it through"),
                        ],
                        max_length=4,
                    ),
                ),
                ("reason", models.CharField(max_length=1000)),
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
                    "idea",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["idea", "-at", "-id"], name="decision_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="decision_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("road__in", ["try", "lead"])), name="decision_on_a_longer_road"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "choice",
                    models.CharField(
                        choices=[("lead", "I lead it"), ("join", "I take part"), ("hand_over", "I hand it over")],
                        max_length=9,
                    ),
                ),
                ("time", models.CharField(blank=True, help_text="What time it takes, in words.", max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="part", to="weighing.decision"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                (
                    "closes_on",
                    models.DateField(blank=True, help_text="Until when we ask; later ones count too.", null=True),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("idea", "opened_at"), name="round_once")],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="round",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="weighing.round",
            ),
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("practice", models.SmallIntegerField()),
                ("people", models.SmallIntegerField()),
                ("routines", models.SmallIntegerField()),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("guess", "It is a guess"),
                            ("fairly", "Fairly sure"),
                            ("sure", "I know it from my work"),
                        ],
                        max_length=6,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=1000)),
                ("is_blanked", models.BooleanField(default=False)),
                ("is_named", models.BooleanField(default=False, help_text="Colleagues see whose it is.")),
                ("at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(help_text="Changed, when the others' could be seen.", null=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weighings",
                        to="weighing.round",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "round"], name="weighing_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "person"), name="weighing_once"),
                    models.CheckConstraint(
                        condition=models.Q(("practice__gte", -2), ("practice__lte", 2)),
                        name="weighing_practice_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", -2), ("people__lte", 2)), name="weighing_people_in_range"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("routines__gte", -2), ("routines__lte", 2)),
                        name="weighing_routines_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CounterArgument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=1000)),
                ("is_blanked", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="counter_argument_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("better", models.CharField(max_length=1000)),
                ("for_whom", models.CharField(max_length=1000)),
                ("without", models.CharField(max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("better", ""), _negated=True),
                            models.Q(("for_whom", ""), _negated=True),
                            models.Q(("without", ""), _negated=True),
                        ),
                        name="need_is_whole",
                    )
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ideas", "0004_the_longer_roads"),
        ("measures", "0001_initial"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Benefit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("quality", "Better quality"),
                            ("efficiency", "The same with less effort"),
                            ("citizens", "Citizens take part"),
                            ("satisfaction", "A better working day"),
                            ("politics", "What the politicians have set as a goal"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("cash", "Money that is no longer spent"),
                            ("freed_time", "Time set free for something else"),
                            ("quality", "Something gets better"),
                        ],
                        default="quality",
                        max_length=10,
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40)),
                (
                    "better",
                    models.CharField(
                        choices=[("up", "More is better"), ("down", "Less is better")], default="up", max_length=4
                    ),
                ),
                ("baseline", models.DecimalField(decimal_places=4, max_digits=13, null=True)),
                ("baseline_on", models.DateField(null=True)),
                ("baseline_how", models.CharField(blank=True, help_text="How it was counted.", max_length=1000)),
                ("made_at", models.DateTimeField()),
                (
                    "idea",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"
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
            ],
            options={
                "indexes": [models.Index(fields=["owner", "id"], name="benefit_owner")],
                "constraints": [
                    models.UniqueConstraint(fields=("idea",), name="benefit_one_main"),
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="benefit_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(("better__in", ["up", "down"])), name="benefit_has_a_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("baseline__isnull", True), ("baseline_on__isnull", True)),
                            models.Q(("baseline__isnull", False), ("baseline_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="benefit_baseline_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "To come"), ("read", "Looked at"), ("not", "Not evaluated")],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=13, null=True)),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("negative", models.CharField(blank=True, help_text="What got worse.", max_length=1000)),
                ("why", models.CharField(blank=True, help_text="Why it was not evaluated.", max_length=1000)),
                ("done_on", models.DateField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "benefit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="benefits.benefit",
                    ),
                ),
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
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "planned")), fields=["on", "id"], name="follow_up_due")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("benefit", "on"), name="follow_up_one_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done_on__isnull", True), ("state", "planned"), ("value__isnull", True), ("why", "")
                            ),
                            models.Q(
                                ("done_on__isnull", False), ("state", "read"), ("value__isnull", False), ("why", "")
                            ),
                            models.Q(
                                ("done_on__isnull", False),
                                ("state", "not"),
                                ("value__isnull", True),
                                models.Q(("why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_says_what_or_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Forecast",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "better",
                    models.CharField(choices=[("up", "More is better"), ("down", "Less is better")], max_length=4),
                ),
                ("pessimistic", models.DecimalField(decimal_places=4, max_digits=13)),
                ("likely", models.DecimalField(decimal_places=4, max_digits=13)),
                ("optimistic", models.DecimalField(decimal_places=4, max_digits=13)),
                ("on", models.DateField(help_text="The day that it is about.")),
                ("locked_at", models.DateTimeField()),
                (
                    "benefit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forecast", to="benefits.benefit"
                    ),
                ),
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
            ],
            options={
                "indexes": [models.Index(fields=["by", "id"], name="forecast_by")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("better", "up"),
                                ("likely__lte", models.F("optimistic")),
                                ("pessimistic__lte", models.F("likely")),
                            ),
                            models.Q(
                                ("better", "down"),
                                ("likely__gte", models.F("optimistic")),
                                ("pessimistic__gte", models.F("likely")),
                            ),
                            _connector="OR",
                        ),
                        name="forecast_in_order",
                    )
                ],
            },
        ),
    ]

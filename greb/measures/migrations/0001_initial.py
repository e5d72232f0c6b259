import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("workplaces", "0002_people_can_be_searched"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("unit", models.CharField(blank=True, max_length=40)),
                (
                    "better",
                    models.CharField(
                        choices=[
                            ("up", "Up is better"),
                            ("down", "Down is better"),
                            ("neither", "Neither; we only want to know"),
                        ],
                        default="neither",
                        max_length=7,
                    ),
                ),
                ("question", models.CharField(blank=True, help_text="What it tells the workplace.", max_length=200)),
                ("made_at", models.DateTimeField()),
                ("is_ended", models.BooleanField(default=False)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_why", models.CharField(blank=True, max_length=200)),
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
                "indexes": [models.Index(fields=["workplace", "is_ended", "name", "id"], name="measure_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_why", ""), ("is_ended", False)),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("is_ended", True),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="measure_ended_with_why",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="measure_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=13)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("gone_why", models.CharField(blank=True, max_length=200)),
                ("is_corrected", models.BooleanField(default=False, help_text="Gone because another took its place.")),
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
                    "gone_by",
                    models.ForeignKey(
                        blank=True,
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="measures.measure",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["measure", "-gone_at", "-id"], name="reading_gone")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("gone_at__isnull", True)),
                        fields=("measure", "on"),
                        name="reading_one_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gone_at__isnull", True), ("gone_why", ""), ("is_corrected", False)),
                            models.Q(("gone_at__isnull", False), models.Q(("gone_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reading_gone_with_why",
                    ),
                ],
            },
        ),
    ]

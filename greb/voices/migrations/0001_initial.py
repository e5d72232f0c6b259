import uuid

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
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("standing", "Slips that lie ready"), ("wave", "Slips for one round of questions")],
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
                ("ref", models.CharField(blank=True, help_text="What the room that asked calls it.", max_length=60)),
                (
                    "door",
                    models.CharField(
                        default="voice-write", help_text="The route to which its slips lead.", max_length=40
                    ),
                ),
                (
                    "size",
                    models.PositiveIntegerField(
                        help_text="How many slips a wave may have; how many a standing one begins with."
                    ),
                ),
                ("drawn", models.PositiveIntegerField(default=0, help_text="How many slips have been made.")),
                ("opened_on", models.DateField(help_text="The Monday of the week.")),
                ("closed_on", models.DateField(blank=True, help_text="The Monday of the week.", null=True)),
                ("round", models.PositiveIntegerField(default=1)),
                ("public_key", models.BinaryField(max_length=32)),
                (
                    "ended_key",
                    models.BinaryField(
                        help_text="Of the last round, until surely destroyed.", max_length=32, null=True
                    ),
                ),
                (
                    "salt",
                    models.BinaryField(
                        help_text="For the digest by which the trail proves what was let out.", max_length=32
                    ),
                ),
                (
                    "is_scrubbed",
                    models.BooleanField(default=True, help_text="No release waits for its traces to be wiped."),
                ),
                (
                    "runs_low",
                    models.BooleanField(
                        default=False, help_text="Looked at when a round is let out, never in between."
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
                    models.Index(fields=["workplace", "kind", "-id"], name="batch_at"),
                    models.Index(condition=models.Q(("is_scrubbed", False)), fields=["id"], name="batch_to_scrub"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True), ("kind", "standing")),
                        fields=("workplace",),
                        name="batch_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("drawn__lte", models.F("size")), ("kind", "standing"), _connector="OR"),
                        name="batch_no_more",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("is_spent", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="voices.batch",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["batch", "is_spent"], name="code_batch")],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "answered_by",
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
                    models.Index(fields=["workplace", "-id"], name="voice_group_new"),
                    models.Index(
                        condition=models.Q(("answer", ""), _negated=True),
                        fields=["workplace", "-answered_at", "-id"],
                        name="voice_group_heard",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="voice_group_answered_with_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("round", models.PositiveIntegerField()),
                ("week", models.DateField(help_text="The Monday of the week.")),
                ("again", models.CharField(max_length=64)),
                ("ciphertext", models.BinaryField()),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.batch"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["batch", "week"], name="sealed_batch")],
                "constraints": [models.UniqueConstraint(fields=("again",), name="sealed_once")],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("round", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("concern", "A concern"), ("idea", "An idea"), ("answer", "An answer")], max_length=8
                    ),
                ),
                ("week", models.DateField(help_text="The Monday of the week in which it was let out.")),
                ("payload", models.JSONField()),
                (
                    "receipt",
                    models.CharField(help_text="Keyed digest of the receipt that only the writer has.", max_length=64),
                ),
                (
                    "taken_as",
                    models.CharField(blank=True, help_text="What a room above made of it: idea:7.", max_length=40),
                ),
                ("is_blanked", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voices.batch"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="voices.group",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["batch", "kind", "-week", "id"], name="voice_batch"),
                    models.Index(
                        condition=models.Q(("kind", "idea"), ("taken_as", "")),
                        fields=["kind", "id"],
                        name="voice_to_take",
                    ),
                    models.Index(
                        condition=models.Q(("group__isnull", False)), fields=["group", "id"], name="voice_group"
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("receipt",), name="voice_receipt_once")],
            },
        ),
        migrations.CreateModel(
            name="Said",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_writer", models.BooleanField()),
                ("text", models.CharField(max_length=2000)),
                ("week", models.DateField(help_text="The Monday of the week.")),
                (
                    "ref",
                    models.CharField(
                        blank=True, help_text="Of a line that a room above passed on: step:12.", max_length=40
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
                (
                    "voice",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="said",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["voice", "id"], name="said_voice")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ref", ""), _negated=True),
                        fields=("voice", "ref"),
                        name="said_passed_on_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_writer", False), ("by__isnull", True), _connector="OR"),
                        name="said_writer_is_nobody",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="said_says_something"),
                ],
            },
        ),
    ]

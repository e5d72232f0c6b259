import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ideas", "0005_maturing"),
        ("workplaces", "0002_people_can_be_searched"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.CharField(blank=True, max_length=2000)),
                ("for_whom", models.CharField(blank=True, max_length=2000)),
                ("purpose", models.CharField(blank=True, help_text="Said honestly.", max_length=2000)),
                ("gains", models.CharField(blank=True, max_length=2000)),
                (
                    "freed_time",
                    models.CharField(blank=True, help_text="What time that becomes free is used for.", max_length=2000),
                ),
                ("promised", models.CharField(blank=True, max_length=2000)),
                ("not_promised", models.CharField(blank=True, max_length=2000)),
                (
                    "known_when",
                    models.CharField(blank=True, help_text="When we know what we do not know yet.", max_length=2000),
                ),
                ("old_routine", models.CharField(blank=True, max_length=120)),
                ("retire_on", models.DateField(null=True)),
                ("needs_forum", models.BooleanField(default=False)),
                ("is_entered", models.BooleanField(default=False, help_text="Decided elsewhere.")),
                ("decided_by", models.CharField(blank=True, max_length=120)),
                ("may_shape", models.CharField(blank=True, max_length=2000)),
                ("say_upwards", models.CharField(blank=True, max_length=2000)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(help_text="When the representatives were told of it.", null=True)),
                ("launched_at", models.DateTimeField(null=True)),
                ("retired_at", models.DateTimeField(null=True)),
                ("halted_at", models.DateTimeField(null=True)),
                (
                    "reminded_for",
                    models.DateField(help_text="The retire_on of which the owner has been reminded.", null=True),
                ),
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"
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
                    "old_routine_owner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "operations_owner",
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
                    models.Index(
                        condition=models.Q(
                            ("halted_at__isnull", True), ("launched_at__isnull", False), ("retired_at__isnull", True)
                        ),
                        fields=["retire_on", "id"],
                        name="plan_to_retire",
                    ),
                    models.Index(fields=["old_routine_owner", "retire_on", "id"], name="plan_routine_owner"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("launched_at__isnull", True),
                            models.Q(
                                ("retire_on__isnull", False),
                                models.Q(("old_routine", ""), _negated=True),
                                models.Q(("why", ""), _negated=True),
                                models.Q(("for_whom", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_begun_says_what_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retired_at__isnull", True),
                            models.Q(("halted_at__isnull", True), ("launched_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_retired_was_begun",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_entered", False), models.Q(("decided_by", ""), _negated=True), _connector="OR"
                        ),
                        name="plan_entered_says_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MappedTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("goes", "Goes"), ("stays", "Stays"), ("new", "New"), ("unknown", "Not known yet")],
                        max_length=7,
                    ),
                ),
                ("text", models.CharField(max_length=200)),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="change.plan",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "text"), name="change_task_once")],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("said", models.CharField(max_length=2000)),
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
                    "plan",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hearings",
                        to="change.plan",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["plan", "on", "id"], name="hearing_plan")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("said", ""), _negated=True), name="hearing_says_what")
                ],
            },
        ),
        migrations.CreateModel(
            name="Touched",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=120)),
                ("how", models.CharField(blank=True, max_length=1000)),
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
                    "plan",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="touched",
                        to="change.plan",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "who"), name="touched_once")],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(null=True)),
                ("is_blanked", models.BooleanField(default=False)),
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
                "indexes": [
                    models.Index(fields=["idea", "id"], name="concern_idea"),
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)), fields=["idea"], name="concern_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_blanked", True), models.Q(("text", ""), _negated=True), _connector="OR"
                        ),
                        name="concern_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="concern_answered_in_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Forum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                (
                    "workplace",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="workplaces.workplace"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="forum_has_a_name")
                ],
            },
        ),
    ]

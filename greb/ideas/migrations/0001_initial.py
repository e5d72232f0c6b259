import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("workplaces", "0001_initial"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Idea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told", models.CharField(max_length=300)),
                ("body", models.TextField(blank=True, max_length=8000)),
                (
                    "author_name",
                    models.CharField(
                        blank=True, help_text="Who told it, where that is no person here.", max_length=120
                    ),
                ),
                ("is_author_hidden", models.BooleanField(default=False)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("leader", "Only my leader first"),
                            ("workplace", "My workplace"),
                            ("organisation", "The whole organisation"),
                        ],
                        default="workplace",
                        max_length=12,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("spark", "New"),
                            ("maturing", "Maturing"),
                            ("weighing", "Being weighed"),
                            ("decided", "Decided"),
                            ("experiment", "Being tried"),
                            ("change", "Being led through"),
                            ("following", "Being followed up"),
                            ("told", "Told"),
                            ("done", "It became real"),
                            ("parked", "Saved for later"),
                            ("declined", "We are not going on"),
                            ("stopped", "Stopped"),
                            ("merged", "Joined with another"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="spark",
                        max_length=12,
                    ),
                ),
                ("stage_since", models.DateTimeField()),
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
                (
                    "due_on",
                    models.DateField(help_text="The reply clock: set while the idea waits for its leader.", null=True),
                ),
                ("is_extended", models.BooleanField(default=False)),
                ("rises", models.PositiveSmallIntegerField(default=0)),
                ("replied_at", models.DateTimeField(null=True)),
                (
                    "asked_at",
                    models.DateTimeField(help_text="A question to the author that is not answered yet.", null=True),
                ),
                ("revive_on", models.DateField(null=True)),
                (
                    "reason",
                    models.CharField(blank=True, help_text="Why it left the line, or is done.", max_length=1000),
                ),
                ("got_better", models.CharField(blank=True, max_length=1000)),
                ("ended_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                ("support_count", models.PositiveIntegerField(default=0)),
                ("imported_support", models.PositiveIntegerField(default=0)),
                ("comment_count", models.PositiveIntegerField(default=0)),
                ("is_told_blanked", models.BooleanField(default=False)),
                ("is_body_blanked", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=60)),
                ("source_key", models.CharField(blank=True, max_length=64)),
                (
                    "answerer",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "caught_by",
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
                    models.Index(fields=["audience", "-created_at", "-id"], name="idea_audi_new"),
                    models.Index(fields=["audience", "-support_count", "-id"], name="idea_audi_support"),
                    models.Index(fields=["audience", "-moved_at", "-id"], name="idea_audi_moved"),
                    models.Index(fields=["audience", "stage", "-created_at", "-id"], name="idea_audi_stag_new"),
                    models.Index(fields=["audience", "stage", "-support_count", "-id"], name="idea_audi_stag_support"),
                    models.Index(fields=["audience", "stage", "-moved_at", "-id"], name="idea_audi_stag_moved"),
                    models.Index(fields=["workplace", "audience", "-created_at", "-id"], name="idea_work_audi_new"),
                    models.Index(
                        fields=["workplace", "audience", "-support_count", "-id"], name="idea_work_audi_support"
                    ),
                    models.Index(fields=["workplace", "audience", "-moved_at", "-id"], name="idea_work_audi_moved"),
                    models.Index(fields=["author", "-created_at", "-id"], name="idea_author_new"),
                    models.Index(fields=["author", "audience"], name="idea_author_audience"),
                    models.Index(fields=["caught_by", "audience"], name="idea_caught_by_audience"),
                    models.Index(fields=["answerer", "audience"], name="idea_answerer_audience"),
                    models.Index(
                        condition=models.Q(("stage", "spark")),
                        fields=["answerer", "due_on", "id"],
                        name="idea_answerer_due",
                    ),
                    models.Index(
                        condition=models.Q(("due_on__isnull", False), ("stage", "spark")),
                        fields=["due_on", "id"],
                        name="idea_due",
                    ),
                    models.Index(
                        condition=models.Q(("stage", "parked")), fields=["revive_on", "id"], name="idea_revive"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("source", "source_key"),
                        name="idea_imported_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("told", ""), _negated=True), name="idea_is_told"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "done"), _negated=True),
                            models.Q(("got_better", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="idea_done_says_what_got_better",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage__in", ["parked", "declined", "stopped"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="idea_no_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "parked"), _negated=True), ("revive_on__isnull", False), _connector="OR"
                        ),
                        name="idea_parked_comes_back",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("question", "I wonder"), ("build", "I would add")], max_length=8)),
                ("by_name", models.CharField(blank=True, max_length=120)),
                ("text", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("is_blanked", models.BooleanField(default=False)),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["idea", "id"], name="comment_idea")],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="ideas.comment"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("comment", "person"), name="mention_once")],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("thanks", "Thank you"),
                            ("question", "Question"),
                            ("answer", "Answer"),
                            ("reply", "Reply"),
                            ("extension", "More time"),
                            ("do", "Do it"),
                            ("mature", "Go on with it"),
                            ("park", "Saved for later"),
                            ("decline", "We are not going on"),
                            ("finish", "What got better"),
                            ("revive", "Taken up again"),
                            ("withdraw", "Taken back"),
                            ("share", "Shown to more"),
                            ("blank", "Text blanked"),
                            ("rise", "Risen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=1000)),
                ("at", models.DateTimeField()),
                ("is_blanked", models.BooleanField(default=False)),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["idea", "at", "id"], name="step_idea")],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "idea",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "idea"], name="support_person")],
                "constraints": [models.UniqueConstraint(fields=("idea", "person"), name="support_once")],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("slug", models.SlugField(max_length=60)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("slug",), name="theme_slug_once")],
            },
        ),
        migrations.AddField(
            model_name="idea",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="ideas.theme",
            ),
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "idea"], name="follow_person")],
                "constraints": [models.UniqueConstraint(fields=("idea", "person"), name="follow_once")],
            },
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["audience", "theme", "-created_at", "-id"], name="idea_audi_them_new"),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["audience", "theme", "-support_count", "-id"], name="idea_audi_them_support"),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["audience", "theme", "-moved_at", "-id"], name="idea_audi_them_moved"),
        ),
    ]

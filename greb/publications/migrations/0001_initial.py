import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("workplaces", "0002_people_can_be_searched"),
        ("workplaces", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                ("foreword", models.TextField(blank=True, max_length=4000)),
                ("language", models.CharField(choices=[("da", "Da"), ("en", "En")], default="da", max_length=2)),
                ("made_at", models.DateTimeField()),
                ("is_published", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField(null=True)),
                ("is_open", models.BooleanField(default=False, help_text="Anybody on the web may read and order it.")),
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
                        help_text="Whose editor makes it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workplaces.workplace",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-made_at", "-id"], name="publication_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="publication_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_published", False), ("published_at__isnull", False), _connector="OR"),
                        name="publication_published_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_open", False), ("is_published", True), _connector="OR"),
                        name="publication_open_is_out",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="publications.publication",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "publication"], name="piece_of_a_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("publication", "case"), name="piece_once"),
                    models.UniqueConstraint(fields=("publication", "place"), name="piece_in_its_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("address", models.CharField(max_length=500)),
                ("copies", models.PositiveSmallIntegerField(verbose_name="Copies")),
                ("note", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
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
                    "publication",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="orders",
                        to="publications.publication",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["publication", "-id"], name="order_newest"),
                    models.Index(
                        condition=models.Q(("sent_at__isnull", True)), fields=["publication", "id"], name="order_waits"
                    ),
                    models.Index(fields=["sent_at", "id"], name="order_sent"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("copies__gte", 1), ("copies__lte", 200)), name="order_of_some_copies"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("address", ""), _negated=True)
                        ),
                        name="order_says_where_to",
                    ),
                ],
            },
        ),
    ]

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class WorkConfig(AppConfig):
    name = "greb.work"

    def ready(self) -> None:
        from .statistics import refresh

        # Told once, by a room that has tables; this one has none. All migrations are over by then.
        post_migrate.connect(refresh, sender=apps.get_app_config("trail"))

from django.apps import AppConfig


class ExperimentsConfig(AppConfig):
    name = "greb.experiments"

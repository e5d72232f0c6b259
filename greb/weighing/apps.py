from django.apps import AppConfig


class WeighingConfig(AppConfig):
    name = "greb.weighing"

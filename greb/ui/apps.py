from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "greb.ui"

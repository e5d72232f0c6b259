from django.apps import AppConfig


class Measures(AppConfig):
    name = "greb.measures"

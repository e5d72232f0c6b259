from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from . import views

urlpatterns = [
    path("measures", views.measures, name="measures"),
    path("measures/new", views.measure_new, name="measure-new"),
    path("measures/<id:pk>", views.measure, name="measure"),
    path("measures/<id:pk>/change", views.measure_change, name="measure-change"),
    path("measures/<id:pk>/end", views.measure_end, name="measure-end"),
    path("measures/<id:pk>/resume", views.measure_resume, name="measure-resume"),
    path("measures/<id:pk>/readings/new", views.reading_new, name="reading-new"),
    path("measures/<id:pk>/readings.csv", views.readings_csv, name="readings-csv"),
    path("measures/<id:pk>/readings/<id:reading>", views.reading, name="reading"),
    path("measures/<id:pk>/readings/<id:reading>/remove", views.reading_remove, name="reading-remove"),
]

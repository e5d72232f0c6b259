from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("ideas/<id:pk>", views.idea_page, name="idea"),
    path("real", views.real, name="real"),
    path("about", views.about, name="about"),
    path("fifteen", views.fifteen, name="fifteen"),
]

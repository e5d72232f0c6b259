from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from . import views

urlpatterns = [
    path("ideas/<id:pk>/open-weighing", views.open_weighing, name="open-weighing"),
    path("ideas/<id:pk>/weigh", views.weigh, name="weigh"),
    path("ideas/<id:pk>/weighing", views.weighing, name="weighing"),
    path("ideas/<id:pk>/weighing/blank", views.blank, name="weighing-blank"),
    path("ideas/<id:pk>/need", views.need, name="need"),
    path("ideas/<id:pk>/against", views.against, name="against"),
    path("ideas/<id:pk>/decide", views.decide, name="decide"),
    path("ideas/<id:pk>/part", views.part, name="part"),
    path("ideas/<id:pk>/lead", views.lead, name="lead"),
]

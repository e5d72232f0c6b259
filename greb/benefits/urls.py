from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from . import views

BENEFIT = "ideas/<id:pk>/benefit"

urlpatterns = [
    path("follow-ups", views.follow_ups, name="follow-ups"),
    path(BENEFIT, views.benefit, name="benefit"),
    path(f"{BENEFIT}/plan", views.benefit_plan, name="benefit-plan"),
    path(f"{BENEFIT}/baseline", views.benefit_baseline, name="benefit-baseline"),
    path(f"{BENEFIT}/forecast", views.benefit_forecast, name="benefit-forecast"),
    path(f"{BENEFIT}/follow-ups/new", views.follow_up_plan, name="follow-up-plan"),
    path(f"{BENEFIT}/follow-ups/<id:day>", views.follow_up, name="follow-up"),
    path(f"{BENEFIT}/follow-ups/<id:day>/leave", views.follow_up_leave, name="follow-up-leave"),
]

from django.urls import path

from . import views

urlpatterns = [path("ui", views.showcase, name="showcase")]

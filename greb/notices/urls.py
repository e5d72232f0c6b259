from django.urls import path

from . import views

urlpatterns = [
    path("news", views.news, name="news"),
    path("news/read", views.read, name="news-read"),
]

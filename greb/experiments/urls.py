from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from . import views

urlpatterns = [
    path("frames", views.own_frames, name="own-frames"),
    path("workplaces/<slug:slug>/frames", views.frames, name="frames"),
    path("workplaces/<slug:slug>/frames/write", views.frames_write, name="frames-write"),
    path("ideas/<id:pk>/try", views.plan, name="experiment-plan"),
    path("ideas/<id:pk>/try/again", views.again, name="experiment-again"),
    path("ideas/<id:pk>/try/observe", views.observe, name="experiment-observe"),
    path("ideas/<id:pk>/try/learn", views.conclude, name="experiment-conclude"),
    path("ideas/<id:pk>/try/next", views.choose_next, name="experiment-next"),
    path("ideas/<id:pk>/try/blank", views.blank, name="experiment-blank"),
    path("ideas/<id:pk>/try/<id:cycle>", views.seen, name="experiment-seen"),
    path("ideas/<id:pk>/try/pictures/<id:seen>", views.picture, name="experiment-picture"),
    path("learning", views.learning, name="learning"),
]

from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from .views import leading, said

urlpatterns = [
    # Below /v nobody is known (unknown.py).
    path("v", said.door, name="voice-door"),
    path("v/send", said.send, name="voice-send"),
    path("v/receipt", said.receipt, name="voice-receipt"),
    path("v/protected", said.protected, name="voice-protected"),
    path("v/<str:code>", said.write, name="voice-write"),
    path("voices", leading.voices, name="voices"),
    path("voices/heard", leading.heard, name="voices-heard"),
    path("voices/slips", leading.voice_slips, name="voice-slips"),
    path("voices/groups/new", leading.group_new, name="voice-group-new"),
    path("voices/groups/<id:pk>", leading.group, name="voice-group"),
    path("voices/<uuid:pk>", leading.voice, name="voice"),
    path("voices/<uuid:pk>/blank", leading.blank, name="voice-blank"),
]

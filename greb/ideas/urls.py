from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from . import urls_import, urls_maturing
from .views import acts, board, inbox, tell

urlpatterns = [
    path("ideas", board.board, name="ideas"),
    path("tell", tell.tell, name="tell"),
    path("p/<slug:secret>/", tell.tell_by_poster, name="poster-capture"),
    path("p/<slug:secret>/thanks", tell.poster_thanks, name="poster-thanks"),
    path("inbox", inbox.inbox, name="inbox"),
    path("ideas/<id:pk>/answer", acts.answer, name="answer"),
    path("ideas/<id:pk>/answer-question", acts.answer_question, name="answer-question"),
    path("ideas/<id:pk>/more-time", acts.extend, name="extend"),
    path("ideas/<id:pk>/finish", acts.finish, name="finish"),
    path("ideas/<id:pk>/withdraw", acts.withdraw, name="withdraw"),
    path("ideas/<id:pk>/revive", acts.revive, name="revive"),
    path("ideas/<id:pk>/comment", acts.comment, name="comment"),
    path("ideas/<id:pk>/support", acts.support, name="support"),
    path("ideas/<id:pk>/follow", acts.follow, name="follow"),
    path("ideas/<id:pk>/share", acts.share, name="share"),
    path("ideas/<id:pk>/blank", acts.blank, name="blank"),
    *urls_import.urlpatterns,
    *urls_maturing.urlpatterns,
]

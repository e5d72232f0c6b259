from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from .views import answering, asking, meeting, reading

urlpatterns = [
    # Below /v nobody is known (greb.voices.unknown).
    path("v/survey/send", answering.send, name="survey-send"),
    path("v/survey/<str:code>", answering.answer, name="survey-answer"),
    path("surveys", reading.surveys, name="surveys"),
    path("surveys/new", asking.survey_new, name="survey-new"),
    path("surveys/<id:pk>", reading.survey, name="survey"),
    path("surveys/<id:pk>/change", asking.survey_change, name="survey-change"),
    path("surveys/<id:pk>/open", asking.survey_open, name="survey-open"),
    path("surveys/<id:pk>/slips/<id:unit>", asking.survey_slips, name="survey-slips"),
    path("surveys/<id:pk>/mail/<id:unit>", asking.survey_mail, name="survey-mail"),
    path("surveys/<id:pk>/off", asking.survey_off, name="survey-off"),
    path("surveys/meeting/new", meeting.meeting_new, name="meeting-question-new"),
    path("surveys/meeting/<id:pk>", meeting.meeting, name="meeting-question"),
    path("surveys/meeting/<id:pk>/sheet", meeting.meeting_sheet, name="meeting-question-sheet"),
]

from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from .views import credits, library, telling

urlpatterns = [
    path("cases", library.library, name="cases"),
    path("cases/<id:pk>", library.case_page, name="case"),
    path("cases/<id:pk>/comment", library.comment, name="case-comment"),
    path("cases/<id:pk>/publish", telling.publish, name="case-publish"),
    path("cases/<id:pk>/withdraw", telling.withdraw, name="case-withdraw"),
    path("cases/<id:pk>/web", telling.web, name="case-web"),
    path("cases/<id:pk>/related", telling.beside, name="case-related"),
    path("cases/<id:pk>/credits", credits.ask, name="case-credits"),
    path("cases/comments/<id:pk>/blank", library.blank, name="case-comment-blank"),
    path("credits/<id:pk>", credits.answer, name="credit"),
    path("credits/<id:pk>/drop", credits.drop, name="credit-drop"),
    path("ideas/<id:pk>/case", telling.write, name="case-write"),
]

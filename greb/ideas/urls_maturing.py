from django.urls import path

from .views import maturing

urlpatterns = [
    path("ideas/<id:pk>/describe", maturing.describe, name="describe"),
    path("ideas/<id:pk>/team", maturing.idea_team, name="team"),
    path("ideas/<id:pk>/team/leave", maturing.leave, name="leave-team"),
    path("ideas/<id:pk>/team/<id:person>/end", maturing.end_membership, name="end-membership"),
    path("ideas/<id:pk>/help", maturing.ask_help, name="ask-help"),
    path("ideas/<id:pk>/help/<id:wanted>/take", maturing.take_help, name="take-help"),
]

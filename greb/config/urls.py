"""Every room hangs its own addresses here."""

from django.urls import include, path

# What is opened most comes first: addresses are compared one by one.
urlpatterns = [
    path("", include("greb.home.urls")),
    path("", include("greb.ideas.urls")),
    path("", include("greb.publications.urls")),
    path("", include("greb.cases.urls")),
    path("", include("greb.experiments.urls")),
    path("", include("greb.change.urls")),
    path("", include("greb.benefits.urls")),
    path("", include("greb.surveys.urls")),
    path("", include("greb.voices.urls")),
    path("", include("greb.measures.urls")),
    path("", include("greb.notices.urls")),
    path("", include("greb.weighing.urls")),
    path("", include("greb.workplaces.urls")),
    path("", include("greb.ui.urls")),
]

handler400 = "greb.ui.views.bad_request"
handler403 = "greb.ui.views.not_yours"
handler404 = "greb.ui.views.not_found"
handler500 = "greb.ui.views.broken"

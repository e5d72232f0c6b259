from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from .wsgi import KEPT


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The same bytes as the page called `name`, from Django with nothing around it."""
    return HttpResponse(KEPT[name])


urlpatterns = [path("bare/<str:name>", bare), path("", include("greb.config.urls"))]
handler400 = "greb.ui.views.bad_request"
handler404 = "greb.ui.views.not_found"
handler500 = "greb.ui.views.broken"

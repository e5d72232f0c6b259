from django.urls import path

from .views import imports

urlpatterns = [
    path("ideas/import", imports.upload, name="import-ideas"),
    path("ideas/import/<slug:token>", imports.preview, name="import-preview"),
    path("ideas/import/<slug:token>/result", imports.result, name="import-result"),
]

from . import urls_admin, urls_entry

urlpatterns = [*urls_entry.urlpatterns, *urls_admin.urlpatterns]

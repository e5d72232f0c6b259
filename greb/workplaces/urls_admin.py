from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from .views import admin, core_task, importing, people, setup, sheets

urlpatterns = [
    path("setup", setup.setup, name="setup"),
    path("workplaces/<slug:slug>/setup", setup.setup_workplace, name="setup-workplace"),
    path("workplaces/<slug:slug>/setup/1", setup.setup_core_task, name="setup-core-task"),
    path("workplaces/<slug:slug>/setup/2", setup.setup_people, name="setup-people"),
    path("workplaces/<slug:slug>/setup/3", setup.setup_paper, name="setup-paper"),
    path("workplaces/<slug:slug>/core-task", core_task.core_task, name="core-task"),
    path("workplaces/<slug:slug>/poster", sheets.poster, name="poster"),
    path("workplaces/<slug:slug>/poster/new", sheets.poster_new, name="poster-new"),
    path("workplaces/<slug:slug>/cards", sheets.cards, name="cards"),
    path("admin", admin.admin, name="admin"),
    path("admin/workplaces/<slug:slug>", admin.workplace, name="admin-workplace"),
    path("admin/workplaces/<slug:slug>/roles", admin.give, name="admin-give"),
    path("admin/workplaces/<slug:slug>/roles/<id:pk>/take", admin.take, name="admin-take"),
    path("admin/workplaces/<slug:slug>/people", admin.let_in, name="admin-let-in"),
    path("admin/workplaces/<slug:slug>/below", admin.below, name="admin-below"),
    path("admin/workplaces/<slug:slug>/move", admin.move, name="admin-move"),
    path("admin/workplaces/<slug:slug>/close", admin.close, name="admin-close"),
    path("admin/workplaces/<slug:slug>/reopen", admin.reopen, name="admin-reopen"),
    path("admin/people", people.people, name="admin-people"),
    path("admin/people/new", people.new_person, name="admin-new-person"),
    path("admin/people/<id:pk>", people.person, name="admin-person"),
    path("admin/people/<id:pk>/joins", people.joins, name="admin-person-joins"),
    path("admin/people/<id:pk>/leaves/<id:place>", people.leaves, name="admin-person-leaves"),
    path("admin/people/<id:pk>/home/<id:place>", people.home, name="admin-person-home"),
    path("admin/people/<id:pk>/roles", people.give, name="admin-person-give"),
    path("admin/people/<id:pk>/roles/<id:role>/take", people.take, name="admin-person-take"),
    path("admin/people/<id:pk>/card", sheets.person_card, name="admin-person-card"),
    path("admin/people/<id:pk>/link", people.send_link, name="admin-person-link"),
    path("admin/people/<id:pk>/sign-out", people.sign_out, name="admin-person-sign-out"),
    path("admin/people/<id:pk>/close", people.close, name="admin-person-close"),
    path("admin/people/<id:pk>/reopen", people.reopen, name="admin-person-reopen"),
    path("admin/people/<id:pk>/erase", people.erase, name="admin-person-erase"),
    path("admin/import/<str:kind>", importing.bring, name="import"),
    path("admin/import/<str:kind>/<str:token>", importing.look, name="import-look"),
]

from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from .views import acts, steps

PLAN = "ideas/<id:pk>/plan"

urlpatterns = [
    path("change/elsewhere", acts.elsewhere, name="elsewhere"),
    path(PLAN, acts.plan, name="plan"),
    path(f"{PLAN}/why", steps.words, {"step": "why"}, name="plan-why"),
    path(f"{PLAN}/gains", steps.words, {"step": "gains"}, name="plan-gains"),
    path(f"{PLAN}/promises", steps.words, {"step": "promises"}, name="plan-promises"),
    path(f"{PLAN}/upwards", steps.words, {"step": "upwards"}, name="plan-upwards"),
    path(f"{PLAN}/people", steps.people, name="plan-people"),
    path(f"{PLAN}/people/<id:touched>/drop", steps.people_drop, name="plan-people-drop"),
    path(f"{PLAN}/tasks", steps.tasks, name="plan-tasks"),
    path(f"{PLAN}/tasks/<id:task>/drop", steps.task_drop, name="plan-task-drop"),
    path(f"{PLAN}/routine", steps.routine, name="plan-routine"),
    path(f"{PLAN}/forum", steps.forum, name="plan-forum"),
    path(f"{PLAN}/forum/size", steps.forum_size, name="plan-forum-size"),
    path(f"{PLAN}/forum/name", steps.forum_name, name="plan-forum-name"),
    path(f"{PLAN}/concerns", acts.concerns, name="plan-concerns"),
    path(f"{PLAN}/concerns/<id:concern>", acts.concern_answer, name="concern-answer"),
    path(f"{PLAN}/concerns/<id:concern>/blank", acts.concern_blank, name="concern-blank"),
    path(f"{PLAN}/launch", acts.launch, name="launch"),
    path(f"{PLAN}/retire", acts.retire, name="retire"),
    path(f"{PLAN}/halt", acts.halt, name="halt"),
    path(f"{PLAN}/sheet", acts.sheet, name="plan-sheet"),
]

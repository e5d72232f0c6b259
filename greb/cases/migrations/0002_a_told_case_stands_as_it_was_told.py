from django.db import migrations

from greb.trail import clock


def take_down(apps, schema_editor):
    """What was read from the idea until now is put into the picture of each told case."""
    cases, plans = apps.get_model("cases", "Case").objects, apps.get_model("change", "Plan").objects
    for pk in list(cases.filter(state="told").values_list("pk", flat=True)):
        case = cases.select_related("idea").get(pk=pk)
        plan = plans.filter(idea_id=case.idea_id, launched_at__isnull=False).first() if case.road == "lead" else None
        case.facts |= {"version": 2, "better": case.idea.got_better, "change": plan and _change(plan)}
        case.save(update_fields=["facts"])


def _change(plan):
    ended_on = plan.retired_at and plan.retired_at.astimezone(clock.HOME).date()
    return {
        "why": plan.why, "for_whom": plan.for_whom, "decided_by": plan.decided_by, "ended": plan.old_routine,
        "ended_on": ended_on.isoformat() if ended_on else None,
        "owner": plan.operations_owner_id,
    }  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("change", "0001_initial"),
        ("ideas", "0006_to_weigh_and_decide"),
    ]

    operations = [migrations.RunPython(take_down, migrations.RunPython.noop)]

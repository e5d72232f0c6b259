"""What happened, a sentence for each verb that is delivered, room by room in the order of the road."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

# By verb, and by "verb reason" where the reason changes what is said. %(idea)s is "your idea", "an idea you follow"
# or the like, and never begins a sentence, so that it can be put as it stands.
IDEAS: Final[dict[str, str | Promise]] = {
    "idea.captured": gettext_lazy("%(author)s has told an idea."),
    "idea.thanked": gettext_lazy("%(who)s says thank you for %(idea)s."),
    "idea.asked": gettext_lazy("%(who)s has a question about %(idea)s."),
    "idea.question_answered": gettext_lazy("%(author)s has answered your question."),
    "idea.replied": gettext_lazy("%(who)s has answered %(idea)s."),
    "idea.reply_extended": gettext_lazy("%(who)s needs more time to answer %(idea)s."),
    "idea.reply_warned": gettext_lazy("Your reply to an idea is due %(day)s."),
    "idea.reply_overdue": gettext_lazy("A reply to an idea was due %(day)s, and has not been given."),
    "idea.answerer_named": gettext_lazy("The one who was to answer an idea is not there. It now waits for you."),
    "idea.risen": gettext_lazy("There has been no reply to %(idea)s in time. The next leader has been told."),
    "idea.risen risen": gettext_lazy("There has been no reply to an idea in time. You can answer it too."),
    "idea.risen named": gettext_lazy("You have not answered an idea in time. The next leader has been told."),
    "idea.do": gettext_lazy("%(who)s says “do it” to %(idea)s."),
    "idea.mature": gettext_lazy("%(who)s wants to go on with %(idea)s."),
    "idea.park": gettext_lazy("%(who)s has saved %(idea)s for later."),
    "idea.decline": gettext_lazy("%(who)s has written why we are not going on with %(idea)s."),
    "idea.finish": gettext_lazy("It became real: %(who)s has written what got better with %(idea)s."),
    "idea.finish_asked": gettext_lazy("It was decided to do this some weeks ago. What got better? One line is enough."),
    "idea.withdraw": gettext_lazy("%(who)s has taken back %(idea)s."),
    "idea.revive": gettext_lazy("%(who)s has taken up %(idea)s again."),
    "idea.wake": gettext_lazy("The day has come for %(idea)s that was saved for later."),
    "idea.commented": gettext_lazy("%(who)s has written about %(idea)s."),
    "idea.commented mention": gettext_lazy("%(who)s mentions you."),
}

MATURING: Final[dict[str, str | Promise]] = {
    "idea.joined": gettext_lazy("Somebody more carries %(idea)s, or helps with it."),
    "idea.joined co_owner": gettext_lazy("%(who)s has asked you to carry an idea together."),
    "idea.joined helper": gettext_lazy("%(who)s has asked you to help with an idea."),
    "idea.help_asked": gettext_lazy("%(who)s would like help with %(idea)s."),
    "idea.help_taken": gettext_lazy("%(who)s helps with %(idea)s."),
}

WEIGHING: Final[dict[str, str | Promise]] = {
    "weighing.opened": gettext_lazy("Colleagues can now weigh %(idea)s."),
    "weighing.argued_against": gettext_lazy("%(who)s has written what speaks against %(idea)s."),
    "weighing.decided": gettext_lazy("%(who)s has decided to go on with %(idea)s."),
    "weighing.decided chooses": gettext_lazy(
        "%(who)s has decided to go on with %(idea)s. How would you like to take part?"
    ),
    "weighing.decided finds": gettext_lazy(
        "%(who)s has decided to go on with %(idea)s. Whoever told it is not here: find somebody to lead it."
    ),
    "weighing.part_chosen": gettext_lazy("%(author)s has said how they would like to take part."),
    "weighing.part_chosen asked": gettext_lazy("%(author)s hands over %(idea)s, and asks you to lead it. Will you?"),
    "weighing.part_chosen finds": gettext_lazy("%(author)s hands over %(idea)s. Find somebody to lead it."),
    "weighing.asked_to_lead": gettext_lazy("%(who)s asks whether you will lead %(idea)s that is handed over."),
    "weighing.taken_on": gettext_lazy("%(who)s has said yes to leading %(idea)s."),
    "weighing.turned_down": gettext_lazy("%(who)s will not lead %(idea)s. Find somebody else."),
}

EXPERIMENTS: Final[dict[str, str | Promise]] = {
    "experiment.started": gettext_lazy("%(who)s has begun to try out %(idea)s."),
    "experiment.observed": gettext_lazy("%(who)s has written what they saw while something you carry is tried."),
    "experiment.reminded": gettext_lazy("A try has come to its day. What did you learn?"),
    "experiment.concluded": gettext_lazy("%(who)s has written what was learned from trying %(idea)s."),
    "experiment.concluded waits": gettext_lazy("A try has ended, with what was learned. You choose what comes next."),
    "experiment.again": gettext_lazy("%(who)s tries %(idea)s once more, with what was learned."),
    "experiment.adopted": gettext_lazy("It was tried, and %(who)s says “do it” to %(idea)s."),
    "experiment.widened": gettext_lazy("It was tried, and %(who)s wants to lead %(idea)s through."),
    "experiment.stopped": gettext_lazy("%(who)s stops %(idea)s here. What was learned is kept for others."),
}

CHANGE: Final[dict[str, str | Promise]] = {
    "change.entered": gettext_lazy("%(who)s has taken up a change that was decided elsewhere."),
    "change.planned": gettext_lazy("%(who)s has named you in the plan for %(idea)s."),
    "change.drafted": gettext_lazy("%(who)s is planning a change that you should hear of before it begins."),
    "change.touched": gettext_lazy("%(who)s is planning a change that touches your work."),
    "change.concern_raised": gettext_lazy("%(who)s says what worries them about a change. They wait for your reply."),
    "change.concern_answered": gettext_lazy("%(who)s has answered what worried you about a change."),
    "change.heard": gettext_lazy("%(who)s has written down what was said about a change."),
    "change.launched": gettext_lazy("It begins: %(who)s leads %(idea)s through."),
    "change.retired": gettext_lazy("The old way has ended, and %(idea)s is in use."),
    "change.halted": gettext_lazy("%(who)s has stopped %(idea)s, and has written why."),
    "change.retire_due": gettext_lazy("The day has passed on which the old way was to end: %(day)s."),
}

BENEFITS: Final[dict[str, str | Promise]] = {
    "benefit.planned": gettext_lazy("%(who)s asks you to follow up what %(idea)s gives."),
    "benefit.followed_up": gettext_lazy("%(who)s has looked at what came of %(idea)s."),
    "benefit.not_evaluated": gettext_lazy("What came of %(idea)s was not evaluated this time, and it says why."),
    "benefit.follow_up_due": gettext_lazy("The day has come to look at what came of %(idea)s."),
}

CASES: Final[dict[str, str | Promise]] = {
    "case.credit_asked": gettext_lazy(
        "%(who)s would like to thank you in a case, and asks how you wish to stand there."
    ),
    "case.credit_answered": gettext_lazy("%(who)s has said how they wish to stand in the case."),
    "case.told": gettext_lazy("%(who)s has told others what came of %(idea)s."),
    "case.told credited": gettext_lazy("%(who)s has told others about a case in which you stand."),
    "case.withdrawn": gettext_lazy("%(who)s has taken back the case about %(idea)s, and written why."),
    "case.opened": gettext_lazy("Everybody on the web can now read the case about %(idea)s."),
    "case.closed": gettext_lazy("The case about %(idea)s is no longer on the open web."),
    "case.commented": gettext_lazy("%(who)s has written about the case."),
}

VOICES: Final[dict[str, str | Promise]] = {}

SURVEYS: Final[dict[str, str | Promise]] = {}

SENTENCES: Final = IDEAS | MATURING | WEIGHING | EXPERIMENTS | CHANGE | BENEFITS | CASES | VOICES | SURVEYS

"""Importing people and workplaces from a table: a plan first, which writes nothing, and then all of it or nothing.

A plan says what every row would come to. A row that is there already is passed over, so that the same file can
be brought twice. Who is meant: the user name, else the mail address, else the name at that workplace.
"""

from .people import PeoplePlan, import_people, plan_people
from .places import WorkplacesPlan, import_workplaces, plan_workplaces
from .plan import PEOPLE, WORKPLACES, Plan, guess

__all__ = [
    "PEOPLE",
    "WORKPLACES",
    "PeoplePlan",
    "Plan",
    "WorkplacesPlan",
    "guess",
    "import_people",
    "import_workplaces",
    "plan_people",
    "plan_workplaces",
]

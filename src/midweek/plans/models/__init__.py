"""The plan: what client and therapist agreed to do until they meet again.

An *Assignment* is one agreed thing: which activity, for whom, since when. Its *Terms*
say why, when, how much and until when; changed terms are new terms with the next number,
so that it can always be read what was agreed on any day. Their *Planning* says how it
will be done; a *Goal* is what it is for, in the client's words. A *Dimension* is a number
from 0 to 10 that the two follow together. An *Appointment* is the session in the room.

An *Offer* is one side's *Proposals*, sent at once and answered one by one. Each state that
both agreed on is a *PlanVersion*. A *Pause* puts one thing, or everything, on hold.
*Reminding* is how the client wants to be reminded. A *Template* is a set of activities to
agree on again and again; a *Programme* is what of it is still to be offered to one client.
"""

from midweek.plans.models.appointments import Appointment
from midweek.plans.models.assignments import Assignment, Rung, Terms
from midweek.plans.models.dimensions import Dimension
from midweek.plans.models.goals import Goal
from midweek.plans.models.offers import Offer, Proposal
from midweek.plans.models.pauses import Pause
from midweek.plans.models.programmes import Programme
from midweek.plans.models.reminding import Reminding
from midweek.plans.models.templates import Template
from midweek.plans.models.versions import PlanVersion

__all__ = [
    "Appointment",
    "Assignment",
    "Dimension",
    "Goal",
    "Offer",
    "Pause",
    "PlanVersion",
    "Programme",
    "Proposal",
    "Reminding",
    "Rung",
    "Template",
    "Terms",
]

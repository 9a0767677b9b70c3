"""Review: what the desk keeps of looking at the week together.

A *Review* says how one thing of the plan was looked at in a session. A *ProcessNote* is a
therapist's own, about one client, and opens for nobody else. *Attention* is how a clinic
wants its caseload sorted. *Together* is what practice and change come to for many clients.
"""

from midweek.review.models.attention import Attention
from midweek.review.models.notes import ProcessNote
from midweek.review.models.reviews import Review
from midweek.review.models.together import Together

__all__ = ["Attention", "ProcessNote", "Review", "Together"]

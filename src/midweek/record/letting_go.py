"""The round in which the worker erases what clinics keep no longer."""

from midweek.audit.action import System
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic
from midweek.record.actions.keeping import let_go
from midweek.record.queries.keeping import over

RULE = System("retention")


def let_records_go() -> int:
    """Erase each record that is over, one deed for each; say how many there were."""
    count = 0
    for clinic in list(Clinic.objects.all()):
        with in_clinic(clinic.pk):
            for client in over(clinic):
                let_go(client, by=RULE)
                count += 1
    return count

"""What the worker does, and how often."""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.utils import timezone

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
DISK_WARNS_AT = 0.8
logger = logging.getLogger("midweek.worker")


@dataclass(frozen=True)
class Chore:
    """Something to do every so many seconds; `do` raises when it could not be done."""

    name: str
    every: float
    do: Callable[[], None]
    first_after: float = MINUTE


def forget_expired_sessions() -> None:
    """Delete the sessions that can let nobody in any more."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_what_ran_out() -> None:
    """Delete counts of tries, and sign-in links that open no more. Invitations stay on record."""
    from midweek.audit.scope import in_clinic
    from midweek.people.entering.throttle import forget_old
    from midweek.people.models import Clinic, SignInLink

    forget_old()
    for clinic_id in list(Clinic.objects.values_list("pk", flat=True)):
        with in_clinic(clinic_id):
            SignInLink.objects.filter(expires_at__lt=timezone.now()).delete()


def verify_audit_trails() -> None:
    """Check every clinic's audit trail, and raise an alarm for each break."""
    from midweek.config.trail import breaks

    for clinic, sentence in breaks():
        logger.critical("ALARM audit trail of clinic %s: %s", clinic, sentence)


def watch_the_disk() -> None:
    """Raise an alarm before the disk is full, while there is still room to act."""
    usage = shutil.disk_usage(settings.ENVIRONMENT.data)
    if usage.used / usage.total >= DISK_WARNS_AT:
        left = usage.free // 2**20
        logger.warning("ALARM the disk of the data folder is %d MiB from full.", left)


def see_the_doctor() -> None:
    """Repeat the checks of `midweek doctor`, and log what it would refuse or warn of."""
    from midweek.config.doctor.report import findings

    for finding in findings():
        if not finding.fine:
            logger.warning("doctor: %s", finding)


def remind() -> None:
    """Plan reminders, and tell those that are due."""
    from midweek.reminders.actions import rounds

    rounds.remind()


def tell_of_notices() -> None:
    """Tell people of answers about harm that nobody has taken up."""
    from midweek.people.entering.notices import look_soon
    from midweek.practice.actions import telling

    telling.tell_of_notices(look_soon)


def back_up() -> None:
    """Back up data and keyring when the newest backup is old enough."""
    from midweek.record.backup import keeping_up

    with _alarm("no backup could be made"):
        keeping_up.back_up_when_due(now=timezone.now())


def drill() -> None:
    """Prove once a month that what is backed up can be restored."""
    from midweek.record.backup import keeping_up

    with _alarm("the restore drill failed"):
        keeping_up.drill_when_due(now=timezone.now())


@contextmanager
def _alarm(says: str) -> Iterator[None]:
    try:
        yield
    except Exception:
        logger.critical("ALARM %s.", says)
        raise


def finish_erasures() -> None:
    """Go on with erasures that were cut off."""
    from midweek.record.erasing import replay

    replay()


def count_together() -> None:
    """Count practice and change of those who agreed, for each therapist and clinic."""
    from midweek.review.actions import counting

    counting.count_together()


def let_records_go() -> None:
    """Erase the records that a clinic's own rule keeps no longer."""
    from midweek.record.letting_go import let_records_go

    let_records_go()


def let_programmes_go_on() -> None:
    """Offer the next parts of programmes whose time has come."""
    from midweek.practice.actions.releasing import release_everywhere

    release_everywhere()


CHORES = [
    Chore("remind", 15.0, remind, first_after=15.0),
    Chore("tell of notices", 15.0, tell_of_notices, first_after=15.0),
    Chore("let programmes go on", HOUR, let_programmes_go_on, first_after=2 * MINUTE),
    Chore("forget expired sessions", HOUR, forget_expired_sessions),
    Chore("forget what ran out", HOUR, forget_what_ran_out),
    Chore("verify audit trails", DAY, verify_audit_trails, first_after=5 * MINUTE),
    Chore("watch the disk", 5 * MINUTE, watch_the_disk),
    Chore("back up", 5 * MINUTE, back_up),
    Chore("restore drill", DAY, drill, first_after=30 * MINUTE),
    Chore("let records go", DAY, let_records_go, first_after=20 * MINUTE),
    Chore("finish erasures", HOUR, finish_erasures),
    Chore("count together", DAY, count_together, first_after=15 * MINUTE),
    Chore("see the doctor", DAY, see_the_doctor, first_after=10 * MINUTE),
]

"""How often one may try a password or a code, decided before anything costly is done.

A stranger's tries are counted by account and by network. A device that has signed in to
the account before is counted by itself: nobody elsewhere can use up its tries.
"""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from midweek.people.entering import devices
from midweek.people.entering.networks import network_of
from midweek.people.models import Tries

WITHIN = timedelta(minutes=15)
OF_ACCOUNT, OF_NETWORK, OF_KNOWN_DEVICE = 10, 60, 10


def may_try(request: HttpRequest, account: str) -> bool:
    """Count one try at `account`; False when there were too many of late."""
    taken = [_take(key, limit=limit) for key, limit in _counted(request, account)]
    return all(taken)


def give_back(request: HttpRequest, account: str) -> None:
    """Take one try off the count: it was the right answer."""
    for key, _limit in _counted(request, account):
        Tries.objects.filter(key=key, count__gt=0).update(count=F("count") - 1)


def forget_old() -> int:
    """Delete counts that have run out, and return how many."""
    return Tries.objects.filter(until__lt=timezone.now()).delete()[0]


def _counted(request: HttpRequest, account: str) -> list[tuple[str, int]]:
    device = devices.known_device(request, account)
    if device:
        return [(_key("device", f"{device} {account}"), OF_KNOWN_DEVICE)]
    return [
        (_key("account", account), OF_ACCOUNT),
        (_key("network", network_of(request)), OF_NETWORK),
    ]


def _key(kind: str, what: str) -> str:
    told = f"tries {kind} {what}".encode()
    return hmac.new(settings.SERVER_KEYS.index, told, hashlib.sha256).hexdigest()


def _take(key: str, *, limit: int) -> bool:
    now = timezone.now()
    with transaction.atomic():
        row, _made = Tries.objects.select_for_update().get_or_create(
            key=key, defaults={"until": now + WITHIN}
        )
        if row.until <= now:
            row.count, row.until = 0, now + WITHIN
        if row.count >= limit:
            return False
        row.count += 1
        row.save()
        return True

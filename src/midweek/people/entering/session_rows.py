"""Sessions, as Django keeps them in the database, read by a question written once."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from midweek.audit.prepared import question


@question
def _running(*, key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


class SessionStore(db.SessionStore):
    """Every request begins with its session."""

    def _get_session_from_db(self) -> Session | None:
        for session in _running(key=str(self.session_key), now=timezone.now()):
            return session
        self._session_key = None
        return None

"""Whose session it is, asked on every request."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Account


@question
def _account(*, pk: UUID) -> QuerySet[Account]:
    return Account.objects.filter(pk=pk)


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's, which finds an account by a question written once."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account with this id, as long as it may sign in."""
        return next((one for one in _account(pk=user_id) if self.user_can_authenticate(one)), None)

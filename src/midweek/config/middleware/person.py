"""From the account to the person, and into the person's clinic for the whole request."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.utils import translation

from midweek.audit.scope import in_clinic
from midweek.people.queries.signed_in import person_of
from midweek.people.requests import MaybePersonRequest
from midweek.people.sessions import has_run_out, note_presence, sign_out


class PersonInScope:
    """Sets `request.person` and reaches that person's clinic, and no other."""

    def __init__(self, get_response: Callable[[MaybePersonRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MaybePersonRequest) -> HttpResponse:
        request.person = None
        account = request.user
        if not account.is_authenticated:
            return self._speaking(translation.get_language_from_request(request), request)
        with in_clinic(account.clinic_id):
            request.person = person_of(account.pk)
            if request.person and not request.person.is_client:
                self._staff(request)
            language = request.person.language if request.person else "en"
            response = self._speaking(language, request)
            _undo_on_error(response)
            return response

    def _staff(self, request: MaybePersonRequest) -> None:
        if has_run_out(request):
            sign_out(request)
            request.person = None
        else:
            note_presence(request)

    def _speaking(self, language: str, request: MaybePersonRequest) -> HttpResponse:
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)


def _undo_on_error(response: HttpResponse) -> None:
    # On PostgreSQL the clinic's scope is one transaction around the whole request, and an
    # error has become a response by the time it gets here: without this it would commit.
    connection = transaction.get_connection()
    if response.status_code >= 500 and connection.in_atomic_block:
        transaction.set_rollback(True)

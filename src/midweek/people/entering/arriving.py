"""What happens once somebody is in: the audit line, the known device, the notice."""

from django.http import HttpRequest, HttpResponse

from midweek.audit.scope import in_clinic
from midweek.people.actions.accounts import note_sign_in
from midweek.people.entering import devices, notices
from midweek.people.models import Account, Person


def arrived(
    request: HttpRequest, response: HttpResponse, account: Account, *, is_new: bool
) -> None:
    """Write a sign-in down, tell its owner when the device is new, and remember the device."""
    known = devices.known_device(request, account.username)
    devices.remember(request, response, account.username)
    with in_clinic(account.clinic_id):
        person = Person.objects.get(account=account)
        note_sign_in(person, by=person)
        if not known and not is_new:
            notices.new_device(person)

"""The demo's door: in as an invented person, from this machine alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from midweek.audit.scope import in_clinic
from midweek.people.access import given_name, name_of
from midweek.people.entering.letting_in import let_in
from midweek.people.entering.networks import from_this_machine
from midweek.people.entering.tokens import DEMO, token_fits
from midweek.people.models import Account, Clinic, Person
from midweek.people.sessions import DEMO as DEMO_PROOF

THERAPIST, CLIENT, OTHER = "therapist", "client", "other-therapist"
TO_SIGN_IN_AS = "Maya"
"""The demo's client with the fullest story; without her, the first one made."""


@require_http_methods(["GET", "POST"])
def enter_demo(request: HttpRequest, token: str, role: str) -> HttpResponse:
    """Sign in as one of the demo's people. A link may not change who is signed in; a press may."""
    if not from_this_machine(request) or not token_fits(DEMO, token):
        raise Http404
    account = demo_account(role)
    if account is None:
        raise Http404
    if request.method == "GET":
        return render(request, "people/demo.html", {"role": role})
    return let_in(request, account, proof="mfa", type=DEMO_PROOF)


def demo_account(role: str) -> Account | None:
    """The account of the demo's therapist, of the client to sign in as, or of the other clinic."""
    clinics = list(Clinic.objects.filter(is_demo=True).order_by("made_at", "pk"))
    place = 1 if role == OTHER else 0
    if role not in (THERAPIST, CLIENT, OTHER) or len(clinics) <= place:
        return None
    kind = Person.Kind.CLIENT if role == CLIENT else Person.Kind.STAFF
    with in_clinic(clinics[place].pk):
        people = Person.objects.filter(kind=kind).exclude(account=None)
        found = list(people.select_related("account").order_by("made_at", "pk"))
        if role == CLIENT:
            found.sort(key=lambda one: given_name(name_of(one, by=one)) != TO_SIGN_IN_AS)
        return found[0].account if found else None

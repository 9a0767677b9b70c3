"""A new e-mail address for one's own account."""

from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from midweek.people.actions.accounts import change_address
from midweek.people.entering import addresses, links, notices
from midweek.people.forms.account import NewAddressForm
from midweek.people.requests import PersonRequest
from midweek.people.views.account import HERE, shell_for


@require_http_methods(["GET", "POST"])
def new_address(request: PersonRequest) -> HttpResponse:
    """Ask for the new address, and send a link there."""
    form = NewAddressForm(request.POST or None)
    may = notices.mail_is_set_up()
    sent = request.method == "POST" and may and form.is_valid()
    if sent:
        addresses.ask_to_confirm(request.person, form.cleaned_data["email"])
    page = {
        "form": form,
        "here": "account",
        "shell": shell_for(request.person),
        "now": links.address_of(request.person),
        "sent": sent,
        "may": may,
    }
    status = 400 if form.is_bound and not sent else 200
    return render(request, "people/address.html", page, status=status)


@require_http_methods(["GET", "POST"])
def confirm_address(request: PersonRequest, token: str) -> HttpResponse:
    """Take the new address. Only the button does: mail scanners open links."""
    found = addresses.new_address(request.person, token)
    if found and request.method == "POST":
        before = links.address_of(request.person)
        try:
            change_address(request.person, email=found.email, by=request.person)
        except IntegrityError:  # somebody else took it a moment ago
            found = None
        else:
            notices.address_changed(request.person, before=before)
            return HttpResponseRedirect(HERE)
    page = {"here": "account", "shell": shell_for(request.person), "found": found}
    return render(request, "people/address_confirm.html", page, status=200 if found else 410)

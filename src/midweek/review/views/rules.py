"""The rules of the caseload: readable by everybody on the staff, changed by who runs the clinic."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from midweek.people.requests import PersonRequest
from midweek.review.actions.attention import change_rules, put_rules_back
from midweek.review.forms.attention import NUMBERS_OF, RulesForm
from midweek.review.queries.attention import ALWAYS, IN_WORDS, Rule
from midweek.review.queries.limits import Limits, limits_now
from midweek.review.views.said import Said

SENTENCES = {
    "changed": lambda: Said(
        _("The caseload is sorted so from now on."), reverse("review:rules_back")
    ),
    "back": lambda: Said(_("The rules are as they were before."), None),
}


def show_rules(request: PersonRequest) -> HttpResponse:
    """Show by which rules the caseload is sorted; who runs the clinic can change them here."""
    limits = limits_now()
    return _show(request, RulesForm(limits=limits), limits)


def _show(request: PersonRequest, form: RulesForm, limits: Limits) -> HttpResponse:
    said = SENTENCES.get(request.GET.get("said", ""))
    context = {
        "here": "caseload",
        "form": form,
        "rules": [row(rule, form, limits) for rule in Rule],
        "said": said() if said else None,
    }
    status = 422 if form.errors else 200
    return render(request, "review/rules.html", context, status=status)


def row(rule: Rule, form: RulesForm, limits: Limits) -> dict[str, Any]:
    """One rule in words, with its fields."""
    return {
        "words": str(IN_WORDS[rule]) % limits.numbers(),
        "applies": rule.name not in limits.left_out,
        "on": None if rule in ALWAYS else form[f"on-{rule.name}"],
        "numbers": [form[name] for name in NUMBERS_OF.get(rule, ())],
    }


@require_POST
def keep_rules(request: PersonRequest) -> HttpResponse:
    """Keep what was changed."""
    limits = limits_now()
    form = RulesForm(request.POST, limits=limits)
    if not form.is_valid():
        return _show(request, form, limits)
    change_rules(
        request.person.clinic,
        numbers=form.numbers(),
        left_out=form.left_out(),
        by=request.person,
    )
    return HttpResponseRedirect(f"{reverse('review:rules')}?said=changed")


@require_POST
def rules_back(request: PersonRequest) -> HttpResponse:
    """Put them back as they were before."""
    put_rules_back(request.person.clinic, by=request.person)
    return HttpResponseRedirect(f"{reverse('review:rules')}?said=back")

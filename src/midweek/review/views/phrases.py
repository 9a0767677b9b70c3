"""One's own short answers: making, wording, putting away."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from midweek.people.requests import PersonRequest
from midweek.practice.actions.phrases import (
    bring_phrase_back,
    make_phrase,
    put_phrase_away,
    reword_phrase,
)
from midweek.practice.models import Phrase
from midweek.review.forms.messages import PhraseForm
from midweek.review.queries.phrases import Short, short_answers
from midweek.review.views.plan import tried
from midweek.review.views.said import Said

SENTENCES = {
    "made": _("Recorded."),
    "reworded": _("Put in other words. What you sent stays as it was."),
    "away": _("Put away."),
    "back": _("At hand again."),
    "begun": _("They are yours now, to change as you like."),
}


def show_phrases(request: PersonRequest) -> HttpResponse:
    """Show one's short answers, and record another."""
    form = PhraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if tried(form, lambda: make_phrase(words, by=request.person)):
            return _go("made")
    return _show(request, form)


def _show(request: PersonRequest, form: PhraseForm, of: Short | None = None) -> HttpResponse:
    context = {
        "here": "messages",
        "form": form,
        "of": of,
        "shorts": short_answers(request.person),
        "said": _said(request),
    }
    return render(request, "review/phrases.html", context, status=422 if form.errors else 200)


def _said(request: PersonRequest) -> Said | None:
    key, of = request.GET.get("said", ""), request.GET.get("of", "")
    if key not in SENTENCES:
        return None
    try:
        undo = reverse("review:phrase_back", args=[UUID(of)]) if key == "away" else None
    except ValueError:
        undo = None
    return Said(str(SENTENCES[key]), undo)


def _go(said: str, of: UUID | None = None) -> HttpResponse:
    query = f"?said={said}" + (f"&of={of}" if of else "")
    return HttpResponseRedirect(reverse("review:phrases") + query)


def reword(request: PersonRequest, phrase_id: UUID) -> HttpResponse:
    """Put a short answer in other words."""
    phrase = own_phrase(request, phrase_id)
    known = short_answers(request.person)
    of = next((one for one in known if one.id == phrase_id), None)
    form = PhraseForm(request.POST or None, initial={"words": of.words if of else ""})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if tried(form, lambda: reword_phrase(phrase, words=words, by=request.person)):
            return _go("reworded")
    return _show(request, form, of)


def own_phrase(request: PersonRequest, phrase_id: UUID) -> Phrase:
    """One of one's own; nobody else's exists."""
    found: Phrase = get_object_or_404(Phrase.objects.visible_to(request.person), pk=phrase_id)
    return found


@require_POST
def put_away(request: PersonRequest, phrase_id: UUID) -> HttpResponse:
    """Put a short answer away."""
    put_phrase_away(own_phrase(request, phrase_id), by=request.person)
    return _go("away", phrase_id)


@require_POST
def bring_back(request: PersonRequest, phrase_id: UUID) -> HttpResponse:
    """Bring a short answer back."""
    bring_phrase_back(own_phrase(request, phrase_id), by=request.person)
    return _go("back")


@require_POST
def begin(request: PersonRequest) -> HttpResponse:
    """Make the ones to start with one's own."""
    for one in short_answers(request.person):
        if one.id is None:
            make_phrase(one.words, by=request.person)
    return _go("begun")

"""What just happened, said once on the next page, with the way back.

The address carries a key and an id, never words: session stores and browser histories
must hold nothing of what people wrote.
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from midweek.people.requests import PersonRequest

SENTENCES = {
    "assigned": _("Added to the plan."),
    "changed": _("The plan was changed."),
    "ended": _("Ended. Entries stay where they are."),
    "resumed": _("Taken up again."),
    "followed": _("It is asked with the next check-in."),
    "renamed": _("Put in other words."),
    "unfollowed": _("It is not asked any more. Answers stay where they are."),
    "session": _("The session is set."),
    "cancelled": _("The session was cancelled."),
    "restored": _("The session is back."),
    "moved": _("The session was moved."),
    "read": _("The sessions are set."),
    "noticed": _("Written down."),
    "totals": _("Said. The phone follows the next time Progress opens."),
    "entered": _("Written down, with a mark that you did it."),
    "written_together": _("Kept. It is on the phone too, to go on from."),
    "drafted": _("Written down. It is sent with the rest."),
    "dropped": _("Taken out."),
    "empty": _("There is nothing in it yet."),
    "sent": _("Sent. It shows on the phone the next time the app opens."),
    "withdrawn": _("Taken back."),
    "answered": _("It has been answered already, or something newer came."),
    "agreed": _("Agreed. It is part of the plan now."),
    "left": _("Left as it is. The client can read that."),
    "heard": _("Written down that it was read."),
    "written": _("Sent. It can be taken back until it is read."),
    "message_back": _("Taken back. Nobody read it."),
    "message_was_read": _("It was read already, so it stays. Say more in another message."),
    "settled": _("Nothing waits here any more."),
    "waits_again": _("It waits for an answer again."),
    "topic": _("On the list for the next session."),
    "talked": _("Talked about."),
    "topic_back": _("Back on the list."),
    "topic_off": _("Taken off the list."),
    "next_plan": _("Agreed. The phone shows it the next time the app opens."),
    "looked_at": _("Written down. The plan stays as it is."),
    "put_back": _("The plan is as it was before."),
    "noted": _("Noted. It opens for nobody else."),
    "note_empty": _("Write a few words first, at most 4000 characters."),
    "note_away": _("Put away."),
    "note_back": _("Taken up again."),
}
UNDONE_BY = {
    "ended": "review:resume",
    "assigned": "review:end",
    "cancelled": "review:restore",
    "sent": "review:take_back",
    "entered": "review:enter_back",
    "written_together": "review:enter_back",
    "written": "review:message_back",
    "settled": "review:unsettle",
    "topic": "review:topic_off",
    "talked": "review:topic_back",
    "topic_off": "review:topic_back",
    "next_plan": "review:brief_undo",
    "looked_at": "review:brief_undo",
    "noted": "review:note_away",
    "note_away": "review:note_back",
}


@dataclass(frozen=True)
class Said:
    """A sentence, and the address that takes it back."""

    words: str
    undo: str | None


def answer_with(
    said: str, *, at: str, client_id: UUID, under: UUID | None = None, of: UUID | None = None
) -> HttpResponse:
    """Go to a page that says what happened: of the client, or `under` one thing of theirs."""
    query = {"said": said, **({"of": str(of)} if of else {})}
    args = [client_id, under] if under else [client_id]
    return HttpResponseRedirect(f"{reverse(at, args=args)}?{urlencode(query)}")


def said_in(request: PersonRequest, client_id: UUID) -> Said | None:
    """What this page is to say happened, if its address names something we know."""
    key = request.GET.get("said", "")
    if key not in SENTENCES:
        return None
    return Said(str(SENTENCES[key]), way_back(key, client_id, request.GET.get("of")))


def way_back(key: str, client_id: UUID, of: str | None) -> str | None:
    """The address that undoes it, where there is one."""
    if key not in UNDONE_BY or not of:
        return None
    try:
        return reverse(UNDONE_BY[key], args=[client_id, UUID(of)])
    except ValueError:
        return None

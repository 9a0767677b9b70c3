"""Practice: what the client did, as the phone told it.

The phone sends *operations*, each with an id it made itself before there was a signal.
A *Receipt* says that one was kept. An *Entry* is one time the client practised; a *Skip*
is "not today" or "too hard", an answer and not a failure. Nothing is edited, only
followed: an entry `replaces` another, an *Undo* takes a skip or an entry back. A
*SharedFile* is a picture or a sound that an entry names. A *Look* is a therapist opening
an entry; a *Notice* is an answer that a person must see soon, a *Telling* one person
who was told of it. A *Month* holds one client's month in numbers, sealed, for lists and charts.

A *Message* is said about one assignment, never in general; a *Topic* stands on the list
for the next session; a *Phrase* is a therapist's own short answer, used again.
"""

from midweek.practice.models.entries import EnteredHow, Entry, EntryPurpose, Look, Skip
from midweek.practice.models.files import SharedFile
from midweek.practice.models.messages import Message
from midweek.practice.models.months import Month
from midweek.practice.models.notices import Notice
from midweek.practice.models.phrases import Phrase
from midweek.practice.models.receipts import Receipt
from midweek.practice.models.tellings import Telling
from midweek.practice.models.topics import Topic

__all__ = [
    "EnteredHow",
    "Entry",
    "EntryPurpose",
    "Look",
    "Message",
    "Month",
    "Notice",
    "Phrase",
    "Receipt",
    "SharedFile",
    "Skip",
    "Telling",
    "Topic",
]

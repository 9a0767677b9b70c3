"""Practice: what the client did, as the phone told it.

The phone sends *operations*, each with an id it made itself before there was a signal.
A *Receipt* says that one was kept. An *Entry* is one time the client practised; a *Skip*
is "not today" or "too hard", an answer and not a failure. Nothing is edited, only
followed: an entry `replaces` another, an *Undo* takes a skip or an entry back. A
*SharedFile* is a picture or a sound that an entry names. A *Look* is a therapist opening
an entry; a *Notice* is an answer that a person must see soon. A
*Month* holds one client's month in numbers, sealed, for lists and charts.
"""

from midweek.practice.models.entries import Entry, EntryPurpose, Look, Skip
from midweek.practice.models.files import SharedFile
from midweek.practice.models.months import Month
from midweek.practice.models.notices import Notice
from midweek.practice.models.receipts import Receipt

__all__ = ["Entry", "EntryPurpose", "Look", "Month", "Notice", "Receipt", "SharedFile", "Skip"]

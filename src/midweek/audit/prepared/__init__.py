"""Statements of hot requests: Django writes their SQL once, and from then on they are only filled.

Writing SQL is nearly all that a request costs: 0.3 ms a question, ten times what the
database needs to answer it. So what every request asks is written as an ordinary queryset
in a function, and marked: `question` reads, `change` updates, `insert` adds a row. The
function is called once, with slots in the place of what it will be told.

Four promises. The wall stands: the clinic is a slot like any other, filled from the scope
each time, and without a scope nothing is asked. What is told is only ever bound, never
put into the SQL. A model that refuses changes refuses them here too. And rows are made by
Django, as they would be by the queryset.

One trap: the function must not look at what it is told. Its shape is fixed the first time:
no `if`, no None, no list of changing length, no clock of its own.
"""

from midweek.audit.prepared.reading import question
from midweek.audit.prepared.writing import change, insert

__all__ = ["change", "insert", "question"]

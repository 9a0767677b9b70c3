"""FHIR R4 Questionnaires, in and out.

What FHIR has words for is said in them, so that other software can use it. What it has no word
for (a sun path, a rung, a formula) stands beside it in extensions of ours, as the JSON that the
standard part alone would not give back. Hence nothing of an activity is lost on the way.
"""

from midweek.library.exchange.fhir.reading import form_in
from midweek.library.exchange.fhir.writing import questionnaire

__all__ = ["form_in", "questionnaire"]

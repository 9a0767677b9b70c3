"""The bundle, piece by piece: what it names is told in it."""

from collections.abc import Callable, Iterator

from midweek.audit import clock
from midweek.record.fhir.appointments import appointments
from midweek.record.fhir.communications import communications
from midweek.record.fhir.consents import consents
from midweek.record.fhir.forms import questionnaires
from midweek.record.fhir.goals import goals
from midweek.record.fhir.people import care_teams, patients, practitioners
from midweek.record.fhir.plans import plan
from midweek.record.fhir.practice import practice
from midweek.record.fhir.words import Said, as_json
from midweek.record.fhir.writing import Writing
from midweek.record.tables.reading import Reader

# Forms and staff come last: the others say which are needed.
PARTS: tuple[Callable[[Writing], Iterator[Said]], ...] = (
    patients,
    care_teams,
    goals,
    plan,
    practice,
    appointments,
    communications,
    consents,
    questionnaires,
    practitioners,
)


def bundle_of(reader: Reader) -> Iterator[str]:
    """A Bundle of everything that the reader may see, as JSON text."""
    writing = Writing(reader)
    head = {"resourceType": "Bundle", "type": "collection", "timestamp": clock.now()}
    before = as_json(head)[:-1] + ', "entry": [\n'
    for part in PARTS:
        for said in part(writing):
            entry = {"fullUrl": f"urn:uuid:{said['id']}", "resource": said}
            yield before + as_json(entry)
            before = ",\n"
    yield "\n]}\n"

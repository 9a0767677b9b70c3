"""What the client allowed and what not: Consent."""

from collections.abc import Iterator

from midweek.people.models import Consent, ConsentPurpose
from midweek.record.fhir.words import TERMS, Said, coding, concept, period, resource
from midweek.record.fhir.writing import Writing

# The examples of the standard file a consent under this code.
CONSENT = coding("http://loinc.org", "59284-0")
PRIVACY = coding(f"{TERMS}consentscope", "patient-privacy")


def consents(writing: Writing) -> Iterator[Said]:
    """Each answer about sharing, and until when it counted."""
    for one in writing.mine(Consent):
        yield resource(
            "Consent",
            one.pk,
            status="inactive" if one.ended_at else "active",
            scope=concept(PRIVACY),
            category=[concept(CONSENT)],
            patient=writing.patient,
            dateTime=one.at,
            performer=[writing.patient],
            policyRule=concept(coding(f"{TERMS}v3-ActCode", "OPTIN" if one.granted else "OPTOUT")),
            provision={
                "type": "permit" if one.granted else "deny",
                "period": period(one.at, one.ended_at),
                "code": [{"text": str(ConsentPurpose(one.purpose).label)}],
            },
        )

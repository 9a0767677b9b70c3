"""A client's record in the words of FHIR R4: what leaves is what the reader may see."""

"""The review chapter: what therapist and client look at together."""

"""The practice chapter: what the client did, as the phone told it."""

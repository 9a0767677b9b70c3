"""The phone chapter: the client app, its shell, its API and all its JavaScript."""

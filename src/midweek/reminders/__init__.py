"""The reminders: decided first, then told, each ending in exactly one way."""

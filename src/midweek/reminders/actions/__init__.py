"""Deeds of the worker: plan, claim, decide, hand over, settle."""

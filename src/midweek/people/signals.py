"""What later chapters may listen for, because the people chapter does not know them."""

from django.dispatch import Signal

clinic_opened = Signal()
"""A clinic was opened: sent with `clinic` and `by`, within the clinic's scope."""

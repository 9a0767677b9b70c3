"""Midweek: what therapist and client agree to do between two sessions."""

NAME = "Midweek"

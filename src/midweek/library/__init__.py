"""The library chapter: activities, blank, and their versions that never change."""

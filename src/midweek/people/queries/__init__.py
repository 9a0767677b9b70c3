"""Questions about people and clinics, answered for a page."""

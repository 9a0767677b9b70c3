"""A network that cuts, repeats, delays, reorders, truncates and drips."""

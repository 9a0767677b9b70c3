"""One file for each channel, behind one door."""

"""What every request passes: headers, origin, person and clinic, and the doorkeeper."""

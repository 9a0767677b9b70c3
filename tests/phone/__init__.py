"""The phone's modules, run where they live: in a browser."""

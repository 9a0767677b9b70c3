"""PostgreSQL for Django, with fewer trips to the server: see `base`."""

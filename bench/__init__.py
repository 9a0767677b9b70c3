"""What Midweek costs, and how we know: `python -m bench` prints a table.

A number here is CPU time, of the application and of its database together, for one request that
goes through everything a real one goes through: middleware, session, rights, vault, audit. It is
the median of many, each for another client. Beside it stands what the database alone would need.
"""

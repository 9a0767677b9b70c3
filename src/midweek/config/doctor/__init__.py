"""What `midweek doctor` looks at, and what stops the server from starting."""

"""What `./check` runs beside the tests: budgets, names, words, styles and translations."""

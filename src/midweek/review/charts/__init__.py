"""Pictures of numbers: SVG with the same numbers in words and in a table."""

"""Kill the server under load, again and again, and hold it to every receipt it gave."""

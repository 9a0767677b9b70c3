"""The rules of therapy homework: values in, values out. No database, no clock, no Django."""

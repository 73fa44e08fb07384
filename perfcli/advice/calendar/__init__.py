"""Dates: when the next one is, what is due, what is counted back from a day."""

"""Milestones with dates, before school and after it."""

"""Pure functions from (knowledge, request, today) to a frozen result."""

"""A question taken apart, and the passages that answer it."""

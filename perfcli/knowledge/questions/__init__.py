"""The passages that `ask` finds its answers in, and their index."""

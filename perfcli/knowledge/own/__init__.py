"""The user's own files: read, laid over the shipped knowledge, compared with it."""

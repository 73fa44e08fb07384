"""The user's own files: the profile (YAML, theirs to edit) and what perfcli keeps for them."""

"""The compiled forms of the knowledge."""

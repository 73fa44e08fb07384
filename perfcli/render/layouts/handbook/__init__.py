"""The handbook: every page of perfcli as one document."""

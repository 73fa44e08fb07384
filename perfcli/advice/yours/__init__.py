"""What the user keeps: the log, applications and checklists, counted and shown."""

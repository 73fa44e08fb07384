"""Programs: found, filtered, compared, and what they cost and ask for."""

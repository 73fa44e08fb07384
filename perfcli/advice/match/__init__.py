"""A record held against what programs ask for."""

"""The records that entries are made of, one module a kind."""

"""The rules that entries keep, each a function that yields problems."""

"""One module a command: options in, advice called, result emitted."""

"""From a result to what is printed: one vocabulary, several renderers, one printer."""

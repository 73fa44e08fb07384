"""What a shell offers when Tab is pressed: the candidates for a word, and each shell's script."""

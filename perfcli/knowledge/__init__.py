"""What is known: its model, how it is read, checked, compiled and looked up."""

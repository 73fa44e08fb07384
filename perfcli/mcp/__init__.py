"""The facts for a chat program: tools of the Model Context Protocol, on the standard streams."""

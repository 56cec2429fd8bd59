"""The commands about public questions."""

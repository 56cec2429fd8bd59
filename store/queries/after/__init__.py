"""What is left to do after a meeting, as a list."""

"""What a clerk sees of several panels at once."""

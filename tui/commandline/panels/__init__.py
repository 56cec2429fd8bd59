"""The commands about several panels at once."""

"""The commands about the work programme."""

"""A work programme out of whatever a clerk keeps it in."""

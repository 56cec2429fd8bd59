"""Papers on the members."""

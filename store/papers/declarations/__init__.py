"""Papers on declarations of interest."""

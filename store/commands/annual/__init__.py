"""What the clerk adds to the figures of a year."""

"""Papers of the calendar."""

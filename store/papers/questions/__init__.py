"""Letters about questions, and the sheet of a meeting."""

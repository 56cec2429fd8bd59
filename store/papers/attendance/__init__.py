"""The attendance record and the roll of a meeting."""

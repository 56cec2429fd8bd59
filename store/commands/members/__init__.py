"""Seating people, and ending, changing and leaving vacant their seats."""

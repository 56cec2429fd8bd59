"""The forms of seats."""

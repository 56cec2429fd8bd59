"""Meetings, their clocks, and what a change would do to deadlines."""

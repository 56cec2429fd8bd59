"""Meetings, their clocks, the year at a glance, and what a change would do to deadlines."""

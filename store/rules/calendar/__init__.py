"""Meetings and their clock: every date that follows from one, what a move does, and next year's dates."""

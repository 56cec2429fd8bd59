"""Stamping what happens in the room, taking it back, and replaying a meeting from its events."""

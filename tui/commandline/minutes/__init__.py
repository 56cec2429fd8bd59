"""`secretariat minute …`: the minutes of a meeting, by command."""

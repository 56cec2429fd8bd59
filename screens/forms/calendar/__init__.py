"""The forms of meetings and of the calendar: clocks, moves, proposals."""

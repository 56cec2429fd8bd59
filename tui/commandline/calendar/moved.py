"""What an act that moves deadlines tells: how many moved, and each of them."""

from __future__ import annotations

from tui.commandline.acts import Done


def tell_moved(done: Done) -> list[str]:
    """Say how many deadlines moved, even if none did, and list them."""
    from store.queries.calendar.impact import impact_between

    if done.change is None:
        return []
    impact = impact_between(done.before, done.desk.register, done.desk.today)
    moved = (f"meeting of {line.of}, {line.words}" for line in impact.lines)
    return [f"Note: {words}" for words in (impact.words, *impact.notes, *moved)]


def tell_if_moved(done: Done) -> list[str]:
    """Do the same, but say nothing if no deadline moved."""
    lines = tell_moved(done)
    return lines if len(lines) > 1 else []

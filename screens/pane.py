"""The key that shows the pane, or leaves its room to the list."""

from __future__ import annotations

from screens.kit.office import Office


def turn_pane(office: Office) -> None:
    """Show the pane or put it away, in every place and for the next time too."""
    problem = office.pane.turn()
    office.place.share_room()
    told = "The pane is shown" if office.pane.shown else "The list has all the room"
    office.say(f"{told}: {office.keymap.key_of('pane')} changes it.")
    if problem is not None:
        office.say_also(office.told(problem), "warn")

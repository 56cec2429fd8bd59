"""What a clerk is told on coming in: what is odd beside the file, and what was left half typed."""

from __future__ import annotations

from screens.kit.drafting import waiting_words
from screens.kit.keys.table import keys_in
from screens.kit.office import Office
from store.file.beside import notices


def announce(office: Office) -> None:
    """Tell it, and put the cursor where the last draft was typed, so that its key brings it back."""
    place, waiting = office.place, office.desk.drafts.waiting()
    if waiting and waiting[0].action in {entry.id for entry in keys_in(*place.groups)}:
        place.list.go_to(waiting[0].line)
        office.refresh_lines_around()
    told = [str(problem) for problem in notices(office.desk.path)]
    office.say_also("  ".join([*told, waiting_words(waiting, office.keymap)]).strip(), "warn" if told else "")

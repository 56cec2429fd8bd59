"""What a clerk is told on coming in: what is odd beside the file, and what was left half typed."""

from __future__ import annotations

from screens.kit.drafting import waiting_words
from screens.kit.keys.table import keys_in
from screens.kit.office import Office
from store.file.beside import Copies, copies, notices


def announce(office: Office) -> None:
    """Tell it, and put the cursor where the last draft was typed, so that its key brings it back."""
    place, waiting = office.place, office.desk.drafts.waiting()
    if waiting and waiting[0].action in {entry.id for entry in keys_in(*place.groups)}:
        place.list.go_to(waiting[0].line)
        office.refresh_lines_around()
    told = [str(problem) for problem in notices(office.desk.path, _copies(office))]
    office.say_also("  ".join([*told, waiting_words(waiting, office.keymap)]).strip(), "warn" if told else "")


def _copies(office: Office) -> Copies:
    """Tell the copies beside the file apart; nothing is loaded or read for that where there is none."""
    if not copies(office.desk.path):
        return Copies(())
    from store.merging import copies_beside

    return copies_beside(office.desk)

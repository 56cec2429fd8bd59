"""What a clerk is told on coming in: what day it is here, what is odd beside the file, what was left half typed."""

from __future__ import annotations

from screens.kit.drafting import waiting_words
from screens.kit.keys.table import keys_in
from screens.kit.office import Office
from store.file.beside import Copies, copies, notices
from store.rules.sample_day import own_day
from store.rules.words.dates import long_date


def announce(office: Office) -> None:
    """Tell it, and put the cursor where the last draft was typed, so that its key brings it back."""
    place, waiting = office.place, office.desk.drafts.waiting()
    here = bool(waiting) and waiting[0].action in {entry.id for entry in keys_in(*place.groups)}
    if here:
        place.list.go_to(waiting[0].line)
        office.refresh_lines_around()
    told = [str(problem) for problem in notices(office.desk.path, _copies(office))]
    words = [standing_words(office), *told, waiting_words(waiting, office.keymap, here=here)]
    office.say_also("  ".join(one for one in words if one), "warn" if told else "")


def standing_words(office: Office) -> str:
    """Say that nothing is kept, or that the file stands on another day than today; empty if neither is so."""
    desk = office.desk
    if not desk.kept:
        return f"A throw-away copy of the sample, on {long_date(desk.today)}: nothing that you do in it is kept."
    if desk.day_given or own_day(desk.register) is None:
        return ""
    return (
        f"This is the sample, on its own day: {long_date(desk.today)}. It stands there until a later meeting is "
        f"arranged in it ({office.keymap.key_of('go.calendar')})."
    )


def _copies(office: Office) -> Copies:
    """Tell the copies beside the file apart; nothing is loaded or read for that where there is none."""
    if not copies(office.desk.path):
        return Copies(())
    from store.merging import copies_beside

    return copies_beside(office.desk)

"""`secretariat item add|edit|move|reorder|moveable`: what stands in the work programme and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import Meeting, WorkItem
from tui.commandline.acts import Done, act
from tui.commandline.args import ALL_THE_SAME, flag, item, items, target, text, typed
from tui.commandline.fields import RecordFields

if TYPE_CHECKING:
    from store.commands.programme import items as programme
    from store.commands.programme import moves
else:
    programme = Later("store.commands.programme.items")
    moves = Later("store.commands.programme.moves")


def _warnings(done: Done) -> list[str]:
    """Gather what should be known of a move, each thing once."""
    from store.rules.programme.items import warnings_for_move
    from store.rules.programme.targets import still_noted, still_noted_words

    register, moving = done.before, [done.before.need(WorkItem, one) for one in done.values["items"]]
    to = register.get(Meeting, done.values["to"])
    notes = (note for one in moving for note in warnings_for_move(register, one, to, done.desk.today, together=moving))
    told = {problem.sentence for problem in done.desk.warnings}
    said = [f"Note: {note}" for note in dict.fromkeys(notes) if note not in told]
    still = still_noted(done.desk.register, done.values["items"])
    cure = "Take it out with: secretariat item clear-note"
    return [*said, *(f"Note: {still_noted_words(one)} {cure} {one.id}" for one in still)]


_WAY = typed(
    "way",
    "before the item above it, or after the one below it",
    lambda _, way: -1 if way == "up" else 1,
    int,
    None,
    name="by",
    choices=("up", "down"),
)

COMMANDS = (
    act(
        "item add",
        "add an item to a meeting or to the suggestions",
        'secretariat item add "Rural crime" --meeting 30/9/2021 --minutes 20 --today 12/7/2021',
        programme.add_item,
        text("title", None, "TITLE"),
        target("--meeting", "suggested if not given", otherwise="suggested"),
        ALL_THE_SAME,
        RecordFields(WorkItem, frozenset({"title"})),
    ),
    act(
        "item edit",
        "change what is recorded of an item",
        'secretariat item edit "Ethics Committee Annual report" --comments "Chair to attend" --today 12/7/2021',
        programme.edit_item,
        item(),
        ALL_THE_SAME,
        RecordFields(WorkItem),
        notes='An empty text, as in --comments "", takes out what is recorded.',
    ),
    act(
        "item move",
        "move items to another meeting, or back to the suggestions",
        'secretariat item move "Ethics Committee Annual report" --to 30/9/2021 --today 12/7/2021',
        moves.move_items,
        items(),
        target("--to", "where it goes", required=True),
        text("--reason", "why"),
        flag("--clear-note", "without its note of when it was wanted, such as “To July meeting”", "clear_note"),
        ALL_THE_SAME,
        tell=_warnings,
    ),
    act(
        "item reorder",
        "move an item up or down within its meeting",
        'secretariat item reorder "Ethics Committee Annual report" up --today 12/7/2021',
        moves.reorder_item,
        item(),
        _WAY,
        ALL_THE_SAME,
    ),
    act(
        "item clear-note",
        "take out of items the note of the meeting at which they are wanted, such as “To July meeting”",
        "secretariat item clear-note W25",
        programme.clear_notes,
        items(),
    ),
    act(
        "item moveable",
        "mark items as moveable, or no longer",
        'secretariat item moveable "Ethics Committee Annual report" --off',
        programme.set_moveable,
        items(),
        flag("--off", "take the mark off", "moveable", given=False, otherwise=True),
    ),
)

"""`secretariat item defer|withdraw|reinstate|considered|paper|bin|restore`: what becomes of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import PaperStatus
from tui.commandline.acts import act
from tui.commandline.args import ALL_THE_SAME, choice, day, item, items, meeting, past_day, record_ids, target, text

if TYPE_CHECKING:
    from store.commands import bin as the_bin
    from store.commands.programme import moves, papers
else:
    the_bin = Later("store.commands.bin")
    moves = Later("store.commands.programme.moves")
    papers = Later("store.commands.programme.papers")

_REASON = text("--reason", "why; it is kept with the item", required=True)
_STATES = ", ".join(status.value for status in PaperStatus if status.value)

COMMANDS = (
    act(
        "item defer",
        "put items off, to a later meeting or until it is known when",
        'secretariat item defer "Ethics Committee Annual report" --to 30/9/2021 --reason "Unwell" --today 12/7/2021',
        moves.defer_items,
        items(),
        target("--to", "suggested (until it is known when) if not given", otherwise="suggested"),
        text("--what", "only this part of it, such as a named paper"),
        text("--target", "when it is hoped for, if no meeting is given"),
        _REASON,
        ALL_THE_SAME,
    ),
    act(
        "item withdraw",
        "take items out of the programme; they are kept, with the reason",
        'secretariat item withdraw "Human Trafficking" --reason "Covered by another item"',
        moves.withdraw_items,
        items(),
        _REASON,
        ALL_THE_SAME,
    ),
    act(
        "item reinstate",
        "take up again what was withdrawn or marked as considered",
        'secretariat item reinstate "Human Trafficking"',
        moves.reinstate_items,
        items(),
        ALL_THE_SAME,
        first=('secretariat item withdraw "Human Trafficking" --reason "Covered by another item"',),
    ),
    act(
        "item considered",
        "record that a meeting dealt with items",
        'secretariat item considered "Confirm Panel Memberships" --meeting 10/6/2021',
        moves.consider_items,
        items(),
        meeting("--meeting", "the meeting that dealt with them", "ID|DATE", required=True),
    ),
    act(
        "item paper",
        "record where the report for an item stands",
        'secretariat item paper "Ethics Committee Annual report" due --due 19/7/2021 --today 12/7/2021',
        papers.set_paper,
        item(),
        choice(
            "status",
            PaperStatus,
            "status of a paper",
            "STATUS",
            f"{_STATES}; an empty text if none was asked for",
        ),
        day("--due", "when it is due", name="due_on"),
        past_day("--received", "when it came", name="received_on"),
        text("--appendix", "which appendix it has"),
        text("--exempt", "the paragraph on exempt information, if any", name="exempt_paragraph"),
        text("--interest", "why the public interest in keeping an exempt paper back is the greater"),
        text("--paper", "which of several: its number, its appendix or what it is"),
        ALL_THE_SAME,
    ),
    act(
        "item bin",
        "put items entered by mistake in the bin",
        'secretariat item bin "Return on Investments update"',
        the_bin.bin_records,
        items(name="ids"),
        ALL_THE_SAME,
    ),
    act(
        "item restore",
        "take records out of the bin",
        "secretariat item restore W29",
        the_bin.restore_records,
        record_ids("ids", "as the bin lists them: their ids, or words of what they are called", "+", binned=True),
        ALL_THE_SAME,
        first=("secretariat item bin W29",),
    ),
)

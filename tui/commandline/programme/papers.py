"""`secretariat paper add|edit|remove|order|list`: the papers for an item of the programme."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.edit import ArrivedFile
from store.later import Later
from store.records import Paper, WorkItem
from tui.commandline.acts import act
from tui.commandline.args import ALL_THE_SAME, Arg, item, text, typed
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Listing
from tui.commandline.fields import RecordFields
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands.programme import papers
else:
    papers = Later("store.commands.programme.papers")

_PAPER = text("paper", "which of several: its number, its appendix or what it is", "PAPER", nargs="?")


def _arrived(_: Reading, path: str | None) -> ArrivedFile | None:
    """Read the file of a paper. Raises FileTrouble and Refused as `arrived` does."""
    if path is None:
        return None
    from store.papers.arriving import arrived

    return arrived(Path(path))


def _file(word: str, says: str, **settings: Any) -> Arg:
    return typed(word, says, _arrived, ArrivedFile, "FILE", **settings)


_WAY = typed(
    "way",
    "before the paper above it, or after the one below it",
    lambda _, way: -1 if way == "up" else 1,
    int,
    None,
    name="by",
    choices=("up", "down"),
)
_EXEMPT = (
    "An exempt paper has --exempt with the paragraph of Schedule 12A, Local Government Act 1972 (England 1 to 7, Wales "
    "12 to 18), and --interest with the reason why keeping it back outweighs disclosing it."
)


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", nargs="?", metavar="ITEM", help="only the papers for this item; all if not given")
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="only those for the items of that meeting")
    add_format(parser, "text", "json", "csv")


def _list(call: Call) -> int:
    """Print papers: those for one item, one meeting, or the whole programme."""
    from store.papers import tables
    from store.queries.programme.papers import PaperRow, paper_rows, rows_of_item

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        of = read.item(call.options.item) if call.options.item else None
        meeting = read.meeting(call.options.meeting) if call.options.meeting else None
    rows = tuple(rows_of_item(register, register.need(WorkItem, of, "item"))) if of else paper_rows(register, today)
    rows = tuple(row for row in rows if meeting in {None, row.meeting_id})
    if call.options.format == "csv":
        write_bytes(tables.csv(PaperRow, rows))
    elif call.options.format == "json":
        write_bytes(tables.json(PaperRow, rows))
    else:
        say(*call.echoes, *read.echoes)
        items = dict.fromkeys(row.id.partition(".")[0] for row in rows)
        say(*(line for one in items for line in _lines(register.need(WorkItem, one, "item"))))
        say(*([] if rows else ["No paper is recorded."]))
    return DONE


def _lines(one: WorkItem) -> Iterator[str]:
    """Set out the papers for an item: its title, then a line for each with its number."""
    from store.rules.words.papers import papers_in_public

    yield f"{one.id} {one.title}"
    for paper, words in zip(one.papers, papers_in_public(one), strict=True):
        yield f"  {paper.number}. {words}"


COMMANDS = (
    act(
        "paper add",
        "add a paper for an item",
        'secretariat paper add "Ethics Committee Annual report" --what "Annual report" --appendix B --due 19/7/2021 '
        "--today 12/7/2021",
        papers.add_paper,
        item(),
        _file("file", "the file, if it has come: a PDF; it is kept beside the panel's file", nargs="?"),
        text("--what", "what it is, such as report, annex or presentation; else the name of the file"),
        ALL_THE_SAME,
        RecordFields(Paper, frozenset({"what"})),
        notes=_EXEMPT,
    ),
    act(
        "paper edit",
        "change what is recorded of a paper",
        'secretariat paper edit "Police Recruitment, Retention and Dismissals" 1 --pages 13-20 --yes --today 12/7/2021',
        papers.edit_paper,
        item(),
        _PAPER,
        ALL_THE_SAME,
        RecordFields(Paper),
        notes=f'An empty text, as in --pages "", takes out what is recorded. {_EXEMPT}',
    ),
    act(
        "paper remove",
        "take a paper out of those for an item",
        "secretariat paper remove W2 2 --yes --today 12/7/2021",
        papers.remove_paper,
        item(),
        _PAPER,
        ALL_THE_SAME,
    ),
    act(
        "paper order",
        "move a paper up or down among those for its item",
        "secretariat paper order W2 2 up --yes --today 12/7/2021",
        papers.order_paper,
        item(),
        text("paper", "which of several: its number, its appendix or what it is", "PAPER"),
        _WAY,
        ALL_THE_SAME,
    ),
    act(
        "paper replace",
        "put a file in force for a paper: its first, or a new version of it",
        'secretariat paper replace W2 1 report-2.pdf --reason "Figures of June put right" --yes --today 12/7/2021',
        papers.replace_file,
        item(),
        text("paper", "which of several: its number, its appendix or what it is", "PAPER"),
        _file("file", "the file, a PDF; the one before is kept"),
        text("--reason", "why there is a new version"),
        ALL_THE_SAME,
    ),
    act(
        "paper withdraw",
        "withdraw a paper, which stays listed with the reason",
        'secretariat paper withdraw W2 1 --reason "To be brought to the next meeting" --yes --today 12/7/2021',
        papers.withdraw_paper,
        item(),
        _PAPER,
        text("--reason", "why it is withdrawn", required=True),
        ALL_THE_SAME,
    ),
    Command(
        "paper list",
        "print the papers for an item, a meeting or the whole programme",
        "secretariat paper list --meeting 25/3/2021 --today 12/7/2021",
        _list,
        _list_arguments,
        Listing("papers"),
    ),
)

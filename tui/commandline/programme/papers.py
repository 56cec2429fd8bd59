"""`secretariat paper add|edit|remove|order|replace|withdraw|list|check`: the papers for an item of the programme."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.edit import ArrivedFile
from store.later import Later
from store.problems import Refused
from store.records import Meeting, Paper, WorkItem
from store.register import Register
from tui.commandline.acts import Done, act
from tui.commandline.args import ALL_THE_SAME, item, text, typed
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Listing, Output
from tui.commandline.fields import RecordFields
from tui.commandline.guard import DONE, REFUSED
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands.programme import papers
    from store.papers.covers.reading import CoverRead
    from store.queries.programme.paper_checks import PaperCheckRow
else:
    papers = Later("store.commands.programme.papers")

_SHOWN = 100
_PAPER = text("paper", "which of several: its number, its appendix or what it is", "PAPER", nargs="?")


Files = tuple[ArrivedFile, ...]


def _arrived(read: Reading, paths: list[str]) -> Files:
    """Read the files of papers; what is wrong with any of them is told with what else was typed wrong."""
    from store.papers.arriving import all_arrived

    try:
        return all_arrived(Path(path) for path in paths)
    except Refused as refused:
        read.problems += refused.problems
        return ()


def _one_arrived(read: Reading, path: str) -> ArrivedFile:
    """Read the file of one paper. Raises Refused, with what else was typed wrong, if it cannot be taken."""
    files = _arrived(read, [path])
    if not files:
        raise Refused(*read.problems)
    return files[0]


def _come_upon(done: Done) -> Iterator[str]:
    """Tell what is to be put right in the files that have come, and what is wrong with their cover sheets."""
    from store.rules.programme.arrived import to_mend, words_of
    from store.rules.programme.covers import remarks_on

    given = done.values.get("files", ()) if "file" not in done.values else (done.values["file"],)
    yield from (f"{one.facts.name}: {words_of(trace)}" for one in given for trace in to_mend(one.facts))
    register, today, came = done.desk.register, done.desk.today, {one.facts.sha256: one.facts.name for one in given}
    of = register.need(WorkItem, done.values["item"], "item")
    for paper in of.papers:
        if paper.files and (name := came.get(paper.files[-1].sha256)):
            yield from (f"{name}: {one.sentence}" for one in remarks_on(register, of, paper, today))


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


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", nargs="?", metavar="ITEM", help="only the papers for this item; else all to come")
    parser.add_argument("paper", nargs="?", metavar="PAPER", help="which of several: number, appendix or what it is")
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="only those for the items of that meeting")
    parser.add_argument("--report", metavar="FILE", help="the cover sheet of a report that is no paper yet, or a draft")
    add_format(parser, "text", "json")


def _check(call: Call) -> int:
    """Print what is to be put right in papers that have come; the exit code says whether there is anything."""
    from store.papers.tables import json
    from store.queries.programme.paper_checks import PaperCheckRow

    report = _report(call.options.report) if call.options.report else None
    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        of = read.item(call.options.item) if call.options.item else None
        meeting = read.meeting(call.options.meeting) if call.options.meeting else None
    item = register.need(WorkItem, of, "item") if of else None
    rows = _wrong_with(call, register, today, report, item, meeting)
    if call.options.format == "json":
        write_bytes(json(PaperCheckRow, rows))
        return REFUSED if rows else DONE
    say(*call.echoes, *read.echoes, *(_as_read(report) if report else ()))
    for name, of_paper in groupby(rows, key=lambda row: f"{row.id} {row.item}: {row.file or row.paper}".strip(" :")):
        say(name, *(f"  {row.sentence}" for row in of_paper))
    say(*([] if rows else ["Nothing is to be put right in the papers that have come."]))
    return REFUSED if rows else DONE


def _wrong_with(
    call: Call, register: Register, today: dt.date, report: _Report | None, item: WorkItem | None, meeting: str | None
) -> list[PaperCheckRow]:
    """List what is wrong with a report that is no paper, with the papers for an item, or with all asked for."""
    from store.queries.programme.paper_checks import check_rows, rows_of_report
    from store.rules.programme.papers import find_paper

    if report is not None:
        held = register.get(Meeting, meeting or (item.meeting if item else None))
        return list(rows_of_report(register, report.name, report.read and report.read.sheet, held, today))
    if item is not None:
        papers = (find_paper(item, call.options.paper),) if call.options.paper else item.papers
        return list(check_rows(register, item, papers, today))
    items = _to_check(register, today, meeting)
    return [row for one in items for row in check_rows(register, one, one.papers, today)]


class _Report(NamedTuple):
    """A file that is no paper of the panel, with what was read of its cover sheet."""

    name: str
    read: CoverRead | None


def _report(path: str) -> _Report:
    from store.file.documents import read_document
    from store.papers.covers.files import cover_of

    return _Report(Path(path).name, cover_of(read_document(Path(path))))


def _as_read(report: _Report) -> Iterator[str]:
    """Set out what was read of a cover sheet, a line for each heading; of whom to ask, no address is printed."""
    from store.rules.programme.cover_headings import label_of

    for code, words in report.read.words.items() if report.read else ():
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
        yield f"{label_of(code)}: {shown}" if code != "contact" else f"{label_of(code)}: there is one"


def _to_check(register: Register, today: dt.date, meeting: str | None) -> list[WorkItem]:
    """Give the items whose papers are looked at: those of a meeting, or all that are still to be dealt with."""
    if meeting:
        return list(register.items_of(meeting))
    from store.rules.calendar.coming import takes_business

    coming = {one.id for one in register.meetings if takes_business(one, today)}
    return [one for one in register.all(WorkItem) if one.status.open and one.meeting in coming]


def _lines(one: WorkItem) -> Iterator[str]:
    """Set out the papers for an item: its title, then a line for each with its number, and one for its file."""
    from store.rules.programme.arrived import file_words, withdrawn_words
    from store.rules.words.papers import papers_in_public

    yield f"{one.id} {one.title}"
    for paper, words in zip(one.papers, papers_in_public(one), strict=True):
        yield f"  {paper.number}. {words}"
        yield from (f"     {words}" for words in (file_words(paper), withdrawn_words(paper)) if words)


COMMANDS = (
    act(
        "paper add",
        "add a paper for an item",
        'secretariat paper add "Ethics Committee Annual report" --what "Annual report" --appendix B --due 19/7/2021 '
        "--today 12/7/2021",
        papers.add_paper,
        item(),
        typed(
            "files",
            "its file, if it has come: PDF or docx, kept beside the panel's file; of several, each is a paper",
            _arrived,
            Files,
            "FILE",
            nargs="*",
        ),
        text("--what", "what it is, such as report, annex or presentation; else the name of the file"),
        ALL_THE_SAME,
        RecordFields(Paper, frozenset({"what"})),
        tell=_come_upon,
        notes=f"A file is copied and never altered; what is come upon in it is told. {_EXEMPT}",
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
        typed("file", "the file, PDF or docx; the one before is kept", _one_arrived, ArrivedFile, "FILE"),
        text("--reason", "why there is a new version"),
        ALL_THE_SAME,
        tell=_come_upon,
        first=("secretariat export agenda --meeting 29/7/2021 --format pdf --out report-2.pdf --today 12/7/2021",),
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
    Command(
        "paper check",
        "print what is to be put right in the papers that have come, and on their cover sheets",
        "secretariat paper check --meeting 29/7/2021 --today 12/7/2021",
        _check,
        _check_arguments,
        Output("store.queries.programme.paper_checks", "PaperCheckRow"),
        notes=(
            "Which headings a cover sheet must have is a setting of the panel: rules.cover_sheet. Letters to the "
            "authors are written by secretariat chase mend. A report that --report names, as Word document, PDF or "
            "text, is held against the meeting that is named. The exit code is 1 if anything is to be put right."
        ),
    ),
)

"""`secretariat export`: every paper in every form it can have, the lists, and all data as one document."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.papers.printed import ENDINGS, PAPERS, PrintedPaper, why_not_form
from store.papers.views import VIEWS, View
from store.problems import Problem, Refused
from store.records import WorkItem
from store.rules.words.wording import counted
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE, warn
from tui.commandline.naming import REPORT_HELP
from tui.commandline.output import STDOUT, add_exempt, add_format, add_out, write_beside, write_out
from tui.commandline.reading import Reading
from tui.commandline.reports.reports import DRAFTED

if TYPE_CHECKING:
    from store.desk import Desk
    from store.file.kinds import FileKind
    from store.queries.programme.changed import ProgrammeThen

_EVERY_FORM = ("docx", "pdf", "html", "md", "text", "csv", "ics", "json")


def exported(views: Mapping[str, View]) -> tuple[str, ...]:
    """Name the lists that are written whole: all but those of one meeting or record, and those that are papers."""
    return tuple(name for name, one in views.items() if name not in PAPERS and not one.of_one)


def _export_paper(name: str, call: Call) -> int:
    """Write a paper to a file or to standard output."""
    from store.exporting import with_history
    from store.file.kinds import FOR_FEW, PAPER
    from store.papers.house import house_of
    from store.papers.printed import for_few

    paper, options = PAPERS[name], call.options
    form = options.format or by_ending(options.out, paper) or paper.forms[0]
    if form not in paper.forms:
        raise Refused(why_not_form(name, form))
    with call.desk() as desk:
        chosen = with_history(desk, name, form, _chosen(paper, call, desk))
        house = house_of(desk.path, form)
        written = call.printed(desk, name, form, house, language=options.language, bom=_marked(options), **chosen)
        whole = name if chosen.get("meeting") or name == "annual" else f"{name}-record"
        listed = paper.view or whole
        described = _described(call, listed, form)
        what = f"the {_CALLED.get(name, name)}"
        kind = FOR_FEW if for_few(name, chosen) else PAPER
        done = _written(call, written.data, what, kind, columns=described)
        for note in written.notes:
            warn(note)
        return done


_CALLED = {"programme": "work programme", "annual": "annual report"}
"""What is said of papers whose names alone would not tell."""


def by_ending(out: str, paper: PrintedPaper) -> str:
    """Say which form a file is meant to have by the ending of its name; "" if that tells none that the paper can be."""
    ending = Path(out).suffix.casefold()
    return next((form for form in paper.forms if ENDINGS[form] == ending), "")


def _chosen(paper: PrintedPaper, call: Call, desk: Desk) -> dict[str, Any]:
    """Find what the paper is of among the options: the records named, and what else it may be asked."""
    options = call.options
    chosen: dict[str, Any] = {}
    with Reading(desk.register, call.today) as read:
        for name in (*paper.asks, *paper.may_ask):
            typed = getattr(options, name, None)
            if typed is not None:
                chosen[name] = _READ[name](read, desk, typed) if name in _READ else typed
    return chosen


def _programme_then(_read: Reading, desk: Desk, point: str) -> ProgrammeThen:
    from store.queries.programme.changed import programme_then

    return programme_then(desk.register, desk.history(), point)


def _report(read: Reading, _desk: Desk, typed: str) -> str:
    from tui.commandline.reports.reading import read_report

    return read_report(read, typed)


_READ: dict[str, Callable[[Reading, Desk, str], Any]] = {
    "meeting": lambda read, _desk, typed: read.meeting(typed),
    "changes": _programme_then,
    "report": _report,
}


def _marked(options: argparse.Namespace) -> bool:
    """Say whether csv gets the mark of UTF-8 for spreadsheets: a file unless --no-bom, the output only with --bom."""
    return bool(options.bom or (options.out != STDOUT and not options.no_bom))


def _export_list(name: str, call: Call) -> int:
    """Write a list to a file or to standard output."""
    from store.file.kinds import DATA, PAPER
    from store.papers.views import view

    with call.desk() as desk:
        chosen: dict[str, Any] = {"changes": desk.history()} if name == "history" else {}
        chosen["exempt"] = call.exempt
        described = _described(call, name, call.options.format)
        data = view(name, call.options.format, desk.register, desk.today, bom=_marked(call.options), **chosen)
        # What is exempt is for nobody else's eyes: the file is made as that of all data is, for its owner alone.
        return _written(call, data, f"the {name}", DATA if call.exempt else PAPER, columns=described)


def _described(call: Call, listed: str, form: str) -> bytes:
    """Describe the columns of a csv file if that is asked for. Raises Refused if it goes into no csv file."""
    options = call.options
    if not options.columns:
        return b""
    if form != "csv" or options.out == STDOUT:
        sentence = "The columns are described beside a csv file, and this goes into none."
        raise Refused(Problem("columns-file", sentence, "Write it with --format csv --out FILE.csv.", "columns"))
    from store.papers.tables import csv_columns
    from store.papers.views import row_type

    return csv_columns(row_type(listed), Path(options.out).name)


def _data(call: Call) -> int:
    """Write all records as one document, or their public part in a shape that other programs read."""
    from store.file.kinds import DATA, PAPER

    options = call.options
    private = options.private or options.complaints
    if private and options.format != "json":
        sentence = f"As {options.format} the records are for everybody."
        given = "private" if options.private else "complaints"
        raise Refused(Problem("data-public", sentence, f"Leave --{given} out, or write json.", given))
    if options.papers and options.format != "json":
        sentence = f"The files of papers go out with all data as json, not as {options.format}."
        raise Refused(Problem("data-papers", sentence, "Leave --papers out, or write json.", "papers"))
    with call.desk() as desk:
        data = _DATA[options.format](desk, options)
        if options.papers:
            _write_papers(call, desk, options.private)
        return _written(call, data, "all data", DATA if private else PAPER)


def _write_papers(call: Call, desk: Desk, private: bool) -> None:
    """Write the files of the papers that the data names into one packed file; those of exempt ones only if private."""
    from store.file.documents import write_paper
    from store.file.kinds import DATA
    from store.file.papers_parcel import names_in, packed
    from store.papers.data_public import in_public

    register = desk.register
    records = register.tables[WorkItem.table].values()
    shown = records if private else (in_public(register, one) for one in records)
    made = packed(names_in(shown), desk.path)
    path = write_paper(made.data, Path(call.options.papers), desk.path, replace=call.options.replace, kind=DATA)
    # What was asked for on standard output is the document alone.
    (warn if call.options.out == STDOUT else say)(f"Wrote {counted(made.files, 'file')} of papers to {path}.")
    for name in made.lacking:
        warn(f"{name} is missing or altered, and was left out. To see whose it is, type: secretariat doctor.")


def _json_data(desk: Desk, options: argparse.Namespace) -> bytes:
    from store.papers.data import export_data

    given = {"include_private": options.private, "include_complaints": options.complaints}
    return export_data(desk.register, today=desk.today, **given)


def _popolo_data(desk: Desk, _options: argparse.Namespace) -> bytes:
    from store.papers.open_data.popolo import export_popolo

    return export_popolo(desk.register)


def _ocd_data(desk: Desk, _options: argparse.Namespace) -> bytes:
    from store.papers.open_data.ocd import export_ocd

    return export_ocd(desk.register, desk.panel_id)


_DATA: dict[str, Callable[[Desk, argparse.Namespace], bytes]] = {
    "json": _json_data,
    "popolo": _popolo_data,
    "ocd": _ocd_data,
}
"""The shapes of all data."""


def _written(call: Call, data: bytes, what: str, kind: FileKind | None = None, *, columns: bytes = b"") -> int:
    path = write_out(data, call.options, call.file, kind=kind)
    if path is not None:
        say(f"Wrote {what} to {path}.")
        if columns:
            beside = path.with_name(f"{path.name}-metadata.json")
            write_beside(columns, beside, call.options, call.file)
            say(f"Wrote what its columns hold to {beside}.")
    return DONE


def _arguments(*formats: str) -> Callable[[argparse.ArgumentParser], None]:
    def add(parser: argparse.ArgumentParser) -> None:
        add_format(parser, *formats)
        add_exempt(parser)
        _out_arguments(parser)

    return add


def _out_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bom", action="store_true", help="mark csv as UTF-8 on standard output too")
    parser.add_argument("--no-bom", action="store_true", help="leave that mark out of a csv file")
    parser.add_argument(
        "--columns", action="store_true", help="write beside a csv file what its columns hold (CSV on the Web)"
    )
    add_out(parser)


def _paper_arguments(paper: PrintedPaper) -> Callable[[argparse.ArgumentParser], None]:
    def add(parser: argparse.ArgumentParser) -> None:
        for name in (*paper.asks, *paper.may_ask):
            _ARGUMENTS[name](parser, name in paper.asks)
        forms = ", ".join(paper.forms)
        parser.add_argument(
            "--format",
            choices=_EVERY_FORM,
            metavar="FORM",
            help=f"one of {forms}; {paper.forms[0]} if neither it nor the ending of PATH says",
        )
        parser.add_argument(
            "--language", choices=("en-GB", "cy"), default="en-GB", help="of the words that the paper prints of itself"
        )
        _out_arguments(parser)

    return add


def _meeting_argument(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", required=required, help="the meeting that it is of")


def _report_argument(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument("--round", dest="report", metavar="ROUND|MEETING", required=required, help=REPORT_HELP)


def _exempt_argument(parser: argparse.ArgumentParser, _required: bool) -> None:
    parser.add_argument("--exempt", action="store_true", help="the exempt part, which is not for the public")


def _year_argument(parser: argparse.ArgumentParser, required: bool) -> None:
    says = "a municipal year, such as 2021-22; of complaints also a calendar year, such as 2020"
    parser.add_argument("--year", metavar="YEAR", required=required, help=says)


def _financial_argument(parser: argparse.ArgumentParser, _required: bool) -> None:
    parser.add_argument("--financial", action="store_true", help="the financial year, from April, of that name")


def _changes_argument(parser: argparse.ArgumentParser, _required: bool) -> None:
    parser.add_argument(
        "--changes",
        metavar="POINT",
        nargs="?",
        const="",
        help="with what became different since an agenda last went out, or since the point of that name",
    )


def _changes_sheet_argument(parser: argparse.ArgumentParser, _required: bool) -> None:
    parser.add_argument(
        "--changes",
        dest="changes_sheet",
        action="store_true",
        help="what changed since it went out instead",
    )


def _council_argument(parser: argparse.ArgumentParser, _required: bool) -> None:
    parser.add_argument("--council", metavar="COUNCIL", help="only the sheet for this one; for every one if not given")


_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser, bool], None]] = {
    "meeting": _meeting_argument,
    "report": _report_argument,
    "exempt": _exempt_argument,
    "year": _year_argument,
    "financial": _financial_argument,
    "changes": _changes_argument,
    "changes_sheet": _changes_sheet_argument,
    "council": _council_argument,
}
"""The options that say what a paper is of, by their names in `PrintedPaper`."""


def _example(name: str, paper: PrintedPaper) -> str:
    of = " --meeting 25/3/2021" if "meeting" in paper.asks else " --round R1" if "report" in paper.asks else ""
    return f"secretariat export {name}{of} --format docx --out {name}.docx"


def _data_arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser, *_DATA)
    parser.add_argument(
        "--private", action="store_true", help="with contact details, sensitive interests, exempt papers"
    )
    parser.add_argument("--papers", metavar="FILE", help="write the files of the papers too, into this packed file")
    parser.add_argument("--complaints", action="store_true", help="with what was said in complaints")
    add_out(parser)


COMMANDS = (
    *(
        Command(
            f"export {name}",
            paper.summary,
            _example(name, paper),
            partial(_export_paper, name),
            _paper_arguments(paper),
            first=DRAFTED if "report" in paper.asks else (),
        )
        for name, paper in PAPERS.items()
    ),
    Command(
        "export data",
        "write all records as one JSON document, for keeping or for other programs",
        "secretariat export data --out data.json",
        _data,
        _data_arguments,
        notes=(
            "Contact details of the public are left out unless --private is given, what was said in complaints unless "
            "--complaints is. popolo and ocd hold what is public: "
            "people, seats, meetings and votes, or the meetings with agenda and documents."
        ),
    ),
    *(
        Command(
            f"export {name}",
            f"write the {name} as a list",
            f"secretariat export {name} --format csv --out {name}.csv",
            partial(_export_list, name),
            _arguments("csv", "json", "text"),
        )
        for name in exported(VIEWS)
    ),
)

"""`secretariat show report|reports`: one report to the commissioner as it stands, and all of them."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.naming import REPORT_HELP
from tui.commandline.output import add_format
from tui.commandline.reports.reading import read_report
from tui.commandline.reports.reports import DRAFTED
from tui.commandline.show.lists import echo, listed, show_rows
from tui.commandline.show.papers import show_paper


def _show(call: Call) -> int:
    """Print one report as it stands."""
    return show_paper(call, "report", lambda read: {"report": read_report(read, call.options.report)})


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="ROUND|MEETING", help=REPORT_HELP)
    add_format(parser, "text", "json")


def _reports(call: Call) -> int:
    """Print the reports with what is to be done next."""
    from store.queries.reports.listed import report_rows

    with call.desk() as desk:
        register, today = call.seen(desk, facts=True), desk.today
    if call.options.format != "text":
        return show_rows(call, "reports", register, today)
    echo(call.echoes)
    rows = report_rows(register, today)
    say(*(f"{row.id} {row.title} ({row.state}). Next: {row.next}. {row.due_note}".strip() for row in rows))
    say(*([] if rows else ["No report is drafted yet."]))
    return DONE


COMMANDS = (
    Command(
        "show report",
        "print a report of the panel as it stands",
        "secretariat show report R1",
        _show,
        _arguments,
        output=Output("store.queries.reports.whole", "ReportWhole", many=False),
        first=DRAFTED,
    ),
    listed("reports", _reports),
)

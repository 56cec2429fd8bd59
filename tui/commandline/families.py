"""The table of command families. A new one is a module with a tuple `COMMANDS` and one line in `FAMILIES`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple, cast

from tui.commandline.command import Command


class Family(NamedTuple):
    """Commands that begin with the same word: what they are for, and the modules that hold them."""

    summary: str
    modules: tuple[str, ...]


_COMPLAINTS = ("complaints.entering", "complaints.steps", "complaints.ending")

FAMILIES = {
    "demo": Family("open a throw-away copy of the sample", ("office.demo",)),
    "new": Family("make a file for a panel, or one that holds the sample", ("office.new",)),
    "show": Family(
        "print what a screen shows",
        (
            "show.lists",
            "show.records",
            "show.clock",
            "findings.findings",
            "members.members",
            "declarations.declarations",
            "minutes.show",
            "agenda.brief",
            "room.show",
            "agenda.show",
            "minutes.lint",
            "minutes.after",
            "reports.show",
            "complaints.show",
            "annual.annual",
        ),
    ),
    "item": Family("change the work programme", ("programme.items", "programme.states", "programme.scoring")),
    "paper": Family("the papers for an item: what each is, where it stands, why it is exempt", ("programme.papers",)),
    "pack": Family("the pack of a meeting: built in one file for all to read, and checked", ("programme.packs",)),
    "meeting": Family("change the calendar, and hold a meeting", ("calendar.meetings", "room.room")),
    "agenda": Family(
        "the agenda of a meeting: built, worded, published, and what was published after it",
        ("agenda.lines", "agenda.issuing", "calendar.deadlines"),
    ),
    "publish": Family("record that the papers of a meeting were published", ("calendar.deadlines",)),
    "notice": Family("record notice of a meeting as posted at the councils", ("calendar.deadlines",)),
    "deadline": Family("record deadlines of a meeting as met, and set the panel's own", ("calendar.deadlines",)),
    "round": Family("follow the statutory rounds: precept, hearings, plan, annual report", ("rounds.rounds",)),
    "report": Family("the panel's reports, from draft to answer", ("reports.reports",)),
    "complaint": Family("complaints, from receipt to closing; what was said is private", _COMPLAINTS),
    "annual": Family("the panel's annual report: its words and the grant", ("annual.annual",)),
    "do": Family("ask for any act line by line", ("asking.do",)),
    "check": Family("say what is late, due or missing", ("office.check",)),
    "panels": Family("the panels you serve: the list of them, their calendars, who does what", ("panels.panels",)),
    "propose": Family("propose next year's dates", ("calendar.days_off",)),
    "holiday": Family("change bank holidays", ("calendar.days_off",)),
    "closure": Family("enter days on which the office is closed", ("calendar.days_off",)),
    "busy": Family("enter days on which councils meet", ("calendar.days_off",)),
    "election": Family("enter polls and their pre-election periods", ("calendar.days_off",)),
    "action": Family(
        "follow what the panel asked for until it is discharged",
        ("actions.actions", "actions.links", "actions.replies"),
    ),
    "finding": Family("set a finding aside, or name it again", ("findings.findings",)),
    "chase": Family("write to those from whom something is awaited", ("chasing.chase",)),
    "question": Family(
        "public questions, from the inbox to the reply that was sent",
        ("questions.receipt", "questions.decisions", "questions.answers", "questions.after"),
    ),
    "member": Family("seats on the panel and who holds them", ("members.members",)),
    "person": Family("the people of the register and how they are named", ("members.members",)),
    "setting": Family(
        "the panel's settings and rules, each with what it means", ("settings.settings", "settings.rules")
    ),
    "attend": Family("record who came to a meeting and how it voted", ("attendance.attendance", "minutes.heading")),
    "minute": Family("the minutes of a meeting, from draft to signed", ("minutes.minutes", "minutes.sets")),
    "declare": Family("record interests declared at a meeting", ("declarations.declarations",)),
    "undo": Family("reverse your last change", ("office.undo",)),
    "redo": Family("do again what was last undone", ("office.undo",)),
    "version": Family("compare earlier wordings of a record and put one back", ("office.versions",)),
    "point": Family("name a point of the history to look back to", ("office.versions",)),
    "export": Family("write a paper or the whole file for others to use", ("office.export", "office.export_all")),
    "bundle": Family("the evidence of a meeting in one packed file: make it, and verify it", ("publishing.bundles",)),
    "website": Family("what was published and has left the website", ("publishing.website",)),
    "style": Family("the council's own style of papers: begin one, try what is in it", ("office.style",)),
    "import": Family(
        "take in exports, programme, meetings, members, minutes, corrections, modern.gov, after a preview",
        (
            "office.import_data",
            "minutes.import_minutes",
            "programme.import_programme",
            "office.import_corrections",
            "calendar.import_meetings",
            "members.import_members",
            "office.import_moderngov",
        ),
    ),
    "copy": Family("write the whole file, its history included, to another", ("office.copy",)),
    "desk": Family("a panel's desk on a server that a team shares: made, filled, copied, checked", ("office.desk",)),
    "merge": Family("take over what another copy of the file did", ("office.merge",)),
    "dates": Family("work out the day by which papers must be published", ("calendar.dates",)),
    "inspect": Family("look files over before they are published", ("office.inspecting",)),
    "doctor": Family("examine a file, explain what is wrong, restore a backup", ("office.doctor",)),
    "schema": Family("print the JSON Schema of an output", ("show.schema",)),
    "completions": Family("let the shell complete commands, options and records", ("shell.completions",)),
    "man": Family("print the page of the manual", ("shell.manual",)),
    "reference": Family("print the reference of all keys or of all commands", ("shell.reference",)),
}
"""Every family by its word, in the order in which the help lists them."""


@cache
def commands_in(module: str) -> tuple[Command, ...]:
    """Give the commands that a module of a family holds, which is imported now."""
    return cast("tuple[Command, ...]", import_module(f"tui.commandline.{module}").COMMANDS)

"""The way out of a refusal: where a cure names an act, the command line says the words with which it is done.

A refusal carries the id of the act as the keys know it, `item.reinstate`. Most are the words of a command, with a point
between them; what is called differently stands here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from msgspec.structs import replace

from store.problems import Problem
from store.records import Panel

FAMILIES = {"clock": "deadline", "declared": "declare", "seat": "member"}
"""The first word of a command, where the keys have another for the place."""

WORDS = {
    "action.new": "action add",
    "action.chase": "chase",
    "action.views": "action view",
    "attend.arrived": "attend late",
    "attend.votes": "attend vote-back",
    "bin": "item restore",
    "complaint.new": "complaint add",
    "declared.new": "declare add",
    "go.complaints": "show complaints",
    "go.meeting": "show meeting",
    "go.reports": "show reports",
    "go.settings": "setting show",
    "item.new": "item add",
    "meeting.clock": "show clock",
    "meeting.move": "meeting postpone",
    "meeting.new": "meeting add",
    "meeting.notices": "notice",
    "meeting.propose": "propose",
    "meeting.publish": "publish",
    "minute.lint": "show lint",
    "page.leftovers": "show after",
    "minute.new": "minute add",
    "page.attendance": "attend present",
    "page.report": "report draft",
    "page.split": "action split",
    "question.owe": "question reply",
    "question.ungroup": "question group",
    "room.back": "meeting back",
    "round.new": "round open",
    "seat.interests": "declare register",
    "seat.new": "member add",
    "setting.edit": "setting set",
    "setting.new": "deadline add",
}
"""The words of a command, where they are not those of the id."""

BY_CODE = {"round.closed": "round reopen", "interest-ended": "declare entry"}
"""The same by the code of the refusal, where one key does one thing and its opposite, and the command line has two."""

ABOUT_ANOTHER = frozenset({"has-substitute", "substitute-present", "substitute-twice"})
"""The codes of refusals whose cure is for somebody else than who was typed: the line then names nobody."""

_ALONE = frozenset({"undo", "redo"})
"""Acts of every place whose command is their one word."""

EVENTS = {"adjourn": "adjourned", "close": "closed", "other": "item", "public": "public excluded"}
"""The events of a meeting, where the keys have another word for what is stamped."""

_PERSONS = frozenset({"name", "names"})
_FILES = frozenset({"events"})
"""What was typed as the name of a file, and is none of what another command calls alike."""


OF_HEADING = frozenset({"meeting", "kind", "printed_date", "start", "finish", "venue", "status", "date"})
"""Fields of a refusal that is about the heading of confirmed minutes, whose correction has words of its own."""


def words_for(problem: Problem) -> str:
    """Give the words of the command that the cure of a problem names; empty if it names none."""
    head, point, tail = problem.act.partition(".")
    made = f"{FAMILIES.get(head, head)} {tail}" if point else problem.act if problem.act in _ALONE else ""
    made = "meeting stamp" if head == "room" else made
    if problem.act == "minute.correct" and problem.field in OF_HEADING:
        return "minute correct-heading"
    return BY_CODE.get(problem.code) or WORDS.get(problem.act) or made


def given_for(problem: Problem, options: argparse.Namespace) -> argparse.Namespace:
    """Give what was typed for the refused line, with the setting or the event that the cure is about, if it is one."""
    head, _, tail = problem.act.partition(".")
    if head == "room":
        return argparse.Namespace(**(vars(options) | {"event": EVENTS.get(tail, tail)}))
    if problem.act != "setting.edit" or problem.field not in Panel.__struct_fields__:
        return options
    return argparse.Namespace(**(vars(options) | {"name": problem.field}))


def line_for(parser: argparse.ArgumentParser, given: argparse.Namespace, code: str = "") -> str:
    """Write the line that a command needs, with what was typed for the refused one where both name it alike.

    What else it needs stands in capitals, as in its help; so do the people if the `code` is about others.
    """
    left_out = _FILES | (_PERSONS if code in ABOUT_ANOTHER else frozenset[str]())
    same = argparse.Namespace(**{name: value for name, value in vars(given).items() if name not in left_out})
    words = [parser.prog, *(_word(action, same) for action in parser._actions if _needed(action))]
    return " ".join(words)


def with_line(problem: Problem, line: str) -> Problem:
    """Give a problem whose cure ends with the line to type."""
    return replace(problem, cure=f"{problem.cure} Type {line}.".strip())


def _needed(action: argparse.Action) -> bool:
    return action.required and not isinstance(action, argparse._HelpAction)


def _word(action: argparse.Action, given: argparse.Namespace) -> str:
    option = f"{action.option_strings[0]} " if action.option_strings else ""
    typed = [text for name in _alike(action.dest) for text in _texts(getattr(given, name, None))]
    shown = typed[0] if len(typed) == 1 else str(action.metavar or action.dest.upper())
    return option + (f'"{shown}"' if " " in shown else shown)


def _alike(dest: str) -> Iterator[str]:
    """Give the names under which commands keep what names the same record: one item, several items."""
    yield dest
    yield dest.removesuffix("s") if dest.endswith("s") else f"{dest}s"


def _texts(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return [] if value is None else [str(value)]

"""Drafting a report to the commissioner, wording its blocks, and making it final."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.problems import Problem
from store.records import Meeting, Minute, PrintedBlock, Report, StatutoryRound, Vote, WordedBlock
from store.register import Register
from store.rules.reports import guards
from store.rules.reports.kinds import kinds_in, the_report
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import BLOCKS, DRAFTERS, blocks
from store.rules.rounds.progress import the_round
from store.rules.words.dates import day_month
from store.rules.words.wording import counted


def draft_report(
    register: Register,
    today: dt.date,
    /,
    *,
    round_id: str = "",
    step: str = "",
    meeting: str = "",
    **details: Any,
) -> Edit:
    """Draft the report on a step of a round, or with a meeting alone that on its scrutiny (2011 Act s.28(6)).

    Nothing of what it says is kept yet: until it is final it is worked out from the records.

    Raises:
        Refused: with every fault; the round has no such report, the matter was not considered yet, or the report is
            drafted already.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    problems = Problems()
    bare = Report(id=register.new_id(Report), round=round_id or None, step=step, meeting=None if round_id else meeting)
    if round_id:
        one = problems.need(register, StatutoryRound, round_id, "round_id")
        problems.add(_why_not_in(register, one, step) if one else None)
    else:
        held = problems.need(register, Meeting, meeting, "meeting")
        problems.add(guards.why_not_draft_at(register, held, today) if held else None)
    report, _ = changes_of(Report, bare, None, details, problems)
    _check_links(register, bare, report, problems)
    problems.refuse()
    return Edit(f"Drafted {the_report(register, report)}", (report,))


def _why_not_in(register: Register, one: StatutoryRound, step: str) -> Problem | None:
    """Say why no report on a step of a round can be drafted; None if one can."""
    kinds = kinds_in(one)
    known = next((kind for kind in kinds if kind.step == step), None)
    if known is not None:
        return guards.why_not_draft_on(register, one, known)
    if not kinds:
        return guards.why_not_draft_in(register, one)
    sentence = f"“{step[:40]}” is no report in {the_round(one)}."
    return Problem("report.step_none", sentence, f"The reports are {', '.join(kind.step for kind in kinds)}.", "step")


def _check_links(register: Register, before: Report, after: Report, problems: Problems) -> None:
    """Note what a report comes to that it cannot, and a minute or vote that is not there."""
    if after.choice != before.choice:
        problems.add(guards.why_not_outcome(register, after, after.choice))
    for one in after.minutes if after.minutes != before.minutes else ():
        problems.need(register, Minute, one, "minutes")
    if after.vote and after.vote != before.vote:
        problems.need(register, Vote, after.vote, "vote")


def edit_report(
    register: Register, today: dt.date, /, *, report: str, was: Report | None = None, **fields: object
) -> Edit:
    """Change what is recorded of a report besides its wording; only fields that differ from `was` are applied.

    Raises:
        Refused: with every fault; the report is final, comes to something else, or a minute or vote is not there.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Report, report, "report")
    problems = Problems()
    changed, changes = changes_of(Report, current, was, fields, problems)
    problems.add(guards.why_not_word(register, current) if changes.names - {"note"} else None)
    _check_links(register, current, changed, problems)
    problems.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit(f"Changed nothing in {the_report(register, current)}")
    words = changed_words(Report, changes.values)
    return Edit(f"Changed {words} of {the_report(register, current)}", (changed,))


def word_report(register: Register, today: dt.date, /, *, report: str, block: str, text: str | None = None) -> Edit:
    """Word a block of a report; an empty text leaves the block out, None takes the draft from the records again.

    A block once worded is never drafted over: what the records come to now is offered beside it.

    Raises Refused: the report is final, there is no such block, or no report goes without it.
    """
    current = register.need(Report, report, "report")
    problems = Problems()
    problems.add(guards.why_not_word(register, current), guards.why_not_block(block, text))
    words = problems.said(WordedBlock, "text", text) if text is not None else None
    problems.refuse()
    others = tuple(one for one in current.worded if one.block != block)
    if words is None:
        changed = replace(current, worded=others)
        told = f"Took the draft of the block “{block}” again in"
    else:
        draft = DRAFTERS[BLOCKS.index(block)](ReportMatter(register, current, today))
        changed = replace(current, worded=(*others, WordedBlock(block=block, text=words, over=draft.text)))
        told = f"{'Worded' if words else 'Left out'} the block “{block}” of"
    if changed == current:
        return Edit(f"Changed nothing in {the_report(register, current)}")
    return Edit(f"{told} {the_report(register, current)}", (changed,))


def finalise_report(
    register: Register,
    today: dt.date,
    /,
    *,
    report: str,
    dated: dt.date | None = None,
    all_the_same: bool = False,
) -> Edit:
    """Make a report final: every block is kept as it stands, and the report bears a date, today's if none is given.

    Raises:
        Refused: with all that it still asks for; it is final already, bears a date that cannot be, or comes after its
            limit (which `all_the_same` passes over).
    """
    current = register.need(Report, report, "report")
    day = dated or today
    bearing = ReportMatter(register, replace(current, dated=day), today)
    problems = Problems()
    problems.add(guards.why_not_final(register, current))
    problems.refuse()
    problems.add(*guards.why_not_complete(bearing), guards.why_not_dated(bearing, day))
    problems.ask(all_the_same, guards.why_ask_late(bearing, day))
    problems.refuse()
    kept = tuple(
        PrintedBlock(block=one.code, heading=one.heading, text=one.text) for one in blocks(bearing) if one.text
    )
    final = replace(current, printed=kept, dated=day)
    sentence = f"Made {the_report(register, current)} final, dated {day_month(day)}, in {counted(len(kept), 'block')}"
    return Edit(sentence, (final,))

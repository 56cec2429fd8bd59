"""Which keys the line below names in each place, those first that are named first where there is little room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from screens.kit.keys.table import KEYS, keys_in

NAMED = {
    "everywhere": "undo filter help quit",
    "list": "list.mark",
    "programme": "item.open item.new item.edit item.move item.prepare item.defer",
    "papers": "paper.add paper.edit paper.files paper.file paper.versions paper.withdraw"
    " paper.raise paper.lower paper.remove",
    "calendar": "meeting.open meeting.clock meeting.prepare meeting.planner meeting.new meeting.edit meeting.working"
    " meeting.move meeting.status meeting.cancel meeting.attendance",
    "planner": "planner.today",
    "clock": "clock.done clock.edit clock.working clock.back",
    "impact": "impact.save",
    "proposal": "proposal.earlier proposal.later proposal.edit proposal.leave_out proposal.save",
    "rounds": "round.open round.new round.step round.report round.edit round.back round.close",
    "reports": "report.open report.draft report.word report.edit report.read report.final report.publish report.year",
    "complaints": "complaint.open complaint.new complaint.record complaint.refer complaint.return complaint.resolve"
    " complaint.told complaint.close",
    "settings": "setting.edit setting.new setting.rules setting.remove",
    "beginning": "beginning.set",
    "questions": "question.open question.receive question.accept question.reject question.hold question.send"
    " question.answer question.sent question.letter",
    "actions": "action.open action.new action.split action.close action.schedule action.respond action.edit"
    " action.chain",
    "settling": "settle.do settle.aside settle.open settle.leave",
    "meeting": "page.agenda page.open meeting.previous minute.new minute.edit page.prepare page.room meeting.next"
    " page.attendance page.declared",
    "agenda": "agenda.build agenda.word agenda.raise agenda.publish agenda.supplement agenda.late agenda.withdraw"
    " agenda.changes",
    "pack": "pack.build pack.check pack.open pack.papers",
    "members": "seat.open seat.new seat.findings seat.edit seat.before seat.after seat.end seat.interests seat.balance"
    " seat.record",
    "declarations": "declared.open declared.new declared.again declared.nil declared.previous declared.next"
    " declared.edit declared.times declared.told declared.hints",
    "attendance": "attend.open attend.present attend.apologies attend.substitute attend.next attend.declare attend.out"
    " attend.left attend.vote",
    "room": "room.open room.start room.item room.note room.arrival room.leaving room.motion room.vote room.close",
    "form": "form.save form.close form.next form.editor form.list form.more",
}
TOGETHER = {("meeting.clock", "meeting.prepare"), ("page.prepare", "page.room")}
"""Which of these comes first nobody has decided: the table has them so."""


@pytest.mark.parametrize("place", dict.fromkeys(key.place for key in KEYS))
def test_the_keys_that_are_named_in_their_order(place: str) -> None:
    named = sorted((key for key in keys_in(place) if key.hint), key=lambda key: key.hint)
    assert [key.id for key in named] == NAMED.get(place, "").split()
    level = {(one.id, other.id) for one, other in pairwise(named) if one.hint == other.hint}
    assert level <= TOGETHER


def test_only_how_to_leave_and_help_are_always_named() -> None:
    assert [key.id for key in KEYS if key.hint >= 89] == ["help", "quit", "settle.leave"]

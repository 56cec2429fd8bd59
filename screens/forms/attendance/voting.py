"""The windows for votes at a meeting: recording one by name, and taking one back."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.commands.attendance import votes
from store.queries.attendance.board import votes as recorded_votes
from store.records import Change, Meeting, Vote, WorkItem
from store.rules.attendance.room import room
from store.rules.attendance.votes import ABSTAINED, AGAINST, FOR, MAJORITIES
from store.rules.members.membership import printed_name

_WAYS = ((FOR, FOR), (AGAINST, AGAINST), (ABSTAINED, "abstained"), ("", "did not vote"))


def open_vote(office: Office, meeting: Meeting, item: WorkItem) -> None:
    """Record how each of those who may vote on an item voted. Nobody else can be named."""
    register = office.desk.register
    there = room(register, meeting, item.id)
    names = {person: printed_name(register, person, meeting) for person in there.eligible}
    people = tuple(Field(f"vote:{person}", name, "choice", FOR, _WAYS) for person, name in names.items())
    rules = tuple((code, majority.label) for code, majority in MAJORITIES.items())
    fields = (
        declared(Vote, "motion", ""),
        declared(Vote, "rule", "simple", rules),
        *people,
        declared(Vote, "presider", "", (("", "not recorded"), *names.items())),
        declared(Vote, "casting", "", (("", "none"), (FOR, FOR), (AGAINST, AGAINST))),
        declared(Vote, "at"),
    )

    def save(values: dict[str, Any]) -> Change | None:
        cast = {name.removeprefix("vote:"): way for name, way in values.items() if name.startswith("vote:") and way}
        others = {name: value for name, value in values.items() if not name.startswith("vote:")}
        return office.desk.run(votes.record_vote, meeting=meeting.id, item=item.id, votes=cast, **others)

    quorum = "the quorum is not set" if there.quorum is None else f"{there.quorum} make the quorum"
    note = f"{len(there.eligible)} may vote on this item; {quorum}."
    office.flow(Form(office.desk, f"Vote on “{item.title}”", fields, save, note=note))


def open_votes(office: Office, meeting: Meeting) -> None:
    """Show the votes of a meeting with what came of each; the one chosen is taken back."""
    rows = recorded_votes(office.desk.register, meeting)
    options = [
        Option(str(row.number), f"{row.number}. {row.title}", row.state, after=f"{row.words} By {row.rule}.")
        for row in rows
    ]

    def chosen(number: str | None) -> None:
        if number is not None:
            office.carry_out(votes.take_back_vote, meeting=meeting.id, number=int(number))

    columns = (Column("Vote on", weight=3), Column("Result", weight=1))
    office.pick(Picker("Votes recorded: choose one to take it back", options, columns=columns), chosen)

"""What a set of minutes prints is kept as it is when the set is confirmed, whatever the register comes to say later."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from store.links import links_of
from store.records import Meeting, Person, PrintedAs, Record, Vote, WorkItem
from store.register import Register, kind_of_id
from store.rules.attendance.votes import judge
from store.rules.members.membership import office_behind, printed_name
from store.rules.words.wording import quoted


def as_printed(register: Register, meeting: Meeting) -> tuple[Meeting, tuple[Vote, ...]]:
    """Give a meeting with every name and office that its minutes print, and its votes with the result printed."""
    votes = register.votes_of(meeting.id)
    behind = {one.person: office_behind(register, meeting, one) for one in meeting.attendance}
    people = dict.fromkeys([*behind, *_people(meeting), *(person for vote in votes for person in _people(vote))])
    for minute in register.minutes_of(meeting.id):
        people |= dict.fromkeys(_people(minute))
    names = tuple(
        PrintedAs(person=person, name=printed_name(register, person, meeting), office=behind.get(person, ""))
        for person in people
        if register.get(Person, person) is not None
    )
    chairs = tuple(replace(one, from_item=_title(register, one.from_item)) for one in meeting.chairs)
    state = replace(meeting.minutes, panel=meeting.minutes.panel or register.panel.name, names=names)
    judged = ((vote, _with_result(register, meeting, vote)) for vote in votes)
    return replace(meeting, chairs=chairs, minutes=state), tuple(after for before, after in judged if after != before)


def _people(record: Record) -> Iterator[str]:
    return (link.target for link in links_of(record) if kind_of_id(link.target) is Person)


def _title(register: Register, item: str) -> str:
    known = register.get(WorkItem, item)
    return quoted(known.title) if known else item


def _with_result(register: Register, meeting: Meeting, vote: Vote) -> Vote:
    """Give a minuted vote with the result in words that is worked out of names or figures, unless it has words."""
    counted = (vote.counted_for, vote.counted_against, vote.counted_abstained)
    if vote.result or not vote.minute or not (vote.votes or vote.ballots or any(counted)):
        return vote
    outcome = judge(register, meeting, vote)
    return vote if outcome.problems else replace(vote, result=outcome.for_minutes)

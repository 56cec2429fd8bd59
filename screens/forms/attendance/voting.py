"""The windows for votes at a meeting: recording one, looking at those recorded, correcting and taking back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.kit.ask import Ask
from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.offers import Offer, people_of
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted
from screens.kit.record_list import Column
from store.commands.attendance import votes
from store.commands.attendance.elections import record_election
from store.commands.rounds.decisions import record_decision
from store.queries.attendance.votes import VoteRow, told_vote, votes_of
from store.records import Change, Clause, Meeting, Part, Vote, WorkItem
from store.register import Register
from store.rules.attendance.elections import ballot_words
from store.rules.attendance.movers import (
    Mover,
    mover_words,
    nominee_words,
    read_ballots,
    read_mover,
    read_nominees,
)
from store.rules.attendance.room import room
from store.rules.attendance.votes import ABSTAINED, AGAINST, FOR, MAJORITIES, recorded_on
from store.rules.members.membership import members_at, printed_name
from store.rules.minutes.typed import read_clauses_typed
from store.rules.words.clauses import clauses_text

_WAYS = (("", "not recorded"), (FOR, FOR), (AGAINST, AGAINST), (ABSTAINED, "abstained"))
_HANDS = ("counted_for", "counted_against", "counted_abstained")
After = Callable[[Change], None]
"""What is done once a vote is recorded, with the change."""

_AMENDS, _CORRECTS, _ANOTHER = "amends", "corrects", "another"


def open_vote(office: Office, meeting: Meeting, item: WorkItem, *, after: After | None = None) -> None:
    """Record a vote on an item. Where one is recorded already, what the new one is to it is asked first.

    `after` is called with the change by which a new vote was recorded.
    """
    before = recorded_on(office.desk.register, meeting, item.id)
    if before is None:
        _open_form(office, meeting, item.id, after=after)
        return
    options = (
        Option(_AMENDS, "An amendment to that motion"),
        Option(_CORRECTS, "A correction of that vote"),
        Option(_ANOTHER, "Another vote on the same item"),
    )

    def chosen(what: str | None) -> None:
        if what is not None:
            _open_form(office, meeting, item.id, before, what, after=after)

    office.pick(Picker("A vote on this item is recorded already. What is this one?", options), chosen)


def _open_form(
    office: Office,
    meeting: Meeting,
    item: str,
    before: Vote | None = None,
    what: str = "",
    *,
    after: After | None = None,
) -> None:
    """Open the form on a new vote, or on one to be corrected."""
    register = office.desk.register
    one = before if before is not None and what == _CORRECTS else None
    there = room(register, meeting, item, one.at if one else None)

    def save(values: dict[str, Any]) -> Change | None:
        cast = {name.removeprefix("vote:"): way for name, way in values.items() if name.startswith("vote:") and way}
        details = {name: value for name, value in values.items() if not name.startswith("vote:")}
        moved, seconded = details.pop("moved_by"), details.pop("seconded_by")
        details |= {"moved_by": moved.person, "moved_by_printed": moved.printed}
        details |= {"seconded_by": seconded.person, "seconded_by_printed": seconded.printed}
        details |= {what: True if what == _ANOTHER else before.id} if before is not None else {}
        details |= {"was": one} if one is not None else {}
        change = office.desk.run(record_decision, meeting=meeting.id, item=item, votes=cast, **details)
        if after is not None and change is not None and what in {"", _ANOTHER}:
            office.call_later(after, change)
        return change

    quorum = "the quorum is not set" if there.quorum is None else f"{there.quorum} make the quorum"
    title = f"“{office.desk.register.need(WorkItem, item).title}”" if item else "the motion"
    words = {_AMENDS: "Amendment on", _CORRECTS: "Correct the vote on"}.get(what, "Vote on")
    note = f"{len(there.eligible)} may vote; {quorum}. Count hands, or say how each voted, or only the result in words."
    draft = f"vote:{what}:{meeting.id}:{item or (before.id if before else '')}"
    form = Form(
        office.desk, f"{words} {title}", _fields(office, meeting, there.eligible, one), save, note=note, draft=draft
    )
    office.flow(form)


def _fields(office: Office, meeting: Meeting, eligible: tuple[str, ...], one: Vote | None) -> tuple[Field, ...]:
    """Give the fields of the form: the motion, its result, hands counted, then everybody who may vote."""
    register = office.desk.register
    opened = one or Vote(id="", meeting=meeting.id)
    cast = {vote.person: vote.vote for vote in opened.votes}
    names = {person: printed_name(register, person, meeting) for person in (*eligible, *cast)}
    rules = tuple((code, majority.label) for code, majority in MAJORITIES.items())
    return (
        declared(Vote, "motion", opened.motion),
        clauses_field(Vote, "clauses", opened.clauses),
        mover_field(office, meeting, "moved_by", Mover(opened.moved_by, opened.moved_by_printed)),
        mover_field(office, meeting, "seconded_by", Mover(opened.seconded_by, opened.seconded_by_printed)),
        declared(Vote, "result", opened.result),
        *(declared(Vote, name, getattr(opened, name)) for name in _HANDS),
        *(Field(f"vote:{person}", name, "choice", cast.get(person, ""), _WAYS) for person, name in names.items()),
        declared(Vote, "rule", opened.rule, rules),
        declared(Vote, "presider", opened.presider, (("", "not recorded"), *names.items())),
        declared(Vote, "casting", opened.casting, (("", "none"), (FOR, FOR), (AGAINST, AGAINST))),
        noted(declared(Vote, "at", opened.at), opened, "at"),
        declared(Vote, "note", opened.note),
    )


def clauses_field(owner: type[Part], name: str, clauses: tuple[Clause, ...], *, label: str = "") -> Field:
    """Give the text in which clauses are typed one a line, each with its letter or number in front if it has one."""
    help_words = "One to a line; a letter or number in front, a), (a) or 1., is its label"
    field = declared(owner, name, clauses_text(clauses), help=help_words)
    return field._replace(
        kind="text", label=label or field.label, reads=lambda typed: read_clauses_typed(typed, clauses)
    )


def mover_field(office: Office, meeting: Meeting, name: str, known: Mover) -> Field:
    """Give the line for mover or seconder: a name, or the words of the minutes."""
    words = mover_words(office.desk.register, meeting, known.person, known.printed)

    def reads(typed: str) -> Mover:
        return known if typed.strip() == words else read_mover(office.desk.register, meeting, typed, name)

    help_words = "A name, or words such as: the Chairman"
    field = declared(Vote, name, words, help=help_words)
    return field._replace(reads=reads, listed=lambda: there_of(office.desk.register, meeting))


def there_of(register: Register, meeting: Meeting) -> tuple[Offer, ...]:
    """List who may be named at a meeting: those who came and the members of the day first."""
    came = (one.person for one in meeting.attendance)
    members = (seat.person for seat in members_at(register, meeting.date) if seat.person)
    return people_of(register, meeting, (*came, *members))


def open_votes(office: Office, meeting: Meeting) -> None:
    """Show the votes of a meeting with what came of each; the one chosen is opened, and nothing is taken away."""
    rows = {str(row.number): row for row in votes_of(office.desk.register, meeting)}
    options = [
        Option(number, f"{number}. {row.named}", row.state, after=row.trouble or row.words)
        for number, row in rows.items()
    ]

    def chosen(number: str | None) -> None:
        if number is not None:
            _open_one(office, meeting, rows[number])

    columns = (Column("Vote on", weight=3), Column("Result", weight=1))
    office.pick(Picker("Votes recorded: choose one to look at", options, columns=columns), chosen)


def _open_one(office: Office, meeting: Meeting, row: VoteRow) -> None:
    """Show one vote whole; what is done with it is chosen by letter, and enter leaves it as it is."""
    vote = office.desk.register.live(Vote, row.id)
    if vote is None:
        return
    choices = [("l", "", "Leave it as it is"), ("c", _CORRECTS, "Correct it")]
    choices += [] if vote.nominees or vote.amends else [("a", _AMENDS, "Record an amendment to it")]
    choices.append(("b", "back", "Take it back, into the bin"))

    def chosen(what: str | None) -> None:
        if what == "back":
            office.carry_out(votes.take_back_vote, meeting=meeting.id, number=row.number)
        elif what == _CORRECTS and vote.nominees:
            open_election(office, meeting, vote)
        elif what:
            _open_form(office, meeting, vote.item, vote, what)

    words = "\n".join(told_vote(row))
    office.pick(Ask(f"Vote {row.number} of the meeting", words, choices), chosen)


def open_election(office: Office, meeting: Meeting, before: Vote | None = None) -> None:
    """Record an election, as of a chair, or correct one: who was nominated, and each ballot on a line of its own."""
    register = office.desk.register
    opened = before or Vote(id="", meeting=meeting.id)
    there = room(register, meeting, opened.item)

    def name(person: str) -> str:
        return printed_name(register, person, meeting)

    def save(values: dict[str, Any]) -> Change | None:
        corrects = before.id if before else None
        return office.desk.run(record_election, meeting=meeting.id, item=opened.item, corrects=corrects, **values)

    presiders = (("", "not recorded"), *((person, name(person)) for person in there.eligible))
    nominees = "\n".join(nominee_words(register, meeting, one) for one in opened.nominees)
    ballots = "\n".join(ballot_words(one, name) for one in opened.ballots)
    fields = (
        declared(Vote, "motion", opened.motion, help="What it is for, such as: Election of Chairman"),
        declared(Vote, "nominees", nominees, help="One to a line: Orson; mover; seconder")._replace(
            kind="text",
            needed=True,
            between=";",
            listed=lambda: there_of(office.desk.register, meeting),
            reads=lambda typed: read_nominees(office.desk.register, meeting, typed.splitlines()),
        ),
        declared(Vote, "ballots", ballots, help="One to a line: Orson 8, Pantling 5, abstained 1")._replace(
            kind="text",
            between=",",
            listed=lambda: there_of(office.desk.register, meeting),
            reads=lambda typed: read_ballots(office.desk.register, meeting, typed.splitlines()),
        ),
        declared(Vote, "presider", opened.presider, presiders),
        declared(Vote, "result", opened.result),
        declared(Vote, "note", opened.note),
    )
    note = "“casting Orson” or “lot Orson” at the end of a ballot says how equal votes were settled."
    draft = f"election:{meeting.id}:{opened.id}"
    title = "Correct the election" if before else "Election"
    office.flow(Form(office.desk, title, fields, save, note=note, draft=draft))

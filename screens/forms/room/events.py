"""What is asked of each kind of event before it is stamped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.forms.attendance.voting import there_of
from screens.forms.preview import open_paper
from screens.forms.room.stamping import clock, open_event, pick_and_stamp, pick_people_and_stamp, stamp_now
from screens.kit import own_paper
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared, needed, only_one, to_choose
from screens.kit.office import Office
from screens.kit.picker import Option
from store.queries.room import choices
from store.queries.room.choices import Choosable
from store.records import Action, Declaration, Filed, Meeting, Minute, Question, Stamp, StampKind, Vote
from store.records.question import Exchange
from store.rules.attendance.room import room
from store.rules.attendance.votes import ABSTAINED, AGAINST, FOR, MAJORITIES
from store.rules.members.membership import printed_name
from store.rules.minutes.offers import may_take_chair
from store.rules.room.events import Event
from store.rules.room.guards import why_not_close
from store.rules.room.sitting import sitting

_HEADING = "heading"
_WAYS = (("", "not recorded"), (FOR, FOR), (AGAINST, AGAINST), (ABSTAINED, "abstained"))
_HANDS = ("counted_for", "counted_against", "counted_abstained")


def _words(help_words: str, *, label: str = "", value: str = "", line: bool = False) -> Field:
    """Give the field for the words of an event."""
    field = needed(declared(Stamp, "words", value, help=help_words))
    return field._replace(kind="line" if line else "text", label=label or field.label)


def _people(office: Office, meeting: Meeting, name: str, label: str, help_words: str = "") -> Field:
    """Give the line in which people are named, with those of the meeting listed behind it."""
    return Field(name, label, "line", "", help=help_words, listed=lambda: there_of(office.desk.register, meeting))


def open_note(office: Office, meeting: Meeting) -> None:
    """Write down what is said: paragraphs with an empty line between them, or bullets."""
    field = needed(declared(Minute, "text", "", typed="words"))
    open_event(office, meeting, StampKind.NOTE, (field,), title="Note")


def open_resolution(office: Office, meeting: Meeting) -> None:
    """Write down a clause of what is resolved."""
    field = _words("Its letter or number in front, if it has one; such as: That the report be noted.")
    open_event(office, meeting, StampKind.RESOLUTION, (field,), title="Resolved")


def open_recommendation(office: Office, meeting: Meeting) -> None:
    """Write down a recommendation to the commissioner."""
    open_event(office, meeting, StampKind.RECOMMENDATION, (_words("Its words"),), title="Recommendation")


def open_filed(office: Office, meeting: Meeting) -> None:
    """Record a document that is filed or tabled."""
    fields = (needed(declared(Filed, "what", "", typed="words")), declared(Filed, "mark", ""))
    open_event(office, meeting, StampKind.FILED, fields, title="Document filed")


def open_arrival(office: Office, meeting: Meeting) -> None:
    """Pick who arrives or returns, one or several; at a meeting that is not today the time is typed."""
    listed = choices.comers(office.desk.register, meeting)
    if not clock(office, meeting):
        ways = ((StampKind.ARRIVAL.value, "arrives"), (StampKind.RETURN.value, "returns"))
        comes = to_choose(Field("event", "Comes", "choice", None, ways))
        _open_people(office, meeting, StampKind.ARRIVAL, "Who arrives or returns?", comes)
        return
    pick_people_and_stamp(office, meeting, "Who arrives or returns?", listed)


def open_leaving(office: Office, meeting: Meeting) -> None:
    """Pick who leaves, one or several; at a meeting that is not today the time is typed."""
    listed = choices.leavers(office.desk.register, meeting)
    if not clock(office, meeting):
        _open_people(office, meeting, StampKind.LEAVING, "Who leaves?")
        return
    pick_people_and_stamp(office, meeting, "Who leaves?", listed)


def _open_people(office: Office, meeting: Meeting, kind: StampKind, title: str, *more: Field) -> None:
    """Type who came or went, and when."""
    field = _people(office, meeting, "people", "Who", "One or several names, with ; between them")._replace(between=";")
    open_event(office, meeting, kind, (field, *more), title=title, made=_several)


def _several(values: dict[str, Any]) -> dict[str, Any]:
    """Part the names of people that were typed."""
    return values | {"people": tuple(name.strip() for name in values["people"].split(";") if name.strip())}


def _of_person(one: Choosable) -> Event:
    return Event(event=one.event, people=(one.key,))


def open_chair(office: Office, meeting: Meeting) -> None:
    """Pick who takes the chair."""
    register = office.desk.register
    there = may_take_chair(register, meeting)
    listed = [Choosable(one, printed_name(register, one, meeting), event=StampKind.CHAIR.value) for one in there]
    pick_and_stamp(office, meeting, "Who takes the chair?", listed, _of_person, people=True)


def open_item(office: Office, meeting: Meeting) -> None:
    """Pick an item out of its order or a heading; any other heading is typed."""
    listed = choices.takers(office.desk.register, meeting)

    def make(one: Choosable) -> Event:
        heading = one.words if one.key.startswith("=") else ""
        return Event(event=one.event, item="" if heading else one.key, heading=heading)

    def typed(words: str) -> None:
        field = declared(Minute, "heading", words)
        open_event(office, meeting, StampKind.ITEM, (field,), title="A heading that is no item")

    last = Option(_HEADING, "A heading that is in no list", "typed", heading="Other business")
    pick_and_stamp(office, meeting, "Which item is next?", listed, make, last=last, otherwise=typed)


def open_motion(office: Office, meeting: Meeting) -> None:
    """Record a motion with its clauses, mover and seconder, and by which majority it is carried."""
    rules = tuple((code, majority.label) for code, majority in MAJORITIES.items())
    fields = (*_moved(office, meeting), declared(Vote, "rule", "simple", rules))
    open_event(office, meeting, StampKind.MOTION, fields, title="Motion", made=_with_clauses)


def open_amendment(office: Office, meeting: Meeting) -> None:
    """Record an amendment to the motion that is open."""
    open_event(office, meeting, StampKind.AMENDMENT, _moved(office, meeting), title="Amendment", made=_with_clauses)


def _moved(office: Office, meeting: Meeting) -> tuple[Field, ...]:
    help_words = "A name, or words such as: the Chairman"
    return (
        needed(declared(Vote, "motion", "", typed="words")),
        declared(
            Vote, "clauses", "", help="One to a line; a letter or number in front, a) or 1., is its label"
        )._replace(kind="text"),
        _people(office, meeting, "moved_by", "Moved by", help_words),
        _people(office, meeting, "seconded_by", "Seconded by", help_words),
    )


def _with_clauses(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"clauses": tuple(line for line in values["clauses"].splitlines() if line.strip())}


def open_vote(office: Office, meeting: Meeting) -> None:
    """Record the vote on what is open: hands counted, each by name, or in the words of the meeting."""
    register = office.desk.register
    there = room(register, meeting, sitting(register, meeting).item)
    names = {person: printed_name(register, person, meeting) for person in there.eligible}
    fields = (
        *_result(),
        *(Field(f"vote:{person}", name, "choice", "", _WAYS) for person, name in names.items()),
        declared(Vote, "presider", "", (("", "not recorded"), *names.items())),
        declared(Vote, "casting", "", (("", "none"), (FOR, FOR), (AGAINST, AGAINST))),
    )
    quorum = "the quorum is not set" if there.quorum is None else f"{there.quorum} make the quorum"
    note = f"{len(there.eligible)} may vote; {quorum}. Count hands, or say how each voted, or only the result in words."
    open_event(office, meeting, StampKind.VOTE, fields, title="Vote", note=note, made=_cast)


def _result() -> Sequence[Field]:
    return (declared(Vote, "result", ""), *(declared(Vote, name, None) for name in _HANDS))


def _cast(values: dict[str, Any]) -> dict[str, Any]:
    """Gather who voted how."""
    ways = {"votes_for": FOR, "against": AGAINST, "abstained": ABSTAINED}
    cast = {name.removeprefix("vote:"): way for name, way in values.items() if name.startswith("vote:")}
    said = {name: value for name, value in values.items() if not name.startswith("vote:")}
    return said | {name: tuple(who for who, said_way in cast.items() if said_way == way) for name, way in ways.items()}


def open_public(office: Office, meeting: Meeting) -> None:
    """Record the resolution to exclude the public, or at once that they are back."""
    register = office.desk.register
    kind = choices.public_event(register, meeting)
    if choices.public_are_out(register, meeting):
        stamp_now(office, meeting, Event(event=kind.value))
        return
    paragraph = declared(Stamp, "paragraph", None, choices.paragraphs(register))
    interest = _words(
        "Why keeping it back is in the public interest; empty for the usual words", label="Public interest"
    )
    told = choices.paragraph_to_come(register, meeting)
    ground = paragraph._replace(value=told) if told else to_choose(paragraph)
    fields = (ground, interest, *_moved(office, meeting)[2:], *_result())
    note = "The public are excluded only by a resolution that names the paragraph (s.100A(4)-(5))."
    open_event(office, meeting, kind, fields, title="The public are excluded", note=note)


def open_action(office: Office, meeting: Meeting) -> None:
    """Record an action: what, who is to do it, and by when."""
    fields = (
        needed(declared(Action, "text", "", typed="words")),
        declared(Action, "owner", ""),
        Field("due", "Due", "line", "", help="Such as: next meeting, by 1 March, each regular meeting"),
    )
    open_event(office, meeting, StampKind.ACTION, fields, title="Action")


def open_deferral(office: Office, meeting: Meeting) -> None:
    """Record that an item is deferred, at first the one being taken: to a later meeting, or until it is known when."""
    register = office.desk.register
    items = tuple((one.key, one.words) for one in choices.open_items(register, meeting))
    later = choices.later_meetings(register, meeting)
    meetings = (("", "until it is known when"), *((one.key, one.words) for one in later))
    item = Field("item", "Item", "choice", None, items)
    here = sitting(register, meeting).item
    fields = (
        item._replace(value=here) if any(key == here for key, _ in items) else only_one(item),
        to_choose(Field("meeting", "Deferred to", "choice", None, meetings)),
        _words("Why it is deferred", label="Reason"),
    )
    open_event(office, meeting, StampKind.DEFERRAL, fields, title="Deferred")


def open_missed(office: Office, meeting: Meeting) -> None:
    """Pick an item that is not reached."""
    listed = choices.not_reached(office.desk.register, meeting)

    def make(one: Choosable) -> Event:
        return Event(event=StampKind.NOT_REACHED.value, item=one.key)

    pick_and_stamp(office, meeting, "Which item was not reached?", listed, make)


def open_declaration(office: Office, meeting: Meeting) -> None:
    """Record a declaration of interest at the item that is being taken."""
    yes_no = (("", "not said"), ("yes", "yes"), ("no", "no"))
    registered = ((None, "not recorded"), (True, "yes"), (False, "no"))
    fields = (
        _people(office, meeting, "people", "Declared by", "One or several names, with ; between them")._replace(
            between=";", needed=True
        ),
        declared(Declaration, "interest", ""),
        declared(Declaration, "nature", ""),
        declared(Declaration, "registered", None, registered),
        *(declared(Declaration, name, "", yes_no) for name in ("speak", "vote", "stay")),
    )
    open_event(office, meeting, StampKind.DECLARATION, fields, title="Declaration", made=_declared)


def _declared(values: dict[str, Any]) -> dict[str, Any]:
    return _several(values) | {"nature": tuple(values["nature"].splitlines())}


def open_confirmed(office: Office, meeting: Meeting) -> None:
    """Pick the meeting whose minutes are confirmed."""
    listed = choices.sets_to_confirm(office.desk.register, meeting)

    def make(one: Choosable) -> Event:
        return Event(event=StampKind.CONFIRMED.value, meeting=one.key)

    pick_and_stamp(office, meeting, "Which minutes are confirmed?", listed, make)


def open_question(office: Office, meeting: Meeting) -> None:
    """Record that a question is put, with the answer given."""
    listed = choices.questions_to_put(office.desk.register, meeting)
    fields = (
        _question_field(listed),
        declared(Question, "answer", ""),
        declared(Question, "answered_by", ""),
    )
    open_event(office, meeting, StampKind.QUESTION, fields, title="Question put")


def open_supplementary(office: Office, meeting: Meeting) -> None:
    """Record a supplementary question to one that was put."""
    listed = choices.questions_put(office.desk.register, meeting)
    fields = (
        _question_field(listed),
        declared(Exchange, "asked", "", typed="words"),
        declared(Exchange, "answer", ""),
        declared(Exchange, "agreed_by", ""),
    )
    open_event(office, meeting, StampKind.SUPPLEMENTARY, fields, title="Supplementary question")


def _question_field(listed: Sequence[Choosable]) -> Field:
    offered = tuple((one.key, f"{one.key} {one.words}: {one.detail}") for one in listed)
    return only_one(Field("question", "Question", "choice", None, offered))


def open_close(office: Office, meeting: Meeting) -> None:
    """Close the meeting; what became of items that are undecided is asked first."""
    problem = why_not_close(office.desk.register, meeting)
    if problem is None:
        stamp_now(office, meeting, Event(event=StampKind.CLOSED.value))
        return
    asked = (
        ("l", "", "Leave it open: I will decide each"),
        ("n", "noted", "All of them were noted"),
        ("r", "not reached", "None of them was reached"),
    )

    def answered(rest: str | None) -> None:
        if rest:
            stamp_now(office, meeting, Event(event=StampKind.CLOSED.value, rest=rest))

    office.pick(Ask("Items are undecided", problem.sentence, asked), answered)


def open_minutes(office: Office, meeting: Meeting) -> None:
    """Show the minutes as they stand."""
    open_paper(office, own_paper.minutes(meeting, office.desk.today))

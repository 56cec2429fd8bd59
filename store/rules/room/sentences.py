"""The sentence that the minutes print for an event, in house form, made from the records as they stand now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.records import Action, Declaration, Meeting, Presence, Question, Stamp, StampKind, Vote, WorkItem
from store.register import Register
from store.rules.attendance.movers import mover_words
from store.rules.attendance.votes import judge
from store.rules.declarations.minute_words import declaration_sentence
from store.rules.minutes.words import mover_sentence, result_sentence
from store.rules.questions.outgoing import outgoing, public_name, text_to_publish
from store.rules.room.exclusion import resolved_to_exclude
from store.rules.room.house import day_slots, filled, house_form, when_slots
from store.rules.room.names import name_in_room, names_in_room
from store.rules.words.clauses import clause_words, read_clause
from store.rules.words.dates import day_month
from store.rules.words.wording import quoted

TEXT, RESOLUTIONS, RECOMMENDATIONS = "text", "resolutions", "recommendations"
"""Where in a minute a sentence stands."""

_WHERE = {
    StampKind.RESOLUTION: RESOLUTIONS,
    StampKind.CONFIRMED: RESOLUTIONS,
    StampKind.EXCLUDED: RESOLUTIONS,
    StampKind.RECOMMENDATION: RECOMMENDATIONS,
}


def where_of(stamp: Stamp) -> str:
    """Say in which part of its minute the sentence of an event stands."""
    return _WHERE.get(stamp.kind, TEXT)


def sentence_of(register: Register, stamp: Stamp) -> str:
    """Give the sentence of an event as the records now make it; empty if the minutes print it elsewhere or not at all.

    What was moved, who left and what was filed is printed from its own record, beside the text.
    """
    meeting = register.get(Meeting, stamp.meeting)
    make = _SENTENCES.get(stamp.kind)
    return make(register, meeting, stamp) if make and meeting else ""


def _form(register: Register, meeting: Meeting, event: str) -> str:
    return house_form(register.panel.rules_on(meeting.date), event)


def _plain(event: str) -> Maker:
    """Make the sentence of an event that has people, a time and words at most."""

    def make(register: Register, meeting: Meeting, stamp: Stamp) -> str:
        item = register.get(WorkItem, stamp.item)
        slots = {"names": names_in_room(register, meeting, stamp.people, stamp.printed), "words": stamp.words}
        slots |= {"item": quoted(item.title) if item else ""} | when_slots(stamp.at)
        return filled(_form(register, meeting, event), slots)

    return make


def _words(_: Register, __: Meeting, stamp: Stamp) -> str:
    return stamp.words


def _clause(_: Register, __: Meeting, stamp: Stamp) -> str:
    return clause_words(read_clause(stamp.words))


def _apologies(register: Register, meeting: Meeting, _: Stamp) -> str:
    away = tuple(one.person for one in meeting.attendance if one.presence is Presence.APOLOGIES)
    names = names_in_room(register, meeting, away, ())
    return filled(_form(register, meeting, "apologies"), {"names": names}) if names else ""


def _substitutes(register: Register, meeting: Meeting, _: Stamp) -> str:
    sentences = []
    for one in meeting.attendance:
        if one.presence is Presence.SUBSTITUTE and one.stands_in:
            whom = one.for_council or name_in_room(register, meeting, one.substitute_for or "")
            slots = {"names": name_in_room(register, meeting, one.person), "members": whom}
            sentences.append(filled(_form(register, meeting, "substitutes"), slots))
    return "\n\n".join(sentences)


def _declaration(register: Register, _: Meeting, stamp: Stamp) -> str:
    made = register.live(Declaration, stamp.declaration)
    return declaration_sentence(register, made) if made else ""


def _confirmed(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    other = register.get(Meeting, stamp.other)
    words = filled(_form(register, meeting, "minutes confirmed"), day_slots(other.date)) if other else ""
    return f"{words.rstrip('.')}, subject to {stamp.words}." if words and stamp.words else words


def _question(event: str) -> Maker:
    def make(register: Register, meeting: Meeting, stamp: Stamp) -> str:
        question = register.live(Question, stamp.question)
        if question is None:
            return ""
        asker = question.asker
        asked, answer = text_to_publish(question), outgoing(question.answer, asker)
        if stamp.kind is StampKind.SUPPLEMENTARY:
            place = int(stamp.words) - 1 if stamp.words.isdigit() else -1
            exchange = question.supplementaries[place] if 0 <= place < len(question.supplementaries) else None
            asked = outgoing(exchange.asked, asker) if exchange else ""
            answer = outgoing(exchange.answer, asker) if exchange else ""
        slots = {"names": public_name(asker), "words": asked, "answer": answer}
        return filled(_form(register, meeting, event), slots)

    return make


def _public_left(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    """Tell by whom it was moved that the public be excluded, how it was voted, and when they left."""
    vote = register.live(Vote, stamp.vote)
    mover = mover_words(register, meeting, vote.moved_by, vote.moved_by_printed) if vote else ""
    seconder = mover_words(register, meeting, vote.seconded_by, vote.seconded_by_printed) if vote else ""
    result = (vote.result or judge(register, meeting, vote).for_minutes) if vote else ""
    moved = mover_sentence(mover, seconder)
    slots = {"moved": moved, "put": result_sentence(result)} | when_slots(stamp.at)
    return filled(_form(register, meeting, "public left"), slots)


def _vote(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    vote = register.live(Vote, stamp.vote)
    form = _form(register, meeting, "vote")
    if vote is None or not form or vote.amends:
        return ""
    result = (vote.result or judge(register, meeting, vote).for_minutes).rstrip(".")
    return filled(form, {"words": stamp.words, "result": result})


def _action(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    action = register.live(Action, stamp.action)
    if action is None:
        return ""
    slots = {"words": action.text.rstrip("."), "owner": action.owner, "due": action.due_words}
    return filled(_form(register, meeting, "action"), slots)


def _deferral(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    other = register.get(Meeting, stamp.other)
    to = f"the meeting of {day_month(other.date)}" if other else "a future meeting"
    return filled(_form(register, meeting, "deferral"), {"to": to, "words": stamp.words.rstrip(".")})


def _next_meeting(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    other = register.get(Meeting, stamp.other)
    if other is None:
        return ""
    slots = day_slots(other.date) | when_slots(other.start) | {"venue": other.venue}
    return filled(_form(register, meeting, "next meeting"), slots)


Maker = Callable[[Register, Meeting, Stamp], str]

_SENTENCES: Mapping[StampKind, Maker] = {
    StampKind.CHAIR: _plain("chair"),
    StampKind.OUT_OF_ORDER: _plain("item out of order"),
    StampKind.APOLOGIES: _apologies,
    StampKind.SUBSTITUTES: _substitutes,
    StampKind.ARRIVAL: _plain("arrival"),
    StampKind.DECLARATION: _declaration,
    StampKind.NO_DECLARATIONS: _plain("no declarations"),
    StampKind.CONFIRMED: _confirmed,
    StampKind.QUESTION: _question("question put"),
    StampKind.SUPPLEMENTARY: _question("supplementary"),
    StampKind.NOTE: _words,
    StampKind.NOTED: _plain("noted"),
    StampKind.NOTHING: _plain("nothing notified"),
    StampKind.VOTE: _vote,
    StampKind.RESOLUTION: _clause,
    StampKind.RECOMMENDATION: _clause,
    StampKind.ACTION: _action,
    StampKind.DEFERRAL: _deferral,
    StampKind.EXCLUDED: resolved_to_exclude,
    StampKind.PUBLIC_LEFT: _public_left,
    StampKind.BACK: _plain("public back"),
    StampKind.ADJOURNED: _plain("adjourned"),
    StampKind.RESUMED: _plain("resumed"),
    StampKind.NEXT_MEETING: _next_meeting,
}

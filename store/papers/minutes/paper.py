"""The minutes of a meeting as they are printed: heading, roll, numbered minutes, and the place for signing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.papers.tables import encoded, json_text
from store.queries.attendance.board import RollEntry, printed_roll
from store.queries.minutes.whole import MotionShown, minutes_whole, motion_shown, with_office
from store.records import Clause, Meeting, Minute, Vote
from store.register import Register
from store.rules.agenda.late import urgency_sentences
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import the_minutes
from store.rules.law.exempt import not_for_publication
from store.rules.members.membership import printed_name
from store.rules.minutes.blocks import Block, block_lines, blocks_of, clauses_lines
from store.rules.minutes.exempt import exempt_minutes, for_public, is_exempt_minute
from store.rules.minutes.naming import minute_of_day, place_of
from store.rules.minutes.words import filed_sentence, left_sentences, moved_words, result_sentence
from store.rules.room.exclusion import exclusion_votes
from store.rules.words.clauses import clauses_in
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import long_day_of
from store.rules.words.text import cleaned
from store.rules.words.wording import capital

VOID = "VOID"
NONE = "No minutes have been written."
NONE_EXEMPT = "There are no exempt minutes."
EXEMPT_MARK = "EXEMPT MINUTES: NOT FOR PUBLICATION"
_LINE = "." * 40


def minutes_text(register: Register, meeting: Meeting) -> bytes:
    """Write the open minutes of a meeting as plain text: a paragraph to a line, an empty line between paragraphs.

    An exempt minute stands there as its number, the paragraph, and the summary for the public (s.100C(2)).
    """
    lines = [*_heading(register, meeting), *_roll(register, meeting)]
    minutes = register.minutes_of(meeting.id)
    for minute in minutes:
        closed = is_exempt_minute(minute) and not minute.void
        lines += ["", *(_closed_lines(register, minute) if closed else minute_lines(register, for_public(minute)))]
    if not minutes:
        lines += ["", NONE]
    if meeting.finish:
        lines += ["", f"The meeting closed at {clock_time(meeting.finish)}."]
    lines += _end(register, meeting)
    return encoded(cleaned(line) for line in lines)


def exempt_text(register: Register, meeting: Meeting) -> bytes:
    """Write the exempt minutes of a meeting apart from the open ones, marked as every copy of them is (s.100B(5))."""
    lines = [EXEMPT_MARK, "", *_heading(register, meeting)]
    minutes = exempt_minutes(register, meeting.id)
    for minute in minutes:
        mark = not_for_publication(minute.exempt_paragraph, register.panel.nation)
        number, *rest = minute_lines(register, minute)
        lines += ["", number, "", f"[{mark}.]", *rest]
    if not minutes:
        lines += ["", NONE_EXEMPT]
    return encoded(cleaned(line) for line in lines)


def minutes_json(register: Register, meeting: Meeting, *, exempt: bool = False) -> bytes:
    """Write the minutes of a meeting as one JSON object: those that are open, or with `exempt` those that are not."""
    return json_text(minutes_whole(register, meeting, exempt=exempt))


def _closed_lines(register: Register, minute: Minute) -> list[str]:
    """Write of an exempt minute what the public may see."""
    shown = for_public(minute)
    name = f"{minute.number}." if minute.number else f"[{place_of(register, minute)}]"
    mark = not_for_publication(minute.exempt_paragraph, register.panel.nation)
    return [f"{name} {shown.heading}", "", f"[{mark}.]", "", *block_lines(blocks_of(shown.text))]


def minute_lines(register: Register, minute: Minute) -> list[str]:
    """Write one minute as lines, its number and heading first."""
    name = f"{minute.number}." if minute.number else f"[{place_of(register, minute)}]"
    lines = [f"{name} {VOID if minute.void else minute.heading}".rstrip()]
    if minute.void:
        return [*lines, *(["", f"[{minute.void_reason}]"] if minute.void_reason else [])]
    several = "S" if len(minute.recommendations) > 1 else ""
    votes = register.votes_minuted(minute.id)
    told = exclusion_votes(register, minute.meeting)
    motions = [vote for vote in votes if not vote.amends and vote.id not in told]
    how = _how_resolved(minute, motions)
    motions = [] if how else motions
    result = motion_shown(register, motions[0], votes).result if motions else ""
    before, after = _around(blocks_of(minute.text), result)
    for part in (
        _unsaid(urgency_sentences(register, minute), minute.text),
        _unsaid(left_sentences(register, minute), minute.text),
        _report_lines(minute),
        block_lines(before),
        _unsaid([filed_sentence(one) for one in minute.filed], minute.text),
        *(_vote_lines(motion_shown(register, vote, votes), minute.text, vote) for vote in motions),
        block_lines(after),
        _block(f"RESOLVED{how}:", minute.resolutions_lead, minute.resolutions),
        _block(f"RECOMMENDATION{several}:", minute.recommendations_lead, minute.recommendations),
        list(_corrections(register, minute)),
    ):
        if part:
            lines += ["", *part]
    return lines


def _how_resolved(minute: Minute, motions: Sequence[Vote]) -> str:
    """Say in brackets how it was resolved, where that is all that is known of a vote: ` (nem con)`; else nothing."""
    if len(motions) != 1 or not minute.resolutions:
        return ""
    (vote,) = motions
    bare = Vote(id=vote.id, meeting=vote.meeting, minute=vote.minute, item=vote.item, result=vote.result)
    bare = replace(bare, order=vote.order)
    return f" ({vote.result})" if vote.result and vote == bare else ""


def _around(blocks: tuple[Block, ...], result: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part a text where its motion stands: before the paragraph that says what came of it, else at the end."""
    wanted = _result_words(result)
    for place, block in enumerate(blocks):
        if wanted and wanted in block.text.casefold():
            return blocks[:place], blocks[place:]
    return blocks, ()


def _result_words(result: str) -> str:
    return result.strip().rstrip(".").casefold()


def _report_lines(minute: Minute) -> list[str]:
    """Say whose report it was, if the text does not name them."""
    whose = minute.report_of
    said = not whose or " ".join(whose.casefold().split()) in " ".join(minute.text.casefold().split())
    return [] if said else [f"The Panel considered a report of {whose}."]


def _unsaid(sentences: Iterable[str], text: str) -> list[str]:
    """Keep the sentences that the text does not say already, an empty line between them."""
    said = " ".join(text.split())
    kept = [sentence for sentence in sentences if " ".join(sentence.split()) not in said]
    return _parted(kept)


def _parted(paragraphs: Iterable[str]) -> list[str]:
    return [line for paragraph in paragraphs for line in (paragraph, "")][:-1]


def _block(heading: str, lead: str, clauses: tuple[Clause, ...]) -> list[str]:
    if not clauses:
        return []
    return [heading, "", *([lead, ""] if lead else []), *clauses_lines(clauses)]


def _vote_lines(motion: MotionShown, text: str, vote: Vote) -> list[str]:
    """Write a motion with its mover, its clauses, the fate of each amendment and its own; or an election."""
    if vote.nominees:
        lines = _parted(motion.text.splitlines())
        return [*lines, "", capital(motion.result)] if motion.result else lines
    clauses = tuple(Clause(label=one.label, text=one.text) for one in motion.clauses)
    words = block_lines(blocks_of(motion.text)) if clauses else clauses_lines(clauses_in(motion.text))
    known = motion.moved_by or motion.seconded_by or motion.text or clauses or motion.amendments
    lines = [moved_words(motion.moved_by, motion.seconded_by)] if known else []
    for part in (words, clauses_lines(clauses)):
        lines += ["", *part] if part else []
    for one in motion.amendments:
        moved = moved_words(one.moved_by, one.seconded_by).replace("It was moved", "An amendment was moved")
        lines += ["", moved, "", *clauses_lines(clauses_in(one.text))]
        lines += (
            ["", sentence.replace("The motion", "The amendment")] if (sentence := result_sentence(one.result)) else []
        )
    result = _result_words(motion.result)
    if result and result not in text.casefold():
        lines += [*([""] if lines else []), result_sentence(motion.result)]
    return lines


def _corrections(register: Register, minute: Minute) -> Iterator[str]:
    """Name the minute that this one corrects, and those that correct it."""
    corrected = register.get(Minute, minute.corrects)
    if corrected is not None:
        yield f"[This corrects {minute_of_day(register, corrected)}.]"
    headed = register.get(Meeting, minute.corrects_heading)
    if headed is not None:
        yield f"[This corrects the heading of {the_minutes(headed)}.]"
    for other in register.all(Minute):
        if other.corrects == minute.id and not other.void:
            yield f"[Corrected by {minute_of_day(register, other)}.]"


def _heading(register: Register, meeting: Meeting) -> list[str]:
    day = meeting.printed_date or long_day_of(meeting)
    time = f" at {clock_time(meeting.start)}" if meeting.start and " at " not in day else ""
    lines = [f"Minutes of {the_meeting_of(register, meeting)}", f"Held: {day}{time}"]
    if meeting.venue:
        lines.append(f"Place: {meeting.venue}")
    corrected = [
        f"[This heading was corrected by {minute_of_day(register, other)}.]"
        for other in register.all(Minute)
        if other.corrects_heading == meeting.id and not other.void
    ]
    return [*lines, *_state(register, meeting), *corrected]


def the_meeting_of(register: Register, meeting: Meeting) -> str:
    """Name the meeting as the heading does: `the meeting of the X Police and Crime Panel`."""
    what = the_meeting(meeting).partition(" of ")[0]
    name = meeting.minutes.panel or register.panel.name
    return f"{what} of {name}" if name[:4].casefold() == "the " else f"{what} of the {name}"


def _state(register: Register, meeting: Meeting) -> list[str]:
    state = meeting.minutes
    if state.word == "draft":
        return ["Draft: not yet final"]
    if state.word == "final":
        return ["Final, to be confirmed"]
    at = register.get(Meeting, state.confirmed_at)
    where = f"at {the_meeting(at)}" if at else f"on {day_month(state.confirmed_on or meeting.date)}"
    return [f"Confirmed as a correct record {where}" + (f", subject to {state.subject_to}" if state.subject_to else "")]


def _roll(register: Register, meeting: Meeting) -> list[str]:
    lines: list[str] = []
    for group in printed_roll(register, meeting):
        heading = _HEADINGS.get(group.heading)
        if heading:
            offices = group.heading in {"In attendance", "Also present"}
            write = with_office if offices else _member_line
            lines += ["", heading, "", *(write(one) for one in group.entries)]
    return lines


_HEADINGS = {
    "Present": "PRESENT",
    "Apologies": "Apologies",
    "Absent": "Absent",
    "In attendance": "In Attendance",
    "Also present": "Also Present",
}


def _member_line(one: RollEntry) -> str:
    return f"{one.name} ({one.words})" if one.words else one.name


def _end(register: Register, meeting: Meeting) -> list[str]:
    """Leave the place for signing, or say who signed, with a line for the initials on each leaf (Sch 12 para 41(2))."""
    state = meeting.minutes
    if state.word == "draft":
        return []
    if not state.signed_on:
        return ["", f"Signed {_LINE} (presiding)", f"Date {_LINE}", "", "Each leaf is numbered and initialled."]
    at = register.get(Meeting, state.confirmed_at)
    name = state.signed_as or printed_name(register, state.signed_by or "", at)
    lines = ["", f"Signed by {name}, {long_date(state.signed_on)}"]
    return lines + [f"Leaf {leaf} of {state.leaves}, initials {'.' * 8}" for leaf in range(1, (state.leaves or 0) + 1)]

"""The roll of a past meeting, and the note that keeps what found no place."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.minutes.importing import SetTaking
from store.commands.minutes.minutes import add_minute
from store.commands.moderngov.people import Everybody
from store.commands.moderngov.work import PastWork, choice_field
from store.problems import Refused
from store.records import Meeting, Presence
from store.rules.attendance.standing import attendance_of
from store.rules.calendar.settled import is_settled, why_settled
from store.rules.imports import ImportDifference, ImportState
from store.rules.minutes.drafts import Kept, Unplaced
from store.rules.moderngov.drafts import DraftName, DraftSitting
from store.rules.words.wording import listed

FROM = "From modern.gov:"
"""What stands in the note of a meeting before what it has no field for."""


def take_roll(work: PastWork, one: DraftSitting, meeting: str, everybody: Everybody) -> None:
    """Record how each of a roll stood to the meeting; who is not known, or in a word not known, is left to the note."""
    # Whoever stands in is recorded last: the member whose place is taken has to stand in the roll first.
    last = [name for name in one.roll if name.roll.presence is Presence.SUBSTITUTE]
    for name in (*(each for each in one.roll if each not in last), *last):
        _attend(work, one, name, meeting, everybody)


def _attend(work: PastWork, one: DraftSitting, name: DraftName, meeting: str, everybody: Everybody) -> None:
    held = work.register.need(Meeting, meeting, "meeting")
    words, roll = _words(name), name.roll
    person = everybody.by_name.get(name.key, "")
    known = attendance_of(held, person) if person else None
    more: dict[str, Any] = {"day": one.date, "fields": _fields(one, name)}
    if known is not None:
        _known(work, name, words, meeting, (known.presence, known.remote), more)
        return
    why = _why_not(held, name, person, everybody)
    taking = SetTaking(work.register, work.today, {})
    taking.meeting, taking.meant = meeting, everybody.meant | {roll.printed: person}
    if not why:
        taking.attend(roll)
        why = taking.names[0].why
    if why:
        work.unplaced(name.key, "attendance", words, why, name.place, **more)
        return
    work.put(*taking.puts.values())
    more |= {"can_take": False, "values": {"word": name.word}, "place": name.place}
    work.tell(name.key, ImportState.NEW, "attendance", words, **more)


def _why_not(held: Meeting, name: DraftName, person: str, everybody: Everybody) -> str:
    """Say why nothing can be recorded of a name yet; empty if something can."""
    if is_settled(held):
        return str(why_settled(held, "attendance"))
    if not person:
        return everybody.why.get(name.key, "") or "Nobody is meant by this name yet."
    if not name.known:
        return "This word for attendance is none that the desk knows: choose one."
    if name.roll.presence is Presence.SUBSTITUTE and not name.roll.substitute_for:
        return "modern.gov does not say in whose place: choose the member."
    return ""


def _known(
    work: PastWork, name: DraftName, words: str, meeting: str, ours: tuple[Presence, bool], more: dict[str, Any]
) -> None:
    """Tell of an attendance that is recorded already; it is changed on the board, not from here."""
    same = ours == (name.roll.presence, name.roll.remote) or not name.known
    differs = () if same else (ImportDifference("attendance", ours[0].value, name.word),)
    why = "" if same else "What is recorded stands; change it where attendance is recorded."
    state = ImportState.THERE if same else ImportState.DIFFERS
    told = more | {"why": why, "can_take": False, "record": meeting, "differs": differs, "fields": ()}
    told |= {"place": name.place}
    work.tell(name.key, state, "attendance", words, **told)


def corrected_name(work: PastWork, name: DraftName) -> DraftName:
    """Give a name of a roll with what the clerk has chosen for it."""
    presence = next((each for each in Presence if each.value == work.typed(name.key, "presence")), None)
    member = work.typed(name.key, "substitute_for")
    if presence is not None:
        name = replace(name, roll=replace(name.roll, presence=presence), known=True)
    return replace(name, roll=replace(name.roll, substitute_for=member)) if member else name


def _fields(one: DraftSitting, name: DraftName) -> tuple[Any, ...]:
    presences = [(each.value, each.value) for each in Presence]
    away = {Presence.APOLOGIES, Presence.ABSENT, Presence.EXPECTED}
    members = [each.roll.printed for each in one.roll if each.roll.presence in away]
    choices = [("", "nobody"), *((each, each) for each in dict.fromkeys(members))]
    return (
        choice_field("presence", "Attendance", name.roll.presence.value, presences),
        choice_field("substitute_for", "In place of", name.roll.substitute_for, choices),
    )


def _words(name: DraftName) -> str:
    roll = name.roll
    parts = [part for part in (roll.role, f"in place of {roll.substitute_for}" if roll.substitute_for else "") if part]
    return f"{roll.printed}: {name.word}{f' ({listed(parts)})' if parts else ''}"


def take_notes(work: PastWork, one: DraftSitting, meeting: str) -> None:
    """Keep in the note of the meeting what it has no field for, and what was left of its roll and its items."""
    unplaced = [each for item in one.items for each in item.left] + list(one.left)
    for place, each in enumerate(unplaced):
        key = f"{one.key}:left:{place}"
        work.unplaced(key, "line", each.text, _left_why(each), one.place, day=one.date)
    own = {name.key: _words(name) for name in one.roll}
    left = [own[line.key] for line in work.lines if line.key in own and line.state is ImportState.UNPLACED]
    left = [] if _all_recorded(work, one, meeting) else left
    words = [*one.notes, *(each.text for each in unplaced if each.where is Kept.NOTE), *left]
    held = work.register.need(Meeting, meeting, "meeting")
    there = [held.note, *(minute.text for minute in work.register.minutes_of(meeting))]
    fresh = [each for each in dict.fromkeys(" ".join(each.split()) for each in words) if not _kept(each, there)]
    if fresh:
        _note(work, held, fresh, f"{one.key}:note", one)


def _all_recorded(work: PastWork, one: DraftSitting, meeting: str) -> bool:
    """Say whether each printing of a roll stands in the attendance as often: then nothing of it is left to keep.

    Where two persons bear one name, it cannot be told a second time which of them a name of the roll is.
    """
    held = work.register.need(Meeting, meeting, "meeting")
    recorded = Counter(each.printed for each in held.attendance)
    return not Counter(name.roll.printed for name in one.roll) - recorded


def _note(work: PastWork, held: Meeting, fresh: list[str], key: str, one: DraftSitting) -> None:
    """Put words into the note of a meeting; if they are too long for that, into a minute of its own."""
    listed_words = "\n".join(f"- {each}" for each in fresh)
    before = f"{held.note}\n\n" if held.note else ""
    problems = Problems()
    note = problems.said(Meeting, "note", f"{before}{FROM}\n{listed_words}")
    if not problems.all:
        work.put(replace(held, note=note))
        return
    try:
        work.do(add_minute(work.register, work.today, meeting=held.id, heading=FROM.rstrip(":"), text=listed_words))
    except Refused as refused:
        work.refused(key, "note", listed_words, refused, one.place)


def _left_why(each: Unplaced) -> str:
    where = "" if each.where is Kept.TEXT else f" It is kept {each.where.value}." if each.where is Kept.NOTE else ""
    return f"{each.why}{where}"


def _kept(words: str, there: list[str]) -> bool:
    return any(f"- {words}" in text for text in there)

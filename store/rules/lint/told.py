"""Slips in what the text of minutes tells of people: apologies of somebody there, a motion of somebody who was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.records import Attendance, Minute, Presence
from store.rules.attendance.movers import why_not_move
from store.rules.attendance.standing import CAME, attendance_of
from store.rules.lint.slip import Leaf, Slip, part_of_words
from store.rules.members.membership import members_at, printed_name
from store.rules.words.names import find_people
from store.rules.words.printings import printing
from store.rules.words.wording import opening, verbatim

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])|\n+")
_APOLOGIES = re.compile(r"\bapolog(?:y|ies)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|on behalf of|sent by|given by|submitted by)\b(?P<names>.*)", re.IGNORECASE)
_SENT = re.compile(
    r"^(?:apolog\w+(?:\s+for\s+absence)?\s*[:–-](?P<listed>.*)"
    r"|(?P<names>.*?)\b(?:had\s+)?(?:sent|gave|given|tendered|submitted|offered)\s+(?:\w+\s+)?apolog)",
    re.IGNORECASE,
)
_AT_TIMES = re.compile(r"\b(?:late|lateness|later|early|leave|leaving)\b", re.IGNORECASE)
"""What says that somebody was away for a part of the meeting alone."""

_REST = re.compile(
    r"\(.*?\)|\b(?:who|whose|with|it was|substitut\w*|represent\w*|deputi\w*|attend\w*|because|as|for)\b.*",
    re.IGNORECASE,
)
"""What stands behind names and is told of them, such as who came in their place."""

_MOVED = re.compile(
    r"\b(?P<what>moved|proposed|seconded)\s+by\s+(?P<name>[^,.;:\n]+?)"
    r"(?=\s+(?:and|that|to|was|were|be|seconded|on|in|with|for)\b|[,.;:]|\n|$)",
    re.IGNORECASE,
)
_MOTION = re.compile(r"\bmoved\b[^.;\n]*?\bthat\b[^.;\n]*", re.IGNORECASE)
_BECAME = re.compile(
    r"\b(?:carried|lost|agreed|resolved|passed|approved|adopted|accepted|supported|defeated|rejected|fell|withdr\w+|"
    r"unanimous\w*|votes?|voting|not put)\b",
    re.IGNORECASE,
)
_SECONDED = re.compile(r"[^.;\n]*\bseconded\b", re.IGNORECASE)
_TITLED = re.compile(r"(?:cllr|councillor|mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|baroness|rev)\b", re.IGNORECASE)


def apologies_of_somebody_there(leaf: Leaf) -> Iterator[Slip]:
    """Find people of whom the text says that they sent apologies, and who stand on the roll as there throughout."""
    for minute in leaf.minutes if leaf.has_roll else ():
        for person in dict.fromkeys(_apologised(leaf, minute)):
            entry = attendance_of(leaf.meeting, person)
            if entry is None or not _there_throughout(entry):
                continue
            name = printed_name(leaf.register, person, leaf.meeting)
            sentence = f"{name} is among those who sent apologies, and stands on the roll as “{entry.presence.value}”."
            cure = "Take the name out, or put the roll right."
            yield Slip("person-twice", sentence, leaf.at(minute), cure, minute.id, "minute.edit", person)


def _there_throughout(entry: Attendance) -> bool:
    whole = entry.arrived is None and not entry.from_item and entry.left is None and not entry.until_item
    return entry.presence in CAME and whole


def _apologised(leaf: Leaf, minute: Minute) -> Iterator[str]:
    """Go through the people who are named in a text as having sent apologies."""
    for sentence in _SENTENCE.split(minute.text):
        if not _APOLOGIES.search(sentence) or _AT_TIMES.search(sentence):
            continue
        match = _FROM.search(sentence) or _SENT.search(sentence)
        said = match.groupdict() if match else {}
        names = _REST.sub("", said.get("names") or said.get("listed") or "")
        for name in re.split(r",|&|\band\b", names):
            person = _person(leaf, name.strip(" .;:"))
            if person is not None:
                yield person


def _person(leaf: Leaf, name: str) -> str | None:
    """Give the person on the roll or the panel who is meant by a name; None if it is nobody, or not sure who."""
    if not printing(name).words or len(name.split()) > 6:
        return None
    likely = {seat.person for seat in members_at(leaf.register, leaf.meeting.date) if seat.person}
    likely |= {one.person for one in leaf.meeting.attendance}
    hits = [person.id for person in find_people(leaf.register, name)]
    meant = [person for person in hits if person in likely] or hits
    return meant[0] if len(meant) == 1 else None


def moved_without_outcome(leaf: Leaf) -> Iterator[Slip]:
    """Find a motion that a text tells of, where neither the text nor a vote nor a resolution says what became of it."""
    for minute in leaf.minutes:
        match = _MOTION.search(minute.text)
        if match is None or minute.resolutions or leaf.register.votes_minuted(minute.id):
            continue
        if not _BECAME.search(minute.text, match.end()):
            sentence = f"Nothing says what became of the motion {opening(match[0])}."
            cure = "Record how it was voted on, or that it was withdrawn or not put."
            yield Slip("motion-no-outcome", sentence, leaf.at(minute), cure, minute.id, "minute.edit")


def moved_by_somebody_away(leaf: Leaf) -> Iterator[Slip]:
    """Find motions moved or seconded by somebody who was not there, is not on the roll, or is no member."""
    if not leaf.has_roll:
        return
    for vote in leaf.votes:
        for field, person in (("moved_by", vote.moved_by), ("seconded_by", vote.seconded_by)):
            why = _why_not(leaf, person, field)
            if why:
                minute = leaf.register.live(Minute, vote.minute)
                place = leaf.at(minute) if minute else f"Vote {vote.id}"
                yield Slip("vote-not-in-room", why, place, _CURE, vote.id, "attend.votes", field)
    for minute in leaf.minutes:
        for match in _MOVED.finditer(minute.text):
            if match["what"].casefold() == "proposed" and not _SECONDED.search(minute.text, match.end()):
                continue  # Commissioners propose precepts; a motion that is proposed is seconded.
            why = _why_not_named(leaf, match["name"].strip(), match["what"].casefold())
            if why:
                part = part_of_words(match[0])
                yield Slip("vote-not-in-room", why, leaf.at(minute), _CURE, minute.id, "minute.edit", part)


_CURE = "Name somebody who was there, or put the roll right."


def _why_not_named(leaf: Leaf, name: str, what: str) -> str:
    """Say why somebody named in a text cannot have moved or seconded; empty if nothing speaks against it."""
    if _TITLED.match(name) and not find_people(leaf.register, name):
        return f"Nobody called {verbatim(name)}, by whom it was {what}, is on the roll."
    return _why_not(leaf, _person(leaf, name), "seconded_by" if what == "seconded" else "moved_by")


def _why_not(leaf: Leaf, person: str | None, field: str) -> str:
    if person is None:
        return ""
    problem = why_not_move(leaf.register, leaf.meeting, person, field)
    if problem is not None:
        return problem.sentence
    entry = attendance_of(leaf.meeting, person)
    if entry is not None and entry.presence is not Presence.EXPECTED:
        return ""
    word = "seconded" if field.startswith("seconded") else "moved"
    return f"{printed_name(leaf.register, person, leaf.meeting)} is not on the roll and cannot have {word} it."

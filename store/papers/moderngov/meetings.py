"""One meeting as modern.gov gives it whole, or in a list: when and where, its agenda, its minutes, who came."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from store.papers.minutes.reading.roll import stood_in
from store.papers.minutes.reading.sets import may_be_meant
from store.papers.moderngov.agenda import agenda_item, linked_papers, whole_date
from store.papers.moderngov.tree import Node
from store.papers.moderngov.word_html import html_words
from store.problems import Refused
from store.records import Presence
from store.rules.imports import ImportPlace
from store.rules.minutes.drafts import Kept, RollName, Unplaced
from store.rules.moderngov.drafts import DraftAgendaItem, DraftName, DraftSitting
from store.rules.words.dates import clock_time, read_time
from store.rules.words.folding import words_read

_WORDS: Final = {
    "expected": Presence.EXPECTED,
    "present": Presence.PRESENT,
    "attended": Presence.PRESENT,
    "present as substitute": Presence.SUBSTITUTE,
    "substitute": Presence.SUBSTITUTE,
    "in attendance": Presence.IN_ATTENDANCE,
    "attendance": Presence.IN_ATTENDANCE,
    "apologies": Presence.APOLOGIES,
    "apologies for absence": Presence.APOLOGIES,
    "apologies received": Presence.APOLOGIES,
    "absent": Presence.ABSENT,
}
_AFAR: Final = frozenset({"virtual", "virtually", "remote", "remotely", "online"})
_PLAIN_MEMBER: Final = frozenset({"committee member", "member", "panel member", "board member", "substitute", "none"})
_OFFICE: Final = re.compile(
    r"\b(?:officer|commissioner|constable|clerk|director|executive|advis[eo]r|manager|treasurer|secretary|solicitor|"
    r"guest|observer|visitor|opcc|superintendent|inspector|speaker|witness)\b",
    re.IGNORECASE,
)
_READ_WORDS = """
    isdisplayallowed meetingpublicationdate agendaid agendapublished decisionpublished minutepublished agendaitems
    attendees minutesid decisionsid meetingid committeeid committeetitle meetingdate meetingstatus meetingtime
    meetingactualstarttime meetingplannedfinishtime meetingactualfinishtime meetinglocation meetingroom iswebcast
    linkeddocuments
"""
_READ: Final = frozenset(_READ_WORDS.split())


def listed_sitting(node: Node, body: str, named: str) -> DraftSitting:
    """Read a meeting that stands in a list: its day, hour and status."""
    number = node.said("meetingid")
    place = ImportPlace(named, line=node.line)
    left: list[Unplaced] = []
    day, printed, why = _day(node)
    notes = list(_notes(node, left))
    start = _time(node, "meetingtime", left)
    return DraftSitting(
        key=sitting_key(number, printed, place),
        number=number,
        body=body,
        date=day,
        printed_date=printed,
        start=start,
        venue=_venue(node),
        status=node.said("meetingstatus"),
        notes=tuple(notes),
        left=tuple(left),
        why=why,
        place=place,
    )


def whole_sitting(node: Node, body: str, named: str, spare: Counter[str]) -> DraftSitting:
    """Read a meeting that is given whole. `spare` counts the fields that are not read, by their names."""
    sitting = listed_sitting(node, node.said("committeeid") or body, named)
    left = list(sitting.left)
    finish = _time(node, "meetingactualfinishtime", left)
    if sitting.start and finish and finish <= sitting.start:
        why = "The meeting would have closed before it began."
        left.append(Unplaced(f"Closed at {clock_time(finish)}", why, where=Kept.NOTE))
        finish = None
    held = node.child("agendaitems")
    nodes = _in_order([one for one in (held.children if held else ()) if one.name == "agendaitem"])
    items = [agenda_item(one, f"{sitting.key}:item:{place}", named, spare) for place, one in enumerate(nodes, start=1)]
    spare.update(one.name for one in node.children if one.name not in _READ and one.text)
    attendees = node.child("attendees")
    roll = [
        _name(one, f"{sitting.key}:name:{place}", named)
        for place, one in enumerate(attendees.children if attendees else (), start=1)
        if _said(one, "name")
    ]
    return replace(
        sitting,
        finish=finish,
        items=tuple(items),
        roll=_stood_in(_once(roll), items),
        left=tuple(left),
        whole=True,
    )


def sitting_key(number: str, printed: str, place: ImportPlace) -> str:
    """Give the key of a meeting: by its id in modern.gov, else by where it stands."""
    return f"meeting:{number}" if number.strip("0") else f"meeting:{printed}:{place.file}:{place.line}"


def _day(node: Node) -> tuple[dt.date | None, str, str]:
    """Read the day of a meeting; None, its words and why, if it cannot be read."""
    printed = " ".join(html_words(node.said("meetingdate")).split())
    try:
        return whole_date(printed), printed, ""
    except Refused as refused:
        return None, printed, " ".join(str(problem) for problem in refused.problems)


def _time(node: Node, name: str, left: list[Unplaced]) -> dt.time | None:
    """Read a time of a meeting; what cannot be read is left to the clerk."""
    words = html_words(node.said(name))
    if not words:
        return None
    try:
        return read_time(words)
    except Refused as refused:
        why = " ".join(str(problem) for problem in refused.problems)
        left.append(Unplaced(f"{_CALLED.get(name, 'Time')}: {words}", why, where=Kept.NOTE))
        return None


_CALLED: Final = {
    "meetingtime": "Time",
    "meetingactualstarttime": "Began at",
    "meetingplannedfinishtime": "Planned to finish at",
    "meetingactualfinishtime": "Closed at",
}


def _notes(node: Node, left: list[Unplaced]) -> Iterator[str]:
    """Tell what a meeting has no field for."""
    status = node.said("meetingstatus")
    if status and words_read(status) not in {"confirmed", "provisional", "cancelled", "canceled"}:
        yield f"Status in modern.gov: {status}"
    began = _time(node, "meetingactualstarttime", left)
    if began and began != _time(node, "meetingtime", []):
        yield f"Began at {clock_time(began)}"
    planned = _time(node, "meetingplannedfinishtime", left)
    if planned:
        yield f"Planned to finish at {clock_time(planned)}"
    if node.says_yes("iswebcast"):
        yield "Webcast"
    for paper in linked_papers(node, left):
        marked = " (restricted)" if paper.restricted else ""
        yield f"Paper: {paper.title}: {paper.location}{marked}"
    if words_read(node.said("isdisplayallowed")) == "false":
        yield "Not shown to the public in modern.gov"


def _venue(node: Node) -> str:
    """Put location and room together."""
    where, room = html_words(node.said("meetinglocation")), html_words(node.said("meetingroom"))
    if not where or not room:
        return where or room
    return where if words_read(room) in words_read(where) else f"{room}, {where}"


def _in_order(nodes: list[Node]) -> list[Node]:
    """Give the items in the order of their numbers; as they stand if one has none."""
    numbers = [(one.said("agendaitemnumber"), one.said("agendaitemsubnumber") or "0") for one in nodes]
    if not all(number.isdecimal() and sub.isdecimal() for number, sub in numbers):
        return nodes
    places = sorted(range(len(nodes)), key=lambda place: (int(numbers[place][0]), int(numbers[place][1])))
    return [nodes[place] for place in places]


def _said(node: Node, name: str) -> str:
    """Give an attribute, or what an element of that name says."""
    return " ".join(html_words(node.attributes.get(name, "") or node.said(name)).split())


def _name(node: Node, key: str, named: str) -> DraftName:
    """Read one name of a roll, with the word for how they stood to the meeting."""
    word, role = _said(node, "attendance"), _said(node, "roledescription")
    words = re.findall(r"[^\W\d_]+", words_read(word))
    presence = _WORDS.get(" ".join(one for one in words if one not in _AFAR))
    afar = any(one in _AFAR for one in words)
    presence = Presence.PRESENT if afar and len(words) == 1 else presence
    if presence is Presence.PRESENT and _OFFICE.search(role):
        presence = Presence.ALSO_PRESENT
    member = _said(node, "memberid")
    roll = RollName(
        printed=_said(node, "name"),
        presence=presence or Presence.EXPECTED,
        role="" if words_read(role) in _PLAIN_MEMBER else role,
        remote=afar,
    )
    return DraftName(
        key=key,
        roll=roll,
        word=word,
        known=presence is not None,
        member=member if member.strip("0") else "",
        party=_said(node, "politicalparty"),
        place=ImportPlace(named, line=node.line),
    )


def _once(roll: list[DraftName]) -> list[DraftName]:
    """Leave out a name that stands in a roll twice in the same way."""
    kept: dict[tuple[str, str], DraftName] = {}
    for one in roll:
        kept.setdefault((words_read(one.roll.printed), words_read(one.word)), one)
    return list(kept.values())


def _stood_in(roll: list[DraftName], items: list[DraftAgendaItem]) -> tuple[DraftName, ...]:
    """Say for whom a substitute came, where the minutes say so in their text."""
    texts = [one.minute.text for one in items if one.minute is not None]
    pairs = [pair for text in texts for line in text.splitlines() for pair in stood_in(line)]
    if not pairs:
        return tuple(roll)
    named = []
    for one in roll:
        member = next((member for who, member in pairs if may_be_meant(who, one.roll.printed)), "")
        stands_in = member and one.roll.presence is Presence.SUBSTITUTE
        named.append(replace(one, roll=replace(one.roll, substitute_for=member)) if stands_in else one)
    return tuple(named)

"""What sort of meeting some printed words mean, how far it has got by them, and whose meeting it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from store.records import MeetingKind, MeetingStatus
from store.rules.words.folding import words_read

_KINDS = (
    ("member", MeetingKind.PRIVATE_BRIEFING),
    ("briefing", MeetingKind.PRIVATE_BRIEFING),
    ("private", MeetingKind.PRIVATE_BRIEFING),
    ("confirmation hearing", MeetingKind.CONFIRMATION_HEARING),
    ("annual", MeetingKind.ANNUAL),
    ("special", MeetingKind.SPECIAL),
    ("extraordinary", MeetingKind.SPECIAL),
    ("reserve", MeetingKind.RESERVE),
    ("provisional", MeetingKind.RESERVE),
    ("task group", MeetingKind.TASK_GROUP),
    ("task and finish", MeetingKind.TASK_GROUP),
    ("informal", MeetingKind.INFORMAL),
    ("ordinary", MeetingKind.ORDINARY),
)
"""Words beside a date that say what sort of meeting it is; the first that is there counts."""

_ONLY_KIND_WORDS = """
    annual general agm special extraordinary ordinary reserve provisional private members member only briefing informal
    confirmation hearing task group and finish meeting date session public of the a for
"""
_ONLY_KIND = frozenset(_ONLY_KIND_WORDS.split())
_PHRASES = {
    MeetingStatus.CANCELLED: ("cancelled", "canceled", "abandoned", "called off"),
    MeetingStatus.RELEASED: ("released", "not needed", "not required"),
    MeetingStatus.PROPOSED: ("proposed", "tentative", "draft", "to be confirmed", "tbc", "unconfirmed"),
    MeetingStatus.HELD: ("held", "concluded", "completed", "complete", "took place"),
    MeetingStatus.ARRANGED: ("arranged", "confirmed", "scheduled", "planned", "agreed"),
    MeetingStatus.CALLED: ("called", "agenda published"),
}
_PARTS = re.compile(r"\s+[-\u2013\u2014|/]\s+|[:;,()\[\]]|^\s*[-*]+\s*|\s*[-*]+\s*$")
_MEMBERS_ONLY = re.compile(r"[\s,;(–-]*members only\)?\s*$", re.IGNORECASE)
_PANEL = re.compile(r"\bpanel\b|\bpf?c?cp\b", re.IGNORECASE)
_PANELS = frozenset({"pcp", "pfcp", "pfccp"})


class Called(NamedTuple):
    """What the words that name a meeting say: its body if it is another's, and its kind, status and own title."""

    body: str
    own: bool
    kind: MeetingKind | None
    status: MeetingStatus | None
    title: str


def kind_in(words: str) -> MeetingKind | None:
    """Give the sort of meeting that some words say; None if they say none."""
    read = words_read(words)
    return next((kind for word, kind in _KINDS if word in read), None)


def kind_alone(words: str) -> MeetingKind | None:
    """Give the sort of meeting of words that say nothing else, such as `Annual Meeting`; None for all others."""
    read = words_read(words.replace("(", " ").replace(")", " ")).split()
    return kind_in(words) if _ONLY_KIND.issuperset(read) else None


def own_title(words: str, kind: MeetingKind) -> str:
    """Give a title of a meeting without what is printed with its kind by itself; empty if that was all."""
    bare = words if kind.in_public else _MEMBERS_ONLY.sub("", words).strip()
    return "" if kind_alone(bare) is kind or words_read(bare) == kind.value else bare


def status_named(words: str) -> MeetingStatus | None:
    """Give how far a meeting has got by the words of a column for that; None if they say nothing of it."""
    read = words_read(words).strip(" .!*")
    return next((status for status, phrases in _PHRASES.items() if read in phrases), None)


def is_of_panel(words: str, names: Iterable[str]) -> bool:
    """Say whether a body is the panel: by one of its names, or as a police and crime panel may be called."""
    read = words_read(words).replace("&", "and")
    parts = frozenset(read.replace("(", " ").replace(")", " ").split())
    crime = "panel" in parts and bool(parts & {"police", "crime", "policing"})
    return crime or bool(parts & _PANELS) or any(read == words_read(name) for name in names if name.strip())


def called(words: str, names: Iterable[str]) -> Called:
    """Take apart the words that name a meeting, such as `CANCELLED: Police and Crime Panel – Annual Meeting`.

    `names` are those of the panel. What is neither of them, a kind nor a status is the title of a meeting of the panel,
    or the name of another body.
    """
    known = tuple(name for name in names if name.strip())
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None
    own = is_of_panel(words, known)
    rest: list[str] = []
    for part in _parted(words, known):
        read = frozenset(words_read(part).replace("&", "and").split())
        if status_named(part) is not None:
            status = status or status_named(part)
        elif read <= _ONLY_KIND:
            kind = kind or kind_in(part)
        elif is_of_panel(part, known):
            kind = kind or _kind_within(read)
            after = _PANEL.split(part)[-1].strip()
            rest += [after] if not frozenset(words_read(after).split()) <= _ONLY_KIND else []
        else:
            rest.append(part)
    said = ", ".join(rest)
    return Called("" if own else said, own or not said, kind, status, said if own else "")


def _parted(words: str, names: Iterable[str]) -> list[str]:
    """Part words at dashes, brackets and the like, without the name of the panel, which may have a comma in it."""
    for name in names:
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " : ", words, flags=re.IGNORECASE)
    return [part for one in _PARTS.split(words) if (part := one.strip())]


def _kind_within(read: frozenset[str]) -> MeetingKind | None:
    """Give the kind that stands in one part with the name of the panel: `Police and Crime Panel Annual Meeting`."""
    return next((kind for word, kind in _KINDS if word != "member" and read.issuperset(word.split())), None)

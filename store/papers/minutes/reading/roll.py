"""The roll of a set of minutes: who was present, apologised, stood in, attended, as the paper prints them.

A line may hold one name or many, parted by commas, by "and", or by nothing but the next title, as where two columns
were printed side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from store.papers.minutes.reading.lines import Line, LineKind
from store.records import Presence
from store.rules.minutes.drafts import RollName
from store.rules.words.folding import words_read
from store.rules.words.printings import is_title, printing

Known = Callable[[str], bool]
"""Says whether somebody of the register bears a name: where only that tells where a name ends."""

_SECTIONS: tuple[tuple[str, Presence | None], ...] = (
    (r"(?:members?\s+|those\s+|councillors\s+|panel\s+members\s+)*(?:also[, ]+)present", Presence.ALSO_PRESENT),
    (r"(?:members?\s+|those\s+|councillors\s+|panel\s+members\s+)*present", Presence.PRESENT),
    (r"(?:members\s+)?(?:in\s+)?attendance|also\s+in\s+attendance", Presence.IN_ATTENDANCE),
    (r"attendees", Presence.PRESENT),
    (r"apolog(?:y|ies)(?:\s+for\s+(?:absence|non[- ]attendance))?", Presence.APOLOGIES),
    (r"(?:named\s+)?substitutes?(?:\s+members?)?(?:\s+present)?", Presence.SUBSTITUTE),
    (r"absent", Presence.ABSENT),
    (r"(?:officers?|observers?|officials?)(?:\s+(?:present|in\s+attendance))?", Presence.ALSO_PRESENT),
    (r"(?:co-opted|independent|council|voting)\s+members?|membership|members\s+of\s+the\s+panel", None),
)
_SECTION = tuple(
    (re.compile(rf"(?:{words})\s*(?P<stop>[:.–—-]|$)\s*(?P<rest>.*)", re.IGNORECASE), kind) for words, kind in _SECTIONS
)
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_FOR = re.compile(
    r"(?:substitut\w+|sub|standing in|deputising|in place of|on behalf of)\W+(?:for\s+|of\s+)?(?P<who>\S.*)",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(r"\b(?:substitut\w*|sub|standing in|deputising)\b", re.IGNORECASE)
_REMOTE = re.compile(r"(?:(?:by|via) (?:a )?remote link|remotely|virtually|online)", re.IGNORECASE)
_DASH = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*")
_PLURAL = re.compile(r"^(?:cllrs|councillors|messrs)\b\.?\s*", re.IGNORECASE)
_SINGULAR = {"cllrs": "Cllr", "councillors": "Councillor", "messrs": "Mr"}
_STOOD_IN = re.compile(
    r"(?P<who>[A-ZĆ][^.;]{2,80}?)\s+(?:was|were|is)?\s*(?:present|in attendance|attending|attended)?\s*"
    r"(?:as\s+(?:a\s+|the\s+)?)?substitut(?:e|ing|ed)\s+for\s+(?P<member>[A-Z][^.;]{2,80})"
)
_SENT = re.compile(
    r"apologies(?:\s+for\s+\w+)?\s+(?:were|had been|have been|was)\s+(?:received|given|submitted|reported)\s+"
    r"(?:from|by|on behalf of)\s*:?\s+(?P<who>.+)",
    re.IGNORECASE,
)
_MOST = 90


def section_of(text: str) -> tuple[Presence | None, str] | None:
    """Read the heading of a part of the roll: how those below it stood to the meeting, and what follows in its line.

    None if it is no such heading. A part with None for the presence is one within the part above.
    """
    if len(text) > 2_000:
        return None
    for pattern, kind in _SECTION:
        match = pattern.match(text.strip())
        if match and (match["stop"] or not match["rest"]):
            return kind, match["rest"].strip()
    return None


def names_in(line: str) -> list[str]:
    """Part a line into names: at commas, at "and", and before each title that no other title stands before.

    Honours and offices behind a comma stay with their name.
    """
    plural = _PLURAL.match(line)
    title = _SINGULAR[words_read(plural[0])] if plural else ""
    names: list[str] = []
    for piece in _pieces(line[plural.end() :] if plural else line):
        first = piece.split()[0]
        if title and not is_title(first):
            names.append(f"{title} {piece}")
        elif names and not title and not _begins_name(piece):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def of_council(line: str) -> tuple[str, str]:
    """Part a line of the roll into the council that it begins with, and the names: `Melton Council: Cllr A, Cllr B`."""
    match = _COUNCIL.match(line)
    return (match["council"].strip(), match["names"]) if match else ("", line)


_COUNCIL = re.compile(
    r"(?P<council>[^:]{3,60}\b(?:council|authority|borough|district|cc|dc|bc))\s*:\s*(?P<names>\S.*)$", re.IGNORECASE
)


def _pieces(line: str) -> Iterator[str]:
    """Part a line at commas, semicolons, "and" and titles; what stands in brackets is never parted."""
    asides: list[str] = []

    def kept(match: re.Match[str]) -> str:
        asides.append(match[0].strip())
        return f" \x00{len(asides) - 1}\x00"

    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", kept, line)
    for part in re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\t+|\s{3,}", bare):
        words = part.split()
        begins = [
            place
            for place, word in enumerate(words)
            if place and is_title(word) and word[:1].isupper() and not is_title(words[place - 1])
        ]
        for start, end in zip([0, *begins], [*begins, len(words)], strict=True):
            piece = " ".join(words[start:end]).strip(" .") if end == len(words) else " ".join(words[start:end])
            piece = re.sub(r" ?\x00(\d+)\x00", lambda match: f" {asides[int(match[1])]}", piece).strip()
            if piece:
                yield piece


def _begins_name(piece: str) -> bool:
    """Say whether a piece behind a comma is a name by itself and not the honours or the office of the one before."""
    words = _ASIDE.sub("", piece).split()
    if not words:
        return False
    honours = printing(f"A B {' '.join(words)}")
    return is_title(words[0]) or (len(honours.words) > 2 and len(words) > 1 and _looks_like_name(words))


def _looks_like_name(words: Sequence[str]) -> bool:
    return len(words) <= 4 and all(word[:1].isupper() for word in words) and not _OFFICE.search(" ".join(words))


_OFFICE = re.compile(
    r"\b(?:officer|commissioner|constable|director|chief|chair\w*|adviser|advisor|manager|head|secretary|clerk|opcc|"
    r"police|monitoring|democratic|services?|support|council|member|treasurer|executive)\b",
    re.IGNORECASE,
)


def roll_name(printed: str, presence: Presence) -> RollName:
    """Read one name of the roll with what stands behind it in brackets: in the chair, by remote link, for whom."""
    role, instead, chair, kind, remote = "", "", False, presence, False
    for words in (part.strip() for aside in _ASIDE.findall(printed) for part in aside.split(";")):
        who = _FOR.match(words)
        if words_read(words) == "in the chair":
            chair = True
        elif _REMOTE.fullmatch(words):
            remote = True
        elif who:
            instead, kind = who["who"].strip(), Presence.SUBSTITUTE
        elif _SUBSTITUTE.search(words):
            kind = Presence.SUBSTITUTE
        else:
            role = words
    name = _ASIDE.sub("", printed).strip(" ,;:")
    who = re.match(
        r"(?P<name>.+?)[,]?\s+(?:as\s+)?(?:a\s+)?(?:substitut\w+|standing in|in place of)\s+for\s+(?P<who>.+)", name
    )
    if who:
        name, instead, kind = who["name"].strip(), who["who"].strip(), Presence.SUBSTITUTE
    return RollName(printed=name, presence=kind, role=role, substitute_for=instead, in_the_chair=chair, remote=remote)


def attending(line: str, presence: Presence, known: Known) -> list[RollName]:
    """Read a line of those who are no members: `Name – office`, `Name, office`, or several of the first kind in a row.

    Kept several stand in a row, only names of the register tell where an office ends and the next name begins; if
    they do not, nobody is read.
    """
    parts = [part.strip() for part in _DASH.split(line) if part.strip()]
    if len(parts) < 2:
        alone = _with_office(line, presence)
        return [alone] if parts and can_be_name(alone.printed) else []
    if len(parts) == 2:
        return [RollName(printed=_plain(parts[0]), presence=presence, role=parts[1])]
    read, name = [], parts[0]
    for part in parts[1:-1]:
        words = part.split()
        cut = next((place for place in range(1, len(words)) if known(" ".join(words[place:]))), 0)
        if not cut:
            return []
        read.append(RollName(printed=_plain(name), presence=presence, role=" ".join(words[:cut])))
        name = " ".join(words[cut:])
    return [*read, RollName(printed=_plain(name), presence=presence, role=parts[-1])]


def parted(line: str, presence: Presence) -> list[RollName]:
    """Part several of the kind `Name – office` in a row where nobody is known: two words behind an office are a name.

    The clerk has to look at it. Nobody is read unless each office ends as offices do, and each name looks like one.
    """
    parts = [part.strip() for part in _DASH.split(line) if part.strip()]
    read, name = [], parts[0] if parts else ""
    for part in parts[1:-1]:
        words = part.split()
        titled = [place for place, word in enumerate(words) if place and is_title(word) and place > len(words) - 5]
        cut = titled[0] if titled else len(words) - 2
        if cut < 1 or not _ENDS_OFFICE.search(words[cut - 1]) or not _looks_like_name(words[cut:]):
            return []
        read.append(RollName(printed=_plain(name), presence=presence, role=" ".join(words[:cut])))
        name = " ".join(words[cut:])
    return [*read, RollName(printed=_plain(name), presence=presence, role=parts[-1])] if read else []


_ENDS_OFFICE = re.compile(
    r"^(?:officer|commissioner|constable|director|executive|advis[eo]r|manager|treasurer|secretary|clerk|opcc|solicitor)\W*$",
    re.IGNORECASE,
)


def _with_office(line: str, presence: Presence) -> RollName:
    """Read `Name, office, body`: honours behind the first comma stay with the name."""
    name, *rest = [part.strip() for part in _ASIDE.sub("", line).split(",")]
    while rest and not printing(f"A B {rest[0]}").words[2:]:
        name = f"{name}, {rest.pop(0)}"
    aside = ", ".join(_ASIDE.findall(line))
    return RollName(printed=name, presence=presence, role=", ".join(rest) or aside)


def _plain(name: str) -> str:
    return name.strip(" ,;:")


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Put the names of lines in their order: along the lines, or down the columns if only that is by the alphabet."""
    across = [name for row in rows for name in row]
    down = [name for place in range(max(map(len, rows), default=0)) for row in rows for name in row[place : place + 1]]
    return down if _by_alphabet(down) and not _by_alphabet(across) else across


def _by_alphabet(names: Iterable[str]) -> bool:
    keys = [words_read(read.name.split()[-1]) for name in names if (read := printing(name)).words]
    return keys == sorted(keys)


def stood_in(text: str) -> list[tuple[str, str]]:
    """Find in the text of a minute who stood in for whom: `Councillor A was in attendance as a substitute for B.`"""
    pairs = []
    for match in _STOOD_IN.finditer(text):
        who = re.sub(r"^.*?\b(?:that|noted|by)\s+(?=[A-Z])", "", match["who"]).strip(" ,")
        pairs.append((who, match["member"].strip(" ,")))
    return pairs


def apologies_in(text: str) -> list[str]:
    """Find in the text of a minute from whom apologies were received."""
    match = _SENT.search(text)
    if match is None:
        return []
    who = re.split(r"(?<=[a-z]{3})[.;](?:\s|$)", match["who"])[0]
    return [name for name in names_in(who) if len(name) <= _MOST and printing(name).words]


def is_roll_line(line: Line) -> bool:
    """Say whether a line can stand in the roll: short, and no sentence."""
    return (
        line.kind is not LineKind.ROW
        and len(line.text) <= 3_000
        and not re.search(r"[a-z]{4,}\.\s+[A-Z][a-z]+ [a-z]+ ", line.text)
    )


def can_be_name(text: str) -> bool:
    """Say whether words can be somebody's name: a few, each with a capital, or with a title in front."""
    words = _ASIDE.sub("", text).split()
    if not words or len(text) > _MOST or not printing(text).words or any(char.isdigit() for char in text):
        return False
    return (is_title(words[0]) and len(words) > 1) or _looks_like_name(words)


def is_titled(text: str) -> bool:
    """Say whether words begin with a title, as a name in a roll does."""
    words = text.split()
    return len(words) > 1 and is_title(words[0])

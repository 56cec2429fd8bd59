"""One item of an agenda in modern.gov: its printed number, its papers, and its minute word for word."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from store.papers.minutes.reading.lines import Line, paragraphs
from store.papers.minutes.reading.minute import MinuteReader, text_blocks
from store.papers.moderngov.tree import Node
from store.papers.moderngov.word_html import html_lines, html_words
from store.problems import Problem, Refused
from store.records import LinkedPaper
from store.rules.imports import ImportPlace
from store.rules.minutes.blocks import block_lines
from store.rules.minutes.drafts import DraftMinute, DraftMotion, Kept, Unplaced
from store.rules.moderngov.drafts import DraftAgendaItem
from store.rules.words.dates import read_date
from store.rules.words.folding import words_read
from store.rules.words.text import LINE_LIMIT
from store.rules.words.wording import counted, shortened, verbatim

_DAYS: Final = (dt.date(2000, 1, 1), dt.date(2010, 6, 2))
_LEADS: Final = frozenset(
    {"presented by", "presenter", "report of", "report by", "lead officer", "lead", "to be led by"}
)
_COMMENT: Final = re.compile(r"commenttext(\d+)")
_READ_WORDS = """
    agendaitemid agendaitemtitle agendatext agendaitemnumber agendaitemsubnumber fulldisplaynumberformat
    minutesitemnumber minutesitemsubnumber minutesnonemptyhtmlbody declarationcount isminutepublished isdecision
    isrestricted ispubliccanspeak linkeddocuments
"""
_READ: Final = frozenset(_READ_WORDS.split())


def agenda_item(node: Node, key: str, named: str, spare: Counter[str]) -> DraftAgendaItem:
    """Read an item of an agenda. `spare` counts the fields that are not read, by their names."""
    title = html_words(node.said("agendaitemtitle"))
    left: list[Unplaced] = []
    if len(title) > LINE_LIMIT:
        left.append(Unplaced(title, "This is too long for the title of an item, which was cut.", where=Kept.NOTE))
        title = shortened(title, LINE_LIMIT)
    lines, asides = html_lines(node.said("agendatext"))
    left += asides
    lead, comments = _comments(node)
    text = "\n".join(block_lines(text_blocks(tuple(paragraphs(lines)))))
    restricted = node.says_yes("isrestricted")
    count = node.said("declarationcount")
    if count.isdecimal() and int(count):
        words = f"{counted(int(count), 'declaration')} at {title}"
        why = "modern.gov counts declarations and does not say whose: enter them among the declarations."
        left.append(Unplaced(words, why, where=Kept.NOTE))
    minute = _minute(node, title, left)
    spare.update(one.name for one in node.children if _is_spare(one))
    return DraftAgendaItem(
        key=key,
        number=html_words(node.said("fulldisplaynumberformat")),
        title=title or (minute.text[:80] if minute else "") or "Item without a title",
        text="\n\n".join(part for part in (text, *comments) if part),
        lead=lead,
        restricted=restricted,
        papers=linked_papers(node, left),
        minute=minute,
        left=tuple(left),
        place=ImportPlace(named, line=node.line),
    )


def _is_spare(node: Node) -> bool:
    known = node.name in _READ or node.name.startswith(("commentlabel", "commenttext"))
    return not known and bool(node.text)


def _comments(node: Node) -> tuple[str, list[str]]:
    """Read what stands beside an item under labels of the council's own: who presents it; the rest with its label."""
    lead, others = "", []
    for one in node.children:
        match = _COMMENT.fullmatch(one.name)
        words = html_words(one.text) if match else ""
        if not match or not words:
            continue
        label = html_words(node.said(f"commentlabel{match[1]}"))
        if not lead and words_read(label) in _LEADS and len(words) <= LINE_LIMIT:
            lead = words
        else:
            others.append(f"{label}: {words}" if label else words)
    return lead, others


def linked_papers(node: Node, left: list[Unplaced]) -> tuple[LinkedPaper, ...]:
    """Read the papers of an item or a meeting as titles with addresses; one that is linked twice is there once."""
    held = node.child("linkeddocuments")
    kept: dict[str, LinkedPaper] = {}
    for one in held.children if held is not None else ():
        title, address = html_words(one.said("title")), " ".join(html_words(one.said("url")).split())
        if not title and not address:
            continue
        day = one.said("publicationdate")
        paper = LinkedPaper(
            title=title,
            location=address,
            published_on=_day(day, title, left),
            restricted=one.says_yes("isrestricted"),
            reference=html_words(one.said("restrictionsref")),
        )
        known = kept.setdefault(address or title, paper)
        if words_read(known.title) != words_read(title):
            why = f"The same address stands behind another title, {known.title}."
            left.append(Unplaced(title, why, where=Kept.NOTE))
    return tuple(kept.values())


def _day(words: str, title: str, left: list[Unplaced]) -> dt.date | None:
    if not words:
        return None
    try:
        return whole_date(words)
    except Refused as refused:
        why = " ".join(str(problem) for problem in refused.problems)
        left.append(Unplaced(f"{title}: published {words}", why, where=Kept.NOTE))
        return None


def whole_date(words: str) -> dt.date:
    """Read a date that says all of itself. Raises Refused: it cannot be read, or leaves its year open."""
    first, other = (read_date(words.partition(" 00:00")[0], day) for day in _DAYS)
    if first != other:
        cure = "Type the whole date, such as 29 July 2021."
        raise Refused(Problem("dates.no_year", f"{verbatim(words)} does not say its year.", cure, "date"))
    return first


def _minute(node: Node, title: str, left: list[Unplaced]) -> DraftMinute | None:
    """Read the minute of an item; None if it has none. One that is restricted comes with its number alone."""
    number = html_words(node.said("minutesitemnumber"))
    number = "" if not number.strip("0") else number
    sub = html_words(node.said("minutesitemsubnumber"))
    lines, asides = html_lines(node.said("minutesnonemptyhtmlbody"))
    left += asides
    if not number and not lines:
        return None
    if number and sub.strip("0"):
        number = f"{number}.{sub}"
        left.append(Unplaced(number, "This number was put together of the minute's number and its sub-number."))
    return read_minute(number, title, lines, left)


def read_minute(number: str, title: str, lines: Sequence[Line], left: list[Unplaced]) -> DraftMinute:
    """Read a minute from its lines: its text, and what was resolved and recommended. No word of it is lost.

    Where something would stand in the record in other words than here, all of it is kept as text.
    """
    heading, above = title, ""
    if len(title) > LINE_LIMIT:
        heading, above = "", title
    reader = _WordForWord(number, heading)
    made = reader.read(lines)
    made = replace(made, heading=heading, report_of="", filed=(), left=())
    # How it was resolved is printed with the resolution, and nowhere else.
    if _words_of(lines) - _words_kept(made) or (made.motion is not None and not made.resolutions):
        made = DraftMinute(number=number, heading=heading, text=_as_text(lines))
        why = "What was resolved here was not recognised for certain: all of it is in the text of the minute."
        left.append(Unplaced(f"{number} {heading}".strip(), why))
    else:
        left += reader.doubts
    return replace(made, text=f"{above}\n\n{made.text}".strip()) if above else made


class _WordForWord(MinuteReader):
    """Reads a minute as others are, but leaves motions and who left in the words of the text."""

    def _move(self, motion: DraftMotion, line: Line) -> None:
        self.part = ""
        self._say(line)

    def _say(self, line: Line) -> None:
        before = len(self.text)
        super()._say(line)
        if len(self.text) == before:
            self.text.append(line)
        self.left.clear()


def _as_text(lines: Sequence[Line]) -> str:
    return "\n".join(block_lines(text_blocks(tuple(paragraphs(lines)))))


_WORD = re.compile(r"\w+")
_BEGUN = ("resolved", "resolution", "resolutions", "recommended", "recommendation", "recommendations", "it", "was")
"""Words that begin a block, for which the record has a place of its own."""


def _words_of(lines: Sequence[Line]) -> Counter[str]:
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    for word in _BEGUN:
        del words[word]
    return words


def _words_kept(made: DraftMinute) -> Counter[str]:
    parts = [made.text, made.resolutions_lead, made.recommendations_lead]
    for clause in (*made.resolutions, *made.recommendations):
        parts += [clause.label, clause.text]
    if made.motion is not None:
        parts.append(made.motion.result)
    return Counter(word.casefold() for part in parts for word in _WORD.findall(part))

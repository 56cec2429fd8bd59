"""What a screen shows of an agenda: its lines in groups, its state in a few words, and what stands behind an item."""

from __future__ import annotations

from typing import NamedTuple

from store.queries.agenda.agenda import NOT_BUILT, AgendaItem, AgendaPaper, AgendaWhole, agenda_of
from store.records import Meeting
from store.register import Register
from store.rules.agenda.lines import line_defaults
from store.rules.words.dates import short_date
from store.rules.words.loose import long_day_of
from store.rules.words.papers import WITHDRAWN
from store.rules.words.text import trimmed
from store.rules.words.wording import capital, counted

LEFT_OUT = "left out"


class AgendaShown(NamedTuple):
    """An agenda as a list shows it: the items that stand on it, the standing items left out, and what is still to come.

    `title` heads the whole, `head` the items and `later_head` what building or a further publication would change.
    """

    title: str
    head: str
    items: tuple[AgendaItem, ...]
    left_out: tuple[AgendaItem, ...]
    later_head: str
    later: tuple[str, ...]
    is_out: bool


def agenda_shown(register: Register, meeting: Meeting) -> AgendaShown:
    """Give the agenda of a meeting as a list shows it."""
    whole = agenda_of(register, meeting)
    is_out = whole.published_on is not None
    return AgendaShown(
        title=f"Agenda of {long_day_of(meeting)}: {state_words(whole)}",
        head="What building it would give" if whole.state == NOT_BUILT else capital(whole.late),
        items=whole.items,
        left_out=() if is_out else left_out_items(register, meeting),
        later_head="Not published yet" if is_out else "What building it again would change",
        later=whole.unpublished,
        is_out=is_out,
    )


_TIMES = {1: "once", 2: "twice"}


def state_words(whole: AgendaWhole) -> str:
    """Say how far an agenda has got, in a few words: `draft, 2 changes to build`.

    One that is out tells what came of it: `published Wed 21 Jul, changed once since`. One that was late says so, with
    the clear working days that were missing: `published late on Tue 27 Jul, short by 4`.
    """
    waiting = counted(len(whole.unpublished), "change") if whole.unpublished else ""
    if whole.published_on is None:
        return f"{whole.state}, {waiting} to build" if waiting else whole.state
    day, later = short_date(whole.published_on)[:-5], len(whole.issues) - 1
    words = [f"published late on {day}, short by {whole.short_by}" if whole.short_by else f"published {day}"]
    words += [f"changed {_TIMES.get(later, f'{later} times')} since"] if later > 0 else []
    words += [f"{waiting} to publish"] if waiting else []
    return ", ".join(words)


def papers_short(item: AgendaItem) -> str:
    """Name the papers of an item in short: `B 9-12, C to follow`; questions are counted."""
    names = [
        " ".join(part for part in (one.appendix or one.what or "paper", one.pages, _marks(one)) if part)
        for one in item.papers
    ]
    if item.questions:
        names.append(counted(len(item.questions), "question"))
    return ", ".join(names)


def flag_words(item: AgendaItem) -> str:
    """Say what is particular about an item: late, added, withdrawn, left out; else its guide time."""
    return item.state or item.starts


def is_left_out(item: AgendaItem) -> bool:
    """Say whether an agenda does without a standing item."""
    return item.state == LEFT_OUT


def _marks(paper: AgendaPaper) -> str:
    return " ".join(filter(None, ("exempt" if paper.exempt else "", _stands(paper))))


def _stands(paper: AgendaPaper) -> str:
    return WITHDRAWN if paper.withdrawn else "to follow" if paper.to_follow else ""


def item_note(item: AgendaItem) -> str:
    """Tell what stands behind an item: whose report, papers, questions, what is asked, why it is late or off."""
    parts = [f"{item.number} {item.title}".strip() + "."]
    parts += [f"Report of {item.report_of}."] if item.report_of else []
    if item.papers:
        parts.append(f"Papers: {'; '.join(_paper_words(one) for one in item.papers)}.")
    parts += [f"{one.asker} asks: {trimmed(one.text)}" for one in item.questions]
    parts += [f"Asked: {item.ask}"] if item.ask else []
    parts += [item.note] if item.note else []
    return " ".join(parts)


def _paper_words(paper: AgendaPaper) -> str:
    """Name a paper with its letter and pages, whether it is to follow, and the paragraph by which it is exempt."""
    exempt = f"exempt by paragraph {paper.exempt}" if paper.exempt else ""
    pages = f"pages {paper.pages}" if paper.pages else ""
    return ", ".join(part for part in (paper.what or "paper", paper.appendix, pages, exempt, _stands(paper)) if part)


def left_out_items(register: Register, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Give the standing items that an agenda does without, as a list shows them."""
    return tuple(
        AgendaItem(
            id=line.id,
            number="–",
            title=line.title or line_defaults(register, meeting, line)[0],
            report_of="",
            ask="",
            papers=(),
            questions=(),
            line=line.id,
            standing=line.standing,
            starts="",
            minutes=None,
            state=LEFT_OUT,
            note="",
        )
        for line in meeting.agenda
        if line.left_out
    )

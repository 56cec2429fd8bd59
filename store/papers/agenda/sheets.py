"""The sheets of a pack that are our own: of what came after publication, and in the place of a paper kept back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.papers.agenda.paper import issue_blocks
from store.papers.document import AnyBlock, Document, HeadingBlock, PaperWords, ParagraphBlock, plain
from store.papers.fixed_words import FixedWords
from store.queries.agenda.changes import changes_of_agenda
from store.queries.agenda.pack import OFF, PackEntry, PackPart
from store.records import Meeting, Panel
from store.register import Register
from store.rules.law.exempt import not_for_publication
from store.rules.words.dates import long_date
from store.rules.words.loose import long_day_of
from store.rules.words.papers import appendix_words, is_exempt
from store.rules.words.wording import capital


class BroughtPaper(NamedTuple):
    """A paper that a later publication brought: how its item is named, and its line, with where it stands."""

    item: str
    words: PaperWords
    exempt: str


def later_sheet(
    register: Register, meeting: Meeting, words: FixedWords, part: PackPart, papers: Iterable[BroughtPaper]
) -> Document:
    """Give the sheet of a supplement, a late item or a withdrawal: what it changed, then the papers that it brought."""
    heading = f"{capital(part.name)}: {register.panel.name}, {long_day_of(meeting)}"
    group = [one for one in changes_of_agenda(register, meeting).changes if one.issue == part.name]
    blocks: list[AnyBlock] = [HeadingBlock(text=heading, level=1)]
    blocks += issue_blocks(group, words) if group else _bare(part, words)
    blocks.append(HeadingBlock(text=words("pack.papers")))
    listed = tuple(papers)
    for one in listed:
        blocks += _brought(one, register.panel)
    if not listed:
        blocks.append(ParagraphBlock(words=words("pack.no_papers")))
    running = ", ".join(filter(None, (register.panel.name, long_day_of(meeting))))
    return Document(title=heading, running=running, blocks=tuple(blocks))


def _bare(part: PackPart, words: FixedWords) -> Iterator[AnyBlock]:
    if part.issue is not None:
        yield ParagraphBlock(words=words("pack.published", day=long_date(part.issue.on)))


def _brought(one: BroughtPaper, panel: Panel) -> Iterator[AnyBlock]:
    yield ParagraphBlock(words=one.item)
    yield ParagraphBlock(words=one.words, close=True, within=1)
    if one.exempt:
        mark = f"{not_for_publication(one.exempt, panel.nation)}."
        yield ParagraphBlock(words=mark, manner="mark", close=True, within=1)


def item_words(entry: PackEntry, words: FixedWords) -> str:
    """Name the item of a paper: `Agenda item 6: Estates`."""
    return words("pack.item", number=entry.number, title=entry.heading)


def stand_in(entry: PackEntry, panel: Panel, words: FixedWords) -> Document:
    """Give the page that stands in the place of a paper that is kept from the public, or was withdrawn.

    Of an exempt one it says by which description (Local Government Act 1972 s.100B(5), Schedule 12A), and why keeping
    it back is the greater public interest; nothing else of it.
    """
    gone = entry.state == OFF
    heading = words("pack.withdrawn" if gone else "pack.restricted")
    letter = appendix_words(entry.paper)
    said = [*filter(None, (item_words(entry, words), letter)), *(_why_off if gone else _why_kept)(entry, panel, words)]
    blocks: list[AnyBlock] = [HeadingBlock(text=heading, level=1), *(ParagraphBlock(words=one) for one in said)]
    return Document(title=f"{heading}: {plain(said[0])}", blocks=tuple(blocks))


def _why_kept(entry: PackEntry, panel: Panel, words: FixedWords) -> Iterator[str]:
    yield f"{not_for_publication(entry.paper.exempt_paragraph, panel.nation)}."
    if entry.paper.interest:
        yield words("agenda.interest", why=entry.paper.interest)


def _why_off(entry: PackEntry, _panel: Panel, words: FixedWords) -> Iterator[str]:
    if entry.paper.withdrawn_on is not None:
        yield words("pack.withdrawn_on", day=long_date(entry.paper.withdrawn_on))
    if entry.paper.withdrawn_why and not is_exempt(entry.paper):
        yield words("pack.withdrawn_why", why=entry.paper.withdrawn_why)

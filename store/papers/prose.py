"""What people wrote in paragraphs, bullets and clauses, as the blocks of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.papers.document import ListBlock, ListEntry, ParagraphBlock
from store.records import Clause
from store.rules.minutes.blocks import Block, Bullet, Paragraph, blocks_of

ProseBlock = ParagraphBlock | ListBlock


def prose(blocks: Iterable[Block]) -> tuple[ProseBlock, ...]:
    """Give the blocks of a text: a paragraph for each of its own, and bullets next to each other as one list."""
    made: list[ProseBlock] = []
    bullets: list[Bullet] = []
    for block in blocks:
        if isinstance(block, Bullet):
            bullets.append(block)
            continue
        made += _lists(bullets)
        bullets.clear()
        made.append(ParagraphBlock(words=block.text))
    return (*made, *_lists(bullets))


def paragraphs(texts: Iterable[str], *, close: bool = False) -> tuple[ParagraphBlock, ...]:
    """Give a paragraph for each text; `close` puts all but the first right under the one before."""
    return tuple(ParagraphBlock(words=text, close=close and at > 0) for at, text in enumerate(texts))


def clauses(written: Sequence[Clause]) -> tuple[ProseBlock, ...]:
    """Give the clauses of one resolution as a list, each with its label; one alone and without a label is a sentence.

    Bullets within a clause are a list within its entry. A paragraph behind them ends the list, which goes on after it.
    """
    if len(written) == 1 and not written[0].label:
        first, *rest = prose(blocks_of(written[0].text)) or (ParagraphBlock(words=""),)
        return (first, *(replace(one, close=True) for one in rest))
    made: list[ProseBlock] = []
    for clause in written:
        for part in _clause(clause):
            before = made[-1] if made else None
            if isinstance(part, ListBlock) and isinstance(before, ListBlock):
                made[-1] = replace(before, entries=(*before.entries, *part.entries))
            else:
                made.append(replace(part, close=bool(made)))
    return tuple(made)


def _clause(clause: Clause) -> Iterator[ProseBlock]:
    blocks = list(blocks_of(clause.text))
    words: list[str] = []
    while blocks and isinstance(blocks[0], Paragraph):
        words.append(blocks.pop(0).text)
    inner: list[Bullet] = []
    while blocks and isinstance(one := blocks[0], Bullet):
        inner.append(one)
        blocks.pop(0)
    yield ListBlock(entries=(ListEntry("\n".join(words), clause.label, _lists(inner)),))
    yield from (replace(one, within=1) for one in prose(blocks))


def _lists(bullets: Sequence[Bullet]) -> tuple[ListBlock, ...]:
    """Nest bullets by their depth: what is deeper than the one before belongs to it."""
    if not bullets:
        return ()
    entries: list[ListEntry] = []
    at = 0
    while at < len(bullets):
        deeper = at + 1
        while deeper < len(bullets) and bullets[deeper].depth > bullets[at].depth:
            deeper += 1
        entries.append(ListEntry(bullets[at].text, lists=_lists(bullets[at + 1 : deeper])))
        at = deeper
    return (ListBlock(entries=tuple(entries)),)

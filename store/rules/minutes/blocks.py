"""The text of a minute read into blocks, and its clauses as they are printed and as they read by themselves.

Plain conventions, so that a minute can be written in any editor: an empty line parts paragraphs, `- ` begins a bullet,
two blanks before it nest it. Lines that belong together are joined by a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from store.records import Clause

_BULLET = re.compile(r"^(?P<indent>[ \t]*)[-•*] +(?P<text>.*)$")
_DEEPEST = 6


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, on one line."""

    text: str


class Bullet(msgspec.Struct, frozen=True):
    """A bullet, on one line; `depth` is 0 for one of the first level."""

    text: str
    depth: int = 0


Block = Paragraph | Bullet


def blocks_of(text: str) -> tuple[Block, ...]:
    """Read a text into paragraphs and bullets."""
    blocks: list[Block] = []
    parts: list[str] = []
    depth: int | None = None

    def end() -> None:
        words = " ".join(parts)
        if words:
            blocks.append(Paragraph(words) if depth is None else Bullet(words, depth))
        parts.clear()

    for line in text.expandtabs(2).splitlines():
        bullet = _BULLET.match(line)
        if bullet:
            end()
            depth = min(len(bullet["indent"]) // 2, _DEEPEST)
            parts.append(bullet["text"].strip())
        elif line.strip():
            parts.append(line.strip())
        else:
            end()
            depth = None
    end()
    return tuple(blocks)


def block_lines(blocks: Iterable[Block]) -> list[str]:
    """Write blocks as lines of plain text, with an empty line before and after each paragraph."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and (isinstance(block, Paragraph) or isinstance(before, Paragraph)):
            lines.append("")
        lines.append(block.text if isinstance(block, Paragraph) else f"{'  ' * block.depth}- {block.text}")
        before = block
    return lines


def clause_lines(clause: Clause, *, bulleted: bool = False) -> list[str]:
    """Write a clause as lines: its label or a bullet before its words, what belongs to it indented below.

    `bulleted` puts a bullet before a clause without a label: one of several.
    """
    mark = clause.label or ("-" if bulleted else "")
    indent = " " * (len(mark) + 1) if mark else ""
    first, *rest = block_lines(blocks_of(clause.text)) or [""]
    return [f"{mark} {first}" if mark else first, *(f"{indent}{line}" if line else "" for line in rest if line)]


def clauses_lines(clauses: Sequence[Clause]) -> list[str]:
    """Write the clauses of one block as lines; one alone and without a label is a sentence."""
    bulleted = len(clauses) > 1
    return [line for clause in clauses for line in clause_lines(clause, bulleted=bulleted)]


def worked_in(lead: str, words: str) -> str:
    """Give a clause as it reads by itself, its lead-in worked in: `That the Panel holds 2 of its 6 meetings`.

    The first letter becomes small unless the word is in capitals throughout, as an abbreviation is.
    """
    opening = lead.strip().rstrip(":–-").strip()
    if not opening:
        return words
    first = words.split(maxsplit=1)[0] if words.split() else ""
    small = words if len(first) > 1 and first.isupper() else words[:1].lower() + words[1:]
    return f"{opening} {small}"

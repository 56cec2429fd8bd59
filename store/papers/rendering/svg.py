"""A chart as a picture: bars in SVG, which needs no program to be shown and stays sharp at any size."""

from __future__ import annotations

from collections.abc import Iterator

from store.papers.document import ChartBlock
from store.papers.safety import xml_attribute, xml_content

LABEL, BAR, NUMBER, LINE = 220, 300, 120, 26
"""The widths of labels, of the longest bar and of numbers, and the height of a line, in the units of the picture."""

_MOST_LABEL = 30
"""So many characters of a label fit before its bar."""


def svg(block: ChartBlock, *, alone: bool = False) -> str:
    """Draw a chart, within a page or `alone`, as a file would hold it.

    Its text alternative stands in it, so that it is read aloud wherever the picture is shown.
    """
    wide, high = LABEL + BAR + NUMBER, LINE * len(block.bars)
    told = xml_attribute(block.told)
    parts = "".join(_bars(block))
    space = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
    return f'<svg{space} viewBox="0 0 {wide} {high}" role="img" aria-label="{told}">{parts}</svg>'


def _bars(block: ChartBlock) -> Iterator[str]:
    for place, one in enumerate(block.bars):
        top = place * LINE
        text = f'y="{top + 18}" font-size="14" font-family="Liberation Sans, Arial, sans-serif" fill="#111111"'
        label = one.label if len(one.label) <= _MOST_LABEL else f"{one.label[: _MOST_LABEL - 1]}…"
        yield f'<text x="0" {text}>{xml_content(label)}</text>'
        if one.whole is not None:
            yield _bar(top, one.whole, block.most, "#d9d9d9")
        yield _bar(top, one.value, block.most, "#1f4e79")
        across = BAR * max(one.value, one.whole or 0) / block.most
        yield f'<text x="{LABEL + across + 6:.1f}" {text}>{xml_content(one.words)}</text>'


def _bar(top: int, value: int, most: int, colour: str) -> str:
    return f'<rect x="{LABEL}" y="{top + 5}" width="{BAR * value / most:.1f}" height="{LINE - 10}" fill="{colour}"/>'

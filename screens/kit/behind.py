"""What is seen of the place behind a window: dimmed, and no line of it lit."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

_LIT = 0.3
"""A ground that is so much brighter or darker than that of the place, of 1, is lit."""
_LEFT = 0.25
"""How much of a lit ground is left before all is dimmed."""


class Behind(BackgroundScreen):
    """A place that is dimmed. The line under its cursor is written as every other, on a ground that hardly stands out.

    Dimmed as it is, dark words on a bright ground would be dark words on a ground that is hardly less so.
    """

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Dim what is written. Textual reckons each piece by itself, 4 ms for a place; styles are few: 1 ms."""
        known: dict[Style | None, Style | None] = {}
        for segment in segments:
            text, style, control = segment
            if control:
                yield segment
                continue
            if style not in known:
                (dimmed,) = super().process_segments((Segment(text, style and _unlit(style, color)),), color)
                known[style] = dimmed.style
            yield Segment(text, known[style], control)


def _unlit(style: Style, over: Color) -> Style:
    """Give the style of what stands on a lit ground: its words as bright as can be, its ground nearly that of all."""
    if style.bgcolor is None or style.bgcolor.is_default or style.reverse or over.ansi is not None:
        return style
    place, ground = over.with_alpha(1), Color.from_rich_color(style.bgcolor)
    if abs(ground.brightness - place.brightness) < _LIT:
        return style
    words = place.get_contrast_text(1)
    return style + Style.from_color(words.rich_color, place.blend(ground, _LEFT).rich_color)

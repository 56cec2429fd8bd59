"""Reads off the screen how well every word stands out from its ground, in the colours that the terminal has."""

from __future__ import annotations

from collections.abc import Iterator

from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.app import App

Rgb = tuple[int, int, int]

SIXTEEN: tuple[Rgb, ...] = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255)),
    (255, 255, 255),
)
"""The colours of a terminal that has no more, as xterm shows them."""

DRAWN = frozenset("─│╭╮╰╯▀▄▁▂▃▅▆▇█▔▎▊▌")
"""Signs that are lines and not read."""


def luminance(colour: Rgb) -> float:
    """Give the relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = (
        (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4) for v in (c / 255 for c in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: Color, *, sixteen: bool) -> Rgb:
    """Give a colour as the terminal shows it."""
    if sixteen:
        number = colour.downgrade(ColorSystem.STANDARD).number
        assert number is not None
        return SIXTEEN[number]
    red, green, blue = colour.get_truecolor()
    return red, green, blue


def words(app: App[int]) -> Iterator[Segment]:
    """Give everything that is written on the screen; with a window open, in its box only: what is behind is dimmed."""
    box = next((widget.region for widget in app.screen.query(".box")), app.screen.region)
    for line, strip in enumerate(app.screen._compositor.render_strips()):
        if box.y <= line < box.bottom:
            yield from (one for one in strip if one.text.strip() and not DRAWN.issuperset(one.text.strip()))


def faint(app: App[int], *, least: float, sixteen: bool = False) -> set[tuple[str, float]]:
    """Give what stands out from its ground by less than so much; what has no colour of its own stands as 0."""
    found = set()
    for segment in words(app):
        style = segment.style
        if style is None or style.color is None or style.bgcolor is None:
            found.add((segment.text.strip(), 0.0))
            continue
        ratio = contrast(seen(style.color, sixteen=sixteen), seen(style.bgcolor, sixteen=sixteen))
        if ratio < least:
            found.add((segment.text.strip(), round(ratio, 2)))
    return found

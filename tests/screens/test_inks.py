"""The inks of drawn widgets: as the style sheet says, on any ground they stand on, and worked out only where shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest
from rich.style import Style
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from screens.kit.present import Inked, InkedScroll
from tests.screens.look import NARROW, frame_of
from tui.app import Secretariat

ON_ANY_GROUND = ("heading", "muted", "flag", "warn", "key")
WITH_A_GROUND = ("cursor", "cursor-blur", "bar", "field", "now")


class Declared(Inked):
    """A widget that has its inks worked out by Textual, all of them at every change of styles."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in (*ON_ANY_GROUND, *WITH_A_GROUND)}


@pytest.mark.parametrize("theme", ["secretariat-dark", "secretariat-light"])
async def test_an_ink_is_what_the_style_sheet_says(open_app: Callable[..., Secretariat], theme: str) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        app.theme = theme
        widget = Declared()
        widget.styles.background = "#334455"
        await frame_of(app).mount(widget)
        await pilot.pause()
        for name in WITH_A_GROUND:
            assert widget.ink(name) == widget.get_component_rich_style(f"ink--{name}"), name
        for name in ON_ANY_GROUND:
            whole = widget.get_component_rich_style(f"ink--{name}")
            assert widget.ink(name) == Style(
                color=whole.color, bold=whole.bold, italic=whole.italic, reverse=whole.reverse
            ), name
        assert widget.ink("now").bgcolor == Style.parse("on #334455").bgcolor


@pytest.mark.usefixtures("paints")
async def test_a_form_works_out_only_the_inks_that_it_shows(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As component classes of every field they were 1,071 of the 1,450 nodes that were styled for this form."""
    inks: list[DOMNode] = []
    apply = Stylesheet.apply

    def noted(sheet: Stylesheet, node: DOMNode, **how: object) -> None:
        if any(name.startswith("ink--") for name in node.classes):
            inks.append(node)
        apply(sheet, node, **how)  # type: ignore[arg-type]

    app = open_app("actions")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Stylesheet, "apply", noted)
        await pilot.press("n")
        drawn = [widget for widget in app.screen.walk_children() if isinstance(widget, Inked | InkedScroll)]
        assert len(drawn) > 3
        assert 0 < len(inks) <= 3 * len(drawn)

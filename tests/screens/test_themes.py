"""Every word can be read in both themes, with sixteen colours and without any; no state is told by its colour alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.kit.form import Form
from screens.places import PLACES
from tests.screens.contrast import contrast, faint, seen
from tests.screens.look import NARROW, WIDE, frame_of, look, shows
from tui.app import DARK, LIGHT, Secretariat

Opens = Callable[..., Secretariat]
THEMES = {"dark": DARK.name, "light": LIGHT.name}
READ = 4.5
"""What text must stand out by (WCAG 2.2, 1.4.3)."""
SEEN = 3.0
"""The same where a terminal has sixteen colours, of which every terminal makes its own shades."""

STOPS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PLACES, ()),
    "marks": ("space", "space"),
    "the year": ("1", "y"),
    "a form": ("n",),
    "a form with choices": ("n", "tab", "tab"),
    "what is folded away": ("n", "tab", "tab", "tab", "tab", "tab", "tab", "tab"),
    "a refusal": ("n", "ctrl+s"),
    "a question": ("delete",),
    "a chooser": ("m",),
    "the palette": ("ctrl+p",),
    "help": ("f1",),
    "find": ("ctrl+f", "h", "a"),
    "find nothing": ("ctrl+f", "z", "z", "z"),
    "history": ("h",),
    "a record": ("enter",),
    "the clock": ("1", "c"),
    "a working": ("1", "w"),
    "the agenda": ("6", "A"),
    "a filter": ("slash", "c", "u"),
    "an agenda as it will be": ("f3",),
}
"""What is looked at, and the keys that lead there from the programme."""


async def look_at_all(app: Secretariat, size: tuple[int, int], *, least: float, sixteen: bool = False) -> None:
    async with app.run_test(size=size) as pilot:
        frame = frame_of(app)
        for stop, keys in STOPS.items():
            while app.screen is not frame:
                app.screen.dismiss(None)
                await pilot.pause()
            frame.go(stop if stop in PLACES else "programme")
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            assert (stop, faint(app, least=least, sixteen=sixteen)) == (stop, set())
            if stop == "a filter":
                await pilot.press("escape", "escape")


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_every_word_stands_out(open_app: Opens, theme: str, size: tuple[int, int]) -> None:
    await look_at_all(open_app(theme=THEMES[theme]), size, least=READ)


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
async def test_every_word_stands_out_in_sixteen_colours(open_app: Opens, theme: str) -> None:
    await look_at_all(open_app(theme=THEMES[theme]), NARROW, least=SEEN, sixteen=True)


@pytest.mark.parametrize("theme", THEMES)
async def test_the_entry_with_the_cursor_has_a_ground_of_its_own_in_sixteen_colours(
    open_app: Opens, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    """Beside the mark and the bold label: its own colour and those of the other entries are one there."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    app = open_app(theme=THEMES[theme])
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n", "x", "y", "tab", "tab", "shift+tab", "shift+tab", "end")
        form = shows(app, Form)
        for field in ("title", "comments", "kind"):
            form.rows[field].focus_entry()
            await pilot.pause()
            entry, grounds = form.rows[field].entry.region, {}
            for line in range(form.rows["title"].entry.region.y, form.hint_line.region.y):
                style = app.screen.get_style_at(entry.right - 2, line)
                grounds[line] = seen(style.bgcolor, sixteen=True) if style.bgcolor else None
            assert list(grounds.values()).count(grounds[entry.y]) == entry.height, field
        form.rows["title"].focus_entry()
        await pilot.pause()
        assert faint(app, least=SEEN, sixteen=True) == set()


@pytest.mark.slow
async def test_every_word_stands_out_without_colour(open_app: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    await look_at_all(open_app(), NARROW, least=READ)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_every_ink_can_be_read_on_every_ground(theme: object) -> None:
    from textual.color import Color

    def rgb(name: str) -> tuple[int, int, int]:
        return Color.parse(getattr(theme, name)).rgb

    inks = ("foreground", "primary", "secondary", "accent", "warning", "error", "success")
    for ground in ("background", "surface", "panel"):
        assert dict.fromkeys(inks, True) == {ink: contrast(rgb(ink), rgb(ground)) >= READ for ink in inks}, ground
    assert contrast(rgb("background"), rgb("primary")) >= READ, "the line under the cursor"


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((255, 255, 255), (255, 255, 255)) == 1


async def test_a_state_is_a_word_or_a_sign_besides_its_colour(open_app: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a warning, the cursor, a mark, a dimmed key and the chosen tab say stands there as text."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("space")
        await pilot.pause()
        lines = look(app).splitlines()
        assert "1 marked" in lines[-1]
        assert sum(line.startswith("›") for line in lines) == 1
        await pilot.press("n", "ctrl+s")
        await pilot.pause()
        assert "! Not saved" in look(app)
        await pilot.press("escape", "1", "c")
        await pilot.pause()
        late = [line for line in look(app).splitlines() if "Agenda settled with the" in line]
        assert "late" in late[0]


@pytest.mark.parametrize("theme", THEMES)
async def test_behind_a_window_the_line_under_the_cursor_can_be_read_as_every_other(
    open_app: Opens, theme: str
) -> None:
    app = open_app("settings", theme=THEMES[theme])
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        at = {
            name: next(y for y, line in enumerate(look(app).splitlines()) if line[2:].startswith(name))
            for name in ("Name", "Short name")
        }
        assert look(app).splitlines()[at["Name"]].startswith("› ")
        strips = app.screen._compositor.render_strips()
        ratios = {}
        for name, y in at.items():
            style = next(one.style for one in strips[y] if name in one.text)
            assert style is not None
            assert style.color is not None
            assert style.bgcolor is not None
            ratios[name] = contrast(seen(style.color, sixteen=False), seen(style.bgcolor, sixteen=False))
        assert ratios["Name"] >= ratios["Short name"] * 0.95 > 1.5

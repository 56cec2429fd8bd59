"""Days at the screens, key by key: after each what has changed on the screen, with the colours it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.css.query import NoMatches
from textual.strip import Strip

from screens.frame import Frame
from screens.kit.window import Window
from store.desk import Desk
from store.edit import Edit
from store.records import Meeting, WorkItem
from tests.as_read import same_as_read
from tests.screens.look import frame_of, write
from tests.screens.test_bright_keys import _BUSY, busy
from tui.app import Secretariat
from tui.settings import Settings

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "walks"

LIST = """
down j end up home } } { pagedown pageup
space space } ctrl+a | n escape | escape
= | = = = | = = =
slash 'perf enter down | escape
slash 'zzz | down enter | escape
v v ] u | ctrl+r | u | [
K J * * T
bar down bar
m | down 'sept
space down space m | down enter | u
escape d
delete | u
B | down enter
u h | end | e
H
L | down
D
w
enter | down down | e
question_mark | pagedown
f1 'mark | enter
escape ctrl+f 'budget | down
ctrl+p 'withdraw | down up
ctrl+y | tab | down
U | down
S
s | right ctrl+s
escape P | outside
escape P | n 'Report | ctrl+s | e | escape W
m | outside
I
V
M | escape
"""

CALENDAR = """
bar bar
c | down down d | w
c | e | ctrl+s
c | d e z | end d | space up space d
c | home P
c | outside
escape w | outside
escape y | right down left up pagedown pageup } { t ] [ [ end | enter escape
y i | 1 a | 1 D | 1
P | ctrl+s
P | ctrl+a '21/7/2021 | tab '5pm | tab right ctrl+s
c | home d | down d | e
u
s | down down
m 'nope | ctrl+s | ctrl+a '+7 | tab tab tab 'Snow | ctrl+s | escape
n | '31/2/2022 | ctrl+s | ctrl+a '3/2/2022 | tab right right left space | enter
n | escape | tab tab tab '1pm | tab '12:30 | ctrl+s | escape | c
n | escape | e
Y | tab | ctrl+s | down ] ] [ o o | e | 'x
N | down enter
W | 'No business | ctrl+s | u
e | tab tab | f8 | shift+tab
t
p | escape
down down space down space delete
delete | enter | u
c | n
G
I | 'missing.ics | ctrl+s
"""

FORM = """
5
n | 'Bring a plan | tab | right | tab 'OPC | enter
n | escape | c | tab tab tab 'next meeting | f8 | tab tab | shift+tab | up | end home
n | tab f2
n | 'Words | escape k
n | ctrl+s | escape | d
n | ctrl+s
e | end 'x | enter 'second | ctrl+home ctrl+end ctrl+s | u
down down enter | pagedown end home | h
c | ctrl+s | 'A letter | tab '31/13/2020 | ctrl+s | ctrl+a '1/7/2021 | tab 'Minute 4 | ctrl+s
u
s
R | ctrl+s
L
l | 'annual | tab | enter
u | V
C | right | tab | ctrl+s
u | >
N | 'Rang | ctrl+s
u | v | ctrl+a '1/9/2021 | ctrl+s
v
W
M | down
space down space c
delete | enter
O
"""

MEETING = """
6
[ [ ] down down down enter
A | down down e | ctrl+s
A | o | K | J | p | outside
A | b | enter | ctrl+s | e | 'x | ctrl+s
A | P | ctrl+s
A | S
A | L | ctrl+s
A | W
A | m
A | c
A | N
A | t | pagedown
[ [ down down | n | 'HEADING | tab 'Text | f4
n | escape
C | down
N
t | end
L | down
o | down
F
c
g
z
s
w
X
O
b | down
r | s | i | n 'Words. | ctrl+s
a | down enter
m | 'That it be noted | ctrl+s
v | enter
down e | ctrl+s
z | enter
T
t
b
6 a | ] ] down p | a | A | r
t | '13:30 | ctrl+s
l | '14:00 | ctrl+s
o | o | delete | u
s
S
n | 'A guest | tab | ctrl+s
v | right down | ctrl+s
V
E
C
enter
escape space down space p | u
4 | [ [ ] n | right
n | 'Ha
n | escape
o
N | u
t
l
P
e
"""

OTHERS = """
3 | down enter
n | 'Ann | tab | right
n | escape
a | right
r | right right | ctrl+s
u | d
F
T
l | enter
w
i
v | down
V
c
e | tab
X
p
} down | space } space a
escape escape 7 | down down enter
n
e | tab
N
W
b
i
T
c | down enter
[ ] t Q | '1/3 | ctrl+s
s
v
M
f | down down r
o
f a | 'As agreed | tab '1/9/2021 | ctrl+s | end | a
u | enter
8 | enter | down
n | down enter
s | down enter
v
c
u | R
e
0 | enter
n
w | down enter
e
t
F
Y | down enter
g
f8 | enter
n | right
y
r | right
p
t
c
e
9 | down down enter | 'x | ctrl+s
n | down enter | ctrl+s
r | down enter
c
delete
f7 | down enter
"""

EVERYWHERE = """
p | down down | enter | escape | W | escape a
v
comma | down enter
ctrl+t | enter
f3 | down
f5 f6
ctrl+n
f12 | down
ctrl+g
exclamation_mark
1 2 escape escape ctrl+l
ctrl+f 'chair | enter
ctrl+f 'zzzz | enter
ctrl+p '7 | enter
ctrl+p 'W2 | down enter
ctrl+p | pagedown end | up
H | down | enter
n | 'A draft | q | ctrl+s
"""

WALKS: dict[str, tuple[str, tuple[int, int], str]] = {
    "list": ("programme", (80, 24), LIST),
    "calendar": ("calendar", (120, 40), CALENDAR),
    "form": ("programme", (80, 24), FORM),
    "meeting": ("programme", (80, 24), MEETING),
    "others": ("programme", (80, 24), OTHERS),
    "everywhere": ("prepare", (80, 24), EVERYWHERE),
}
"""Where each begins, on a screen of which size, and what is pressed. What stands between two bars or on a line is seen
together; after ' it is written, up to the next bar. With each line the windows that are still open are gone. By
what is done outside another clerk changes the file meanwhile."""

INKS = {
    "dde3ea": "",
    "14181d": "",
    "8fb8de": "blue",
    "28303a": "bar",
    "a1a2a4": "grey",
    "c5a3d9": "flag",
    "dfb35c": "key",
}
"""The colours that are met most, by names: the words and the ground of most lines have none."""


class Terminal:
    """What a terminal shows that is told what the program paints."""

    def __init__(self, app: App[int]) -> None:
        self.app = app
        self.lines = [Strip.blank(app.size.width)] * app.size.height
        usual = app._display

        def display(screen: Any, update: Any) -> None:
            self.take(update)
            usual(screen, update)

        app._display = display  # type: ignore[method-assign, assignment]

    def take(self, update: Any) -> None:
        """Put what is painted where it belongs."""
        if isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips, update.region.y):
                self.write(update.region.x, y, Strip.join(list(strips)))
        elif isinstance(update, ChopsUpdate):
            for y, first, last in update.spans:
                for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                    if strip is not None and x < last and end > first:
                        self.write(x, y, strip.crop(0, min(end, last) - x))

    def write(self, x: int, y: int, strip: Strip) -> None:
        line = self.lines[y]
        parts = [line.crop(0, x), strip, line.crop(x + strip.cell_length, line.cell_length)]
        self.lines[y] = Strip.join(parts)

    def shown(self) -> tuple[str, list[str]]:
        """Give the window that is open, and its lines; of the place all lines."""
        screen = self.app.screen
        try:
            box = screen.query_one(".box").region if isinstance(screen, Window) else screen.region
        except NoMatches:
            box = screen.region
        name = screen.place.place if isinstance(screen, Frame) else type(screen).__name__
        cut = [line.crop(box.x, box.right) for line in self.lines[box.y : box.bottom]]
        return name, ["".join(inked(strip)).rstrip() for strip in cut]


def inked(segments: Iterable[Segment]) -> Iterator[str]:
    """Write the pieces of a line, each change of colours before it: the words, then the ground."""
    before = ""
    for text, style, _ in segments:
        now = colours(style or Style())
        if now != before and text.strip():
            yield f"{{{now}}}"
            before = now
        yield text


def colours(style: Style) -> str:
    signs = {"b": style.bold, "i": style.italic, "u": style.underline, "r": style.reverse, "d": style.dim}
    hues = [one.triplet.hex[1:] if one and one.triplet else "" for one in (style.color, style.bgcolor)]
    words, ground = (INKS.get(hue, hue) for hue in hues)
    flags = "".join(sign for sign, there in signs.items() if there)
    return words + (f" on {ground}" if ground else "") + (f" {flags}" if flags else "")


def changed_outside(app: Secretariat) -> None:
    """Let another clerk change every item and meeting, and the program look at the file as it does by and by."""
    assert app.desk is not None
    other = Desk.open(app.desk.path, today=app.desk.today, who="Other Clerk")
    items = [replace(one, title=f"{one.title} (new)") for one in other.register.all(WorkItem)]
    meetings = [replace(one, venue="Town Hall") for one in other.register.all(Meeting)]
    other.run(lambda register, today: Edit("Changed everything", (*items, *meetings)))
    other.close()
    frame_of(app).look_outside()


async def walked(app: Secretariat, size: tuple[int, int], keys: str) -> list[str]:
    """Press one line of keys after another, and give what changed of the window or place that is open then."""
    said: list[str] = []
    async with app.run_test(size=size) as pilot:
        terminal = Terminal(app)
        app.refresh()
        await pilot.pause()
        before: dict[str, list[str]] = {}
        for line in ["", *(one for walk in keys.split("\n") for one in f"<{walk}".split(" | "))]:
            while line.startswith("<") and not isinstance(app.screen, Frame):
                app.pop_screen()
            pressed, _, words = line.lstrip("<").partition("'")
            if pressed.strip() == "outside":
                changed_outside(app)
                pressed = ""
            await pilot.press(*pressed.split())
            await write(pilot, words)
            await pilot.pause()
            name, now = terminal.shown()
            same = before.get(name, [])
            said.append(f"> {line.lstrip('<')}  ({name})")
            said += [f"{at:2} {one}" for at, one in enumerate(now) if at >= len(same) or one != same[at]]
            before[name] = now
    return said


@pytest.mark.usefixtures("paints")
@pytest.mark.parametrize("name", WALKS)
async def test_each_key_shows_what_was_read(desk: Desk, make_desk: Callable[[], Desk], name: str) -> None:
    if not _BUSY:
        busy(make_desk())  # as one change, whichever test is the first of a process
    busy(desk)
    place, size, keys = WALKS[name]
    lines = await walked(Secretariat(desk, Settings(), place), size, keys.strip())
    same_as_read(GOLDEN / f"{name}.txt", "\n".join(lines))

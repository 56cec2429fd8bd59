"""Windows that open over the frame: a box with a title, some widgets, and a line of hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from rich.console import RenderableType
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Event, Key, MouseDown, Paste
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widget import Widget

from screens.kit.aside import waiting
from screens.kit.behind import Behind
from screens.kit.hints import DOWN, moving_keys
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import KeyedApp, keymap_of
from screens.kit.keys.table import bindings_for, key_with_id
from screens.kit.lines import Line, Piece, Title, cut_behind, parted
from screens.kit.marked import Marked
from screens.kit.present import entitled, plain, visible, wrapped
from screens.kit.record_list import RecordList
from screens.kit.workscreen import Workscreen

Answer = TypeVar("Answer")

_HELP = "window.help"

_TALLEST = 92
"""The most that a box takes of the height, in hundredths; its style says the same."""
BESIDE = 4
"""Cells beside what stands in a window: its borders and their padding."""
_CORNERS = 6
"""Cells of the upper border that a title cannot have: its corners and what parts it from them."""
_AROUND = 3
"""Lines of a window that never scroll, besides its title, its news and a blank line: borders and hints."""
_DOWNWARD = frozenset({"reader.down", "reader.last", "list.page_down"})
"""Those of them that do nothing at the end."""
_LEAST = frozenset({"form.editor"})
"""What is named behind help, and so only where there is room for both."""
_SCROLLING = frozenset({"reader.down", "reader.up", "reader.last", "list.page_down", "list.page_up"})
"""The keys that only bring into view what is not seen yet."""
_TITLE = 2
"""The lines of a title inside at the most; one more where the screen has as many lines as those of a roomy one."""
_ROOMY = 30
_GAP = "   "
_WAY_OUT, _DOWN = ".close", ".down"
_BEFORE_MOVING = 5
"""So many keys of a window are named before those that go from line to line."""
_LOW = 18
"""From so many lines on the line of hints, and what is said below a list, have a blank line above them."""
_SHORTEST = 4
"""The lines that a list has at least in a window: what is said below it may take as many as it leaves."""


class Window(Workscreen[Answer], ModalScreen[Answer]):
    """A box over the frame. `escape` leaves it with the answer None.

    The lines in which the box stands are covered from edge to edge, so that no half words stand beside it; what is
    above and below it of the place is dimmed. Over another window it takes that one's place.
    The title is written on the border. Where it takes more than a line, what it names in quotation marks stands inside.

    A subclass gives its widgets in `body` and says in `hint_ids` which keys its hint line names.
    """

    DEFAULT_CSS = """
    Window { align: center middle; background: $background 70%; }
    Window .cover { width: 100%; height: auto; align: center middle; background: $background; }
    Window .box { width: 100%; max-width: 100; height: auto; max-height: 92vh; background: $surface;
                  border: round $primary; border-title-color: $primary; border-title-style: bold; padding: 0 1; }
    Window .box > .hints { margin-top: 1; }
    Window .box > .below { margin-top: 1; }
    Window .box.-low > .hints, Window .box.-low > .below { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("window")]
    hint_ids: tuple[str, ...] = ("window.close",)
    boxed = True
    title_cut = False
    """Whether its title is cut on the border where it has no room there: what it names stands whole in the window."""
    widest: int = 100
    """The most cells that its box takes of the width; its style says the same."""

    def __init__(self, title: str) -> None:
        """Open with a title, which may hold anything a person typed."""
        super().__init__()
        self.heading = title
        self.title_line = Title()
        self.hint_line = Line(ink="muted", classes="hints")
        self.box = Vertical(classes="box")
        self._hints_hidden = False
        self._needs = 0
        self._all_seen = False
        self._left = False

    def answers(self, event: Event) -> bool:
        """Stay as it is while a server is waited for: what is typed now would go with the window."""
        return self.at_server and isinstance(event, Key | Paste | MouseDown) and waiting(self)

    def compose(self) -> ComposeResult:
        """Put the title above and the hints below what the subclass shows."""
        with Vertical(classes="cover"), self.box:
            yield self.title_line
            yield from self.body()
            yield self.hint_line

    def render(self) -> RenderableType:
        """Draw what is seen behind the window."""
        drawn = super().render()
        return Behind(drawn.screen, drawn.color) if isinstance(drawn, BackgroundScreen) else drawn

    def body(self) -> list[Widget]:
        """Give the widgets of the window, from top to bottom."""
        return []

    def on_mount(self) -> None:
        """Begin. Textual calls this handler of every class in turn; so a subclass replaces `begin` and has none."""
        self.begin()

    def begin(self) -> None:
        """Write title and hints."""
        self.entitle(self.heading)
        self.show_hints()

    def entitle(self, words: str) -> None:
        """Write the title: on the border as far as it fits there, and what it names inside where it does not."""
        self.heading = words
        self._fit_title()

    def _fit_title(self) -> int:
        """Give the lines that the title takes inside."""
        title = entitled(self.heading)
        if self._fits_border(title) or self.title_cut:
            above, inside = cut_behind(wrapped(title, self._border_room), self._border_room, 1)[0], ""
        else:
            above, inside = parted(title)
            if not self._fits_border(above):
                above, inside = "", title
        self.box.border_title = plain(visible(above)) if above else None
        self.title_line.display = bool(inside)
        self.title_line.say(inside)
        return (
            self.title_line.fit_into(self.inside, _TITLE if self.app.size.height < _ROOMY else _TITLE + 1)
            if inside
            else 0
        )

    def _fits_border(self, words: str) -> bool:
        return len(wrapped(words, self._border_room)) == 1

    @property
    def _border_room(self) -> int:
        """The cells for a title on the border."""
        return self.inside + BESIDE - _CORNERS

    def on_resize(self) -> None:
        """Fit into the room there is now."""
        self.fit()

    def fit(self) -> None:
        """Leave room for title and hints whatever the height, by letting the part that scrolls give way."""
        height = self.app.size.height - self.lines_at_foot
        low = height < _LOW
        self.box.set_class(low, "-low")
        around = _AROUND + self._fit_title() + self.lines_of_news(self.inside) + (0 if low else 1)
        tallest = height * _TALLEST // 100
        if self._needs:
            self.box.styles.max_height = min(tallest, self._needs + around)
        self._all_seen = 0 < self._needs <= tallest - around
        if not self._hints_hidden:
            self.show_hints()
        room = tallest - around
        for widget in self.query(".gives-way"):
            widget.styles.max_height = max(3, room)

    def snug(self, lines: int) -> None:
        """Let the box be no taller than so many lines inside need, so that it holds no blank ones."""
        if lines != self._needs:
            self._needs = lines
            self.fit()

    def snug_list(self, list_: RecordList, said: int) -> None:
        """Let the box be no taller than a list needs, with the lines said beside it and the blank one below."""
        self.snug(max(_SHORTEST, list_.virtual_size.height) + said + 1)

    @property
    def inside(self) -> int:
        """The cells of a line inside the box."""
        return min(self.widest, self.app.size.width) - BESIDE

    def tell(self, marked: Marked | None) -> None:
        """Add to its title, before it opens, to which of the lines that are marked nothing will be done, and why."""
        if marked is not None:
            self.heading = f"{self.heading}  {marked.left_out}".rstrip()

    @property
    def seen_whole(self) -> bool:
        """Whether all that the window shows is seen, so that keys that scroll it need not be named."""
        return self._all_seen

    @property
    def more_below(self) -> bool:
        """Whether anything is below what is seen, so that there is something to go on to."""
        return True

    @property
    def has_lines(self) -> bool:
        """Whether the window shows a list with several lines to go to."""
        return any(one.display and one.has_several for one in self.query(RecordList))

    def lines_of_news(self, width: int) -> int:
        """Give how many lines are kept for what the window says above its widgets, in a box so many cells wide."""
        return 1

    def show_hints(self) -> None:
        """Write the hint line; on a narrow screen only as many keys as are named whole, and always the way out."""
        key_of = keymap_of(self.app).key_of
        idle = _SCROLLING if self.seen_whole else frozenset[str]() if self.more_below else _DOWNWARD
        own = [one for one in self.hint_ids if one not in idle]
        if self.has_lines and not any(one.endswith(_DOWN) for one in own):
            own.insert(min(len(own) - 1, _BEFORE_MOVING), DOWN)
        named = (*own, _HELP) if own[-1] not in _LEAST else (*own[:-1], _HELP, own[-1])
        words = {key_id: (f"{key_of(key_id)} ", self.hint(key_id)) for key_id in named}
        room = self.inside
        if DOWN in words:
            keys, word = moving_keys(keymap_of(self.app)), "line"
            words[DOWN] = (f"{keys} ", word) if _width_of(words) + len(word) <= room else (keys, "")
        for key_id in [one for one in reversed(words) if not one.endswith(_WAY_OUT)]:
            if _width_of(words) > room:
                del words[key_id]
        pieces: list[Piece] = []
        for key_id, (key, label) in words.items():
            dimmed = bool(self.why_not(key_id))
            inks = ("muted", "muted") if dimmed else ("key", "")
            pieces += [(_GAP if pieces else "", ""), (key, inks[0], key_id), (label, inks[1], key_id)]
        self.hint_line.say(*pieces)

    def hint(self, key_id: str) -> str:
        """Name what a key does, for the hint line."""
        return key_with_id(key_id).label

    def say(self, words: str, ink: str = "") -> None:
        """Say something in place of the hints, until the next key; windows with a line for it say it there."""
        self._hints_hidden = True
        self.hint_line.say((words, ink))

    def begin_key(self) -> None:
        """Show the hints again, if something was said in their place."""
        if self._hints_hidden:
            self._hints_hidden = False
            self.show_hints()

    def deeds(self) -> Deeds:
        """Say what each key of the window does, by the key's id; a subclass adds its own."""
        return {
            "window.close": self.do_window_close,
            _HELP: self.do_window_help,
            "window.keys": self.do_window_keys,
            "window.confirm": self.do_window_confirm,
            "window.copy": self.do_window_copy,
            "window.repaint": self.refresh,
        }

    def action_do(self, key_id: str) -> None:
        """Do what one of the window's own keys does, or one of those that work over it."""
        own = self.deeds().get(key_id)
        own() if own else self.do_also(key_id)

    also_does: tuple[str, ...] = ()
    """What is done over the window by keys that are not its own, by its id."""

    def do_also(self, key_id: str) -> None:
        """Do what one of the keys that work over the window does; abstract, most windows have none."""
        raise NotImplementedError(type(self).__name__)

    def why_not(self, key_id: str) -> str:
        """Say why a key can do nothing here now; empty if it can."""
        return ""

    def do_window_help(self) -> None:
        """Show the keys that work here now; what is chosen is done here."""
        if isinstance(self.app, KeyedApp):
            self.app.show_keys(self, self.heading)

    def do_window_keys(self) -> None:
        """Show all the keys that work here now at once; what is pressed is done here."""
        if isinstance(self.app, KeyedApp):
            self.app.show_keys(self, self.heading, at_once=True)

    def do_window_confirm(self) -> None:
        """Go ahead with what the window asks; one that asks nothing says so."""
        self.say("There is nothing to confirm here: what you do is saved at once.", "muted")

    def to_copy(self) -> tuple[str, str]:
        """Give what the window shows for copying: what it is called, and its words; empty where there is nothing."""
        return "", ""

    def do_window_copy(self) -> None:
        """Copy what the window shows."""
        from screens.kit.clipboard import copy

        name, words = self.to_copy()
        if words:
            self.say(copy(self.app, name, words))
        else:
            self.say("There is nothing to copy here.", "warn")

    def do_window_close(self) -> None:
        """Clear what is marked, then what narrows a list; leave without an answer if there is neither."""
        if not self.clears():
            self.dismiss(None)

    def clears(self) -> bool:
        """Clear the marks of the list, or else what narrows it; False if there was nothing to clear."""
        marking = next((one for one in self.query(RecordList) if one.marks), None)
        if marking is not None:
            marking.clear_marks()
        return marking is not None

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave with an answer, once: whatever says so again finds the window left. Windows above it are left first.

        Textual itself would take whatever lies on top away, at last the frame.
        """
        if self._left or self not in self.app.screen_stack:
            return AwaitComplete()
        self._left = True
        while (above := self.app.screen) is not self:
            above.dismiss(None)
        gone: AwaitComplete = super().dismiss(result)
        return gone


def _width_of(words: Mapping[str, tuple[str, str]]) -> int:
    """Count the cells of keys with their labels, and of the gaps between them."""
    return sum(cell_len(key + label) for key, label in words.values()) + len(_GAP) * (len(words) - 1)

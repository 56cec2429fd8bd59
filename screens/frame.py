"""The frame around the places of work: top line, tabs, news, hints, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.widget import Widget

from screens.everywhere import deeds_everywhere
from screens.kit.carrying_out import CarriesOut
from screens.kit.doing import does
from screens.kit.hints import Hint, hint_pieces, hinted, moving, undoing_hint, way_back
from screens.kit.keys.key import EVERYWHERE, TYPING
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import bindings_for, key_with_id, keys_in
from screens.kit.lines import Line, spread
from screens.kit.news import News
from screens.kit.place import Place
from screens.kit.reach import WayOut
from screens.kit.room import Room
from screens.kit.searching import Searching
from screens.kit.sides import Pane
from screens.kit.told import told
from screens.kit.trail import Trail
from screens.kit.whereabouts import Whereabouts, come_back
from screens.kit.workscreen import Workscreen
from screens.places import make_place
from store.desk import Desk
from store.later import Later
from store.problems import Diverged, FileTrouble, Problem, Refused, Stale

if TYPE_CHECKING:
    from screens import arrival, at_odds, dialogs, health, palette, pane, undoing, versions, way_out, written
    from screens.forms import export, inspecting, preview
    from screens.kit.form import Form
    from screens.kit.window import Window
    from store.queries.search import Haystack
else:
    arrival = Later("screens.arrival")
    at_odds = Later("screens.at_odds")
    dialogs = Later("screens.dialogs")
    health = Later("screens.health")
    palette = Later("screens.palette")
    pane = Later("screens.pane")
    undoing = Later("screens.undoing")
    versions = Later("screens.versions")
    way_out = Later("screens.way_out")
    written = Later("screens.written")
    export = Later("screens.forms.export")
    preview = Later("screens.forms.preview")
    inspecting = Later("screens.forms.inspecting")


class Frame(CarriesOut):
    """The one screen of the program; dialogs open over it. It is the `Office` of forms, windows and places.

    Places are made when first visited and then only shown and hidden, which costs one paint instead of a new screen.
    """

    DEFAULT_CSS = """
    Frame { layout: vertical; }
    #places { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(EVERYWHERE)]

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, but a change of focus does not paint the whole screen again: 12 kB of 29 a change of place."""

    def __init__(
        self,
        desk: Desk,
        keymap: Keymap,
        place: str = "programme",
        wanted: Pane | None = None,
        back: Whereabouts | None = None,
    ) -> None:
        """Open the office at one place of work, as it was left if that is known; `keymap` are the clerk's keys."""
        super().__init__()
        self.pane = wanted or Pane()
        self._back_to = back
        self.desk = desk
        self.keymap = keymap
        self._first = back.place if back else place
        self._current: Place[Any] | None = None
        self._complete, self._away = False, ""
        self.way_out = WayOut(desk, keymap)
        self.trail = Trail()
        self.last_written: Path | None = None
        self.lately: list[str] = []
        self._line: Widget | None = None
        self._searching = Searching(desk, self.set_timer)
        self._places: dict[str, Place[Any]] = {}
        self.top, self.tabs = Line(ink="bar", id="top"), Line(id="tabs")
        self.news = News(id="news")
        self.hints = Line(ink="bar", id="hints")
        self._room = Room()
        self.deeds = deeds_everywhere(self, self.back, self.refresh, lambda: self.call_next(self.app.action_quit))

    def compose(self) -> ComposeResult:
        """Stack the lines around the room for the places."""
        place = self._place(self._first)
        self._current = place
        yield self.top
        yield self.tabs
        with self._room:
            yield place
        yield self.news
        yield self.hints

    def on_mount(self) -> None:
        """Fill the first place and watch for another clerk's changes."""
        self.desk.room.waits = False
        self._away = self.desk.read_only_reason
        come_back(self.place, self._back_to) if self._back_to else self.place.reload()
        self.place.stage.focus()
        self.refresh_lines_around()
        self.call_after_refresh(self.complete_top_line)
        self.call_after_refresh(self.say_remarks)
        self.set_interval(1.5, self.look_outside, name="look-outside")
        self._searching.begin()

    def on_screen_suspend(self) -> None:
        """Complete the top line before a window opens over it, if it is not complete yet; name no key that is off."""
        self.complete_top_line()
        self.show_hints()

    def on_screen_resume(self) -> None:
        """Name the keys of the place again."""
        self.show_hints()

    def complete_top_line(self) -> None:
        """Add the next deadline to the top line; working it out must not keep the first screen waiting."""
        if not self._complete:
            self._complete = True
            self.refresh_lines_around()
            arrival.announce(self)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.refresh_lines_around()
        self.place.share_room()

    @property
    def lines_around(self) -> int:  # type: ignore[override]
        """The lines at the top, the tabs, the hints, the news as it is now, and a line for typing if there is one."""
        return 3 + self.news.lines + (self._line is not None)

    @property
    def place(self) -> Place[Any]:
        """The place of work on the screen."""
        if self._current is None:
            raise RuntimeError("the frame is not open yet")
        return self._current

    @property
    def haystack(self) -> Haystack:
        """The prepared text of every record as it is now, for filter and find."""
        return self._searching.haystack

    def _place(self, name: str) -> Place[Any]:
        if name not in self._places:
            self._places[name] = make_place(name, self)
            self._places[name].list.before_key = self.caught_up
        return self._places[name]

    def go(self, name: str, go_to: str | None = None) -> None:
        """Go to a place of work, and there to a record."""
        leaving, place = self.place, self._place(name)
        go_to = self.trail.leads_to(name, go_to)
        if place is not leaving or go_to:
            self.trail.note(leaving, led=bool(go_to))
        if place is not leaving:
            self.close_line()
        self._current = place
        self._room.go(place, lambda: self._arrive(place, go_to, leaving))

    def _arrive(self, place: Place[Any], go_to: str | None, leaving: Place[Any]) -> None:
        """Fill the place and hide the other, once the focus has left it: hiding what has it makes Textual search."""
        if place is not self._current:
            return
        place.display = True
        before = place.shown
        go_to = place.arrive_at(go_to)
        if place.drawn != self.desk.standing or go_to or place.shown != before:
            self.show_again(place, go_to, at_once=place.shown != before)
        else:
            place.share_room()
        self.set_focus(place.stage, scroll_visible=False)
        if leaving is not place:
            # Not by `display`, which would have the screen laid out a second time: 11 ms a change instead of 15.
            leaving.styles.set_rule("display", "none")
        self.show_around()

    def begin_key(self) -> None:
        """Note that what the news line says from now on is said of another key."""
        self.news.begin()
        super().begin_key()
        if self.is_active:
            self.place.begin_key()

    def say(self, words: str, ink: str = "") -> None:
        """Tell the clerk something in the news line; it stays until the next command."""
        self.news.say(words, ink)
        for window in self.windows:
            window.overhear(words, ink)

    def say_on_top(self, words: str, key_id: str) -> None:
        """Tell the clerk something in the window that is open, if the key named works there."""
        top = self.app.screen
        if isinstance(top, Workscreen) and top is not self and does(top, key_id):
            top.call_after_refresh(top.say, words)

    def say_also(self, words: str, ink: str = "") -> None:
        """Tell the clerk something besides what the news line says already."""
        if words:
            self.say("  ".join(one for one in (self.news.text, words) if one), ink or self.news.said_as)

    def after_change(self, sentence: str, go_to: str | None = None) -> None:
        """Show a change that is saved, in the same turn."""
        if go_to is None:
            self.place.list.hold_line()
        self.read_everything_again(go_to)
        warnings = "  ".join(filter(None, (self.place.finish(), *map(self.told, self.desk.warnings))))
        sentence = self.news.done(sentence)
        self.say(f"{sentence}  {warnings}" if warnings else sentence, "warn" if warnings else "")
        self.show_hints()

    def flow(self, form: Form) -> None:
        """Open a form and show what it saved. A window that is already open is not opened over."""

        def closed(sentence: str | None) -> None:
            if sentence:
                self.after_change(sentence, form.saved_id)

        form.tell(self.place.marked)
        form.action, form.line = self.place.doing, self.place.list.place_of_cursor
        if self.takes_windows:
            self.app.push_screen(form, closed)

    def open_line(self, line: Widget) -> None:
        """Put a line for typing above the news and give it the keys; if there is one, that gets them."""
        if self._line is None or not self._line.is_attached:
            self._line = line
            self.mount(line, before=self.news)
        self._line.focus()
        self.show_hints()

    def close_line(self) -> None:
        """Take the line for typing away."""
        if self._line is not None:
            self._line.remove()
            self._line = None

    def pick(self, picker: Window[str], picked: Callable[[str | None], None]) -> None:
        """Open a window in which something is picked, and pass on what it was."""
        picker.tell(self.place.marked)
        if self.takes_windows:
            self.app.push_screen(picker, picked)

    def wrote(self, path: Path) -> str:
        """Keep which file was written last, and give the sentence that says so, with the keys that open it."""
        self.last_written = path
        return written.written_words(self, path)

    def told(self, problem: Problem, opening: int = 0) -> str:
        """Write why something cannot be done, with the key of what its cure names, where so many windows open now."""
        groups, over = self.place.groups, 0 if self.takes_windows else len(self.windows)
        if over and does(self.app.screen, problem.act):
            groups, over = (*groups, key_with_id(problem.act).place), 0
        self.trail.hear(problem)
        return told(problem, self.keymap, groups, over=over + opening)

    def told_there(self, problem: Problem) -> str:
        """Write it for what the place itself shows, which still stands when the windows over it have closed."""
        return told(problem, self.keymap, self.place.groups)

    def say_problem(self, problem: Problem) -> None:
        """Say why something cannot be done, with the key of what its cure names."""
        self.say(self.told(problem), "warn")

    def say_trouble(self, trouble: Refused | FileTrouble | Stale) -> None:
        """Say every problem that a refusal holds."""
        if isinstance(trouble, Diverged) and self.takes_windows:
            until = "Nothing can be saved until you choose what is to become of the file"
            self.say(f"{until}: {self.keymap.key_of('at_odds')}.", "warn")
            self.refresh_lines_around()
            at_odds.open_at_odds(self)
            return
        self.say("  ".join(map(self.told, trouble.problems)), "warn")

    def look_outside(self) -> None:
        """Take in a new day and what another clerk has saved meanwhile, keeping cursor and marks."""
        if self not in self.app.screen_stack:  # another file was opened instead
            return
        if self.place.drawn != self.desk.standing:
            self.read_everything_again()
        changed, words = self.way_out.look()
        if changed:
            self.say(words, "warn" if self.way_out.problem else "")
        if self.way_out.problem or any(one.at_server for one in self.beside):
            return
        before, away = self.desk.last_change, self.desk.read_only_reason
        try:
            changed = self.desk.refresh()
        except FileTrouble as trouble:
            self.say_trouble(trouble)
            return
        if self.desk.read_only_reason != away or away != self._away:
            self._away = self.desk.read_only_reason
            self.read_everything_again()
            self.say(f"Nothing can be changed now: {self._away}." if self._away else "Changes are saved again.", "warn")
        if changed:
            self.read_everything_again()
            newest = self.desk.history(limit=1) if self.desk.last_change != before else ()
            told = [f"{one.who} saved meanwhile: {one.sentence}." for one in newest]
            self.say("  ".join(told) or "Another program has changed the file.")
            self.say_remarks()

    def say_remarks(self) -> None:
        """Say what should be known about the file; what was altered in it is asked about."""
        if self.desk.remarks:
            self.say_also("  ".join(str(problem) for problem in self.desk.remarks), "warn")
            if self.takes_windows:
                at_odds.open_at_odds(self)

    def refresh_lines_around(self) -> None:
        """Write the top line, the tabs and the hints anew; lines that did not change are not painted."""
        from screens.topline import tab_pieces, top_pieces

        width = self.app.size.width
        self.top.say(*spread(*top_pieces(self.desk, width, self.keymap, complete=self._complete), width))
        self.tabs.say(*tab_pieces(self.place.place, width, self.keymap))
        self.show_hints()

    def show_hints(self) -> None:
        """Write the hint line for the place and the record under the cursor; dimmed keys are shown dimmed."""
        self._searching.busy = True
        self.news.hush(isinstance(self.app.screen, Workscreen) and self.app.screen.tells)
        if not self.is_active:
            self.hints.say()  # the window has its own keys, and a line of its own that names them
            return
        if self._line is not None:
            typing = [Hint(one.id, self.keymap.key_of(one.id), one.label) for one in keys_in(TYPING)]
            self.hints.say(*hint_pieces(([], typing), lambda _: None, 0))
            return
        place, marked, width = self.place, len(self.place.list.marks), self.app.size.width
        moves = moving(self.keymap) if place.moves else None
        back = None if marked or place.words else way_back(self.keymap, self.trail.came_from, place.place)
        undo = undoing_hint(self.keymap) if self.news.tells_of_work else None
        hints = hinted(place.groups, place.comes_next(), width, place.hint_of, marked, moves, back, undo)
        self.hints.say(*hint_pieces(hints, self.why_not, marked))

    def do_hint(self, key_id: str) -> None:
        """Do what a hint or a tab that was clicked names, as its key does."""
        self.begin_key()
        palette.do_act(self, key_id)

    def why_not(self, key_id: str) -> Problem | None:
        """Say what stands in the way of a key of the place or of one that works everywhere; None if nothing does."""
        deed = self.deeds.get(key_id)
        if deed is None:
            return self.place.why_not(key_id)
        return deed.rule() if deed.rule else None

    def action_do(self, key_id: str) -> None:
        """Do what a key that works everywhere does, or say why it cannot be done now."""
        if key_id != "repaint":
            self.news.say("")
        self.catch_up_for(key_id)
        problem = self.why_not(key_id)
        if problem is None:
            self.deeds[key_id].do(self)
        else:
            self.say_problem(problem)

    def back(self) -> None:
        """Clear the marks, then the filter; then close what is open here, and at last go back where one came from."""
        place = self.place
        if place.list.marks:
            place.list.clear_marks()
        elif place.words:
            place.words = ""
            place.reload()
        elif not place.closes() and not self.trail.back(self):
            place.leave()
        self.refresh_lines_around()

"""The windows that every import shares: reading files with progress, and the preview, corrected by key and then saved.

Nothing is saved before the clerk says so. What an import makes of its files is worked out anew after each correction.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.kit.aside import Outcome, aside
from screens.kit.ask import Ask
from screens.kit.ending import ends_with
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.lines import Line
from screens.kit.news import News
from screens.kit.office import Office
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.told import change_words
from screens.kit.window import Window
from store.papers.reading.batch import Batch
from store.problems import Conflict, FileTrouble, Problem, Refused
from store.queries.imports import counts_words, import_differences_words, line_day, on_agendas_out
from store.records import Change
from store.rules.imports import Correction, Corrections, ImportField, ImportLine, ImportState, ImportTaken
from store.rules.words.wording import capital

Judge = Callable[[Corrections], ImportTaken]
"""Works an import out as it would be saved with what the clerk said of its lines."""

SaveImport = Callable[[Corrections], Change | None]
"""Saves an import; None if it changes nothing. May raise Refused, Conflict or FileTrouble."""

AskOf = Callable[[ImportTaken], str]
"""Says what is to be asked before an import is saved; empty if nothing is."""

Made = TypeVar("Made")

_SAVED = "saved"
_TICK, _CROSS = "✓", "–"


class ReadingFiles(Window[str]):
    """Reads files one by one and says how far it is; `escape` leaves with nothing read, else the answer is `read`."""

    def __init__(self, batch: Batch[Any]) -> None:
        """Begin with files that are still to be read."""
        super().__init__("Reading files")
        self._batch = batch
        self._progress = Line()

    def body(self) -> list[Widget]:
        """Show how far it is."""
        return [self._progress]

    def begin(self) -> None:
        """Begin."""
        super().begin()
        self._progress.say((self._batch.words, ""))
        self.call_after_refresh(self._step)

    def _step(self) -> None:
        """Read one file, and let keys in before the next."""
        if self._left or not self.is_attached:
            return
        if self._batch.step():
            self._progress.say((self._batch.words, ""))
            self.call_after_refresh(self._step)
        else:
            self.dismiss("read")


_SAID = 3
"""The lines at least for what is said of the line under the cursor; its style says the same."""


class ImportWindow(Window[str]):
    """The preview of an import: every line of the files under what becomes of it. The answer is what was saved."""

    DEFAULT_CSS = """
    ImportWindow .box { height: 92vh; }
    ImportWindow News.below { min-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("import")]
    hint_ids = ("import.save", "import.amend", "import.take", "window.close")

    def __init__(self, title: str, judge: Judge, save: SaveImport, ask: AskOf = lambda _: "") -> None:
        """Open with what would be saved without a correction."""
        super().__init__(title)
        self._judge = judge
        self._save = save
        self._ask = ask
        self.corrections: dict[str, Correction] = {}
        self.taken = judge(self.corrections)
        self._by_key: dict[str, ImportLine] = {}
        self.counts = News()
        columns = (Column("", 1), Column("", weight=4), Column("", 24, ink="muted", rank=1))
        self.list = RecordList(columns, self._cells, self._moved)
        self.about = News(below=True)

    def body(self) -> list[Widget]:
        """Show the counts, the lines, and what is to be said of the one under the cursor."""
        return [self.counts, self.list, self.about]

    def begin(self) -> None:
        """List every line, the cursor on the first that wants the clerk."""
        super().begin()
        self._show()
        self.list.focus()

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "import.save": self.do_import_save,
            "import.amend": self.do_import_amend,
            "import.take": self.do_import_take,
        }

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the list; it stays until the cursor moves."""
        self.about.say(words, ink)

    def do_import_save(self) -> None:
        """Save all that is taken, after asking where that changes what was published."""
        words = self._ask(self.taken)
        if not words:
            self._save_it()
            return
        choices = (("n", "", "Look at it again"), ("y", "yes", "Import it all the same"))

        def answered(answer: str | None) -> None:
            if answer:
                self._save_it()

        self.app.push_screen(Ask("Change an agenda that was published?", words, choices), answered)

    def _save_it(self) -> None:
        aside(self, lambda: self._save(self.corrections), self._end_of)

    def _end_of(self, outcome: Outcome[Change | None]) -> None:
        try:
            change = outcome()
        except (Refused, Conflict, FileTrouble) as trouble:
            self.say(str(trouble), "warn")
        else:
            self.dismiss(change_words(change) if change else _nothing())

    def do_import_take(self) -> None:
        """Take the lines marked, or the one under the cursor; leave them out if all of them are taken."""
        lines = [self._by_key[key] for key in self.list.targets if key in self._by_key]
        able = [line for line in lines if line.can_take]
        if not able:
            self.say("There is nothing to take or leave here. " + (lines[0].why if lines else ""), "warn")
            return
        taken = not all(line.taken for line in able)
        for line in able:
            self._correct(line, taken=taken)
        self._show(able[0].key)

    def do_import_amend(self) -> None:
        """Correct the line under the cursor in a form."""
        line = self._by_key.get(self.list.current or "")
        if line is None:
            return
        if not line.fields:
            self.say(f"This line cannot be corrected here. {line.why}", "warn")
            return

        def save(values: dict[str, Any]) -> str:
            self._correct(line, values={name: str(value) for name, value in values.items()})
            return _SAVED

        form = Form(
            None,
            line.what.capitalize() or "Line",
            tuple(map(_field, line.fields)),
            save,
            note=line.why,
            ends=ends_with("correct", "corrected"),
        )
        self.app.push_screen(form, lambda said: self._show(line.key) if said else None)

    def do_window_close(self) -> None:
        """Clear the marks, or leave; asks first if something was corrected."""
        if self.clears():
            return
        if not self.corrections:
            self.dismiss(None)
            return

        def answered(answer: str | None) -> None:
            if answer == "leave":
                self.dismiss(None)

        choices = (("n", "stay", "No, go on with it"), ("y", "leave", "Yes, leave; what you corrected is dropped"))
        words = "Nothing of it has been saved."
        self.app.push_screen(Ask("Leave this import?", words, choices, on_escape="stay"), answered)

    def _correct(self, line: ImportLine, *, taken: bool | None = None, values: dict[str, str] | None = None) -> None:
        before = self.corrections.get(line.key, Correction())
        typed = {**before.values, **(values or {})}
        said = before.taken if taken is None else taken
        self.corrections[line.key] = Correction(True if values else said, typed)

    def _show(self, go_to: str | None = None) -> None:
        """Work the import out anew and list its lines under what becomes of them."""
        self.taken = self._judge(self.corrections)
        self._by_key = {line.key: line for line in self.taken.lines}
        groups = [(state, self.taken.of(state)) for state in ImportState]
        sections = [
            Section(state.name, capital(state.value), tuple(line.key for line in lines), str(len(lines)))
            for state, lines in groups
            if lines
        ]
        first = next((one for one in sections if one.key != ImportState.COLUMN.name), None)
        self.list.show(sections, go_to=go_to or (first.ids[0] if first else None))
        self.counts.say(f"{capital(counts_words(self.taken))}.")
        self.snug_list(self.list, self.counts.lines_in(self.inside) + _SAID)
        self._moved()

    def _cells(self, key: str, number: int) -> Cells:
        line = self._by_key[key]
        mark = (_TICK if line.taken else _CROSS) if line.can_take else ""
        return Cells((mark, " ".join(line.words.split()), line_day(line)))

    def _moved(self) -> None:
        line = self._by_key.get(self.list.current or "")
        if line is None:
            return
        whole = "" if self.list.shows_whole(line.key) else " ".join(line.words.split())
        told = (line.why, import_differences_words(line), line.place.words, whole)
        self.about.say(" · ".join(filter(None, told)))


def _field(one: ImportField) -> Field:
    kind = "choice" if one.choices else "text" if one.many_lines else "line"
    return Field(one.name, one.label, kind, one.value, one.choices, help=one.help)


def _nothing() -> str:
    return "Nothing was saved: all of it is there already, or left out."


def open_preview(
    office: Office, title: str, judge: Judge, save: SaveImport, done: Callable[[], None] = lambda: None
) -> None:
    """Show what an import would save and save it when the clerk says so; `done` then goes to what was saved."""

    def answered(sentence: str | None) -> None:
        if sentence is None:
            office.say("Nothing was imported.")
            return
        office.after_change(sentence)
        done()

    def ask(taken: ImportTaken) -> str:
        return "  ".join(office.told(one) for one in on_agendas_out(office.desk.register, taken, office.desk.today))

    office.pick(ImportWindow(title, judge, save, ask), answered)


def _path(typed: str) -> str:
    """Read a path that was dragged onto the terminal or copied: quoted, as an address, or with its blanks marked."""
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "'\"":
        return typed[1:-1]
    if typed.casefold().startswith("file://"):
        from urllib.parse import unquote, urlsplit

        return unquote(urlsplit(typed).path)
    return typed.replace("\\ ", " ") if os.sep == "/" else typed


def paths_typed(typed: str) -> Sequence[str]:
    """Give the paths typed, one to a line, or as a file manager writes them. Raises Refused if there is none."""
    paths = [_path(line.strip()) for line in typed.splitlines() if line.strip()]
    if not paths:
        raise Refused(Problem("read.none", "No file is named.", "Type the name and place of a file.", "file"))
    return paths

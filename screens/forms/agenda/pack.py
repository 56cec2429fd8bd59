"""The papers of a meeting in a window: how each stands, its pages, what to put right in it; the pack is built here."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.forms.programme.papers import PapersWindow
from screens.kit.ending import BUILDS
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.lines import Line
from screens.kit.list_window import MeetingWindow
from screens.kit.office import Office
from screens.kit.record_list import Cells, Column, Section
from screens.kit.window import Window
from store.file.opening import open_outside
from store.file.pack_folder import standing_index
from store.pack_check import checked_pack
from store.packing import PackMade, build_pack, record_built
from store.papers.pack.building import StoppedError
from store.papers.pack.index import NAMES, PUBLIC, PackIndex, read_index
from store.problems import FileTrouble, Refused
from store.queries.agenda.pack import PackEntry, pack_parts
from store.queries.words.short import meeting_title
from store.records import Meeting, WorkItem
from store.rules.programme.arrived import to_mend, words_of
from store.rules.words.papers import paper_title, range_words
from store.rules.words.wording import capital, counted


class PackWindow(MeetingWindow):
    """Every paper that goes out for a meeting, part by part, and the pack that stands in its folder."""

    DEFAULT_CSS = """
    PackWindow .box { height: 92vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("pack")]
    hint_ids = ("pack.build", "pack.check", "pack.open", "pack.papers", "window.close")

    columns = (
        Column("No", 6, right=True),
        Column("Paper", weight=4),
        Column("Stands", 13, ink="flag"),
        Column("Leaves", 6, right=True, rank=1),
        Column("In the pack", 11),
        Column("To mend", 7, right=True, ink="warn"),
    )

    def __init__(self, office: Office, meeting: str) -> None:
        """Open on the papers of a meeting."""
        super().__init__(office, meeting)
        self._entries: dict[str, PackEntry] = {}
        self._index: PackIndex | None = None
        self._folder = proposed_folder(office, self.meeting)
        self._said: tuple[str, ...] = ()

    @property
    def entry(self) -> PackEntry | None:
        """The paper under the cursor."""
        return self._entries.get(self.list.current or "")

    def read_again(self) -> None:
        """Show the papers as they are now; what was said, of a pack just recorded say, stays."""
        said = self._said
        self._fill()
        if said:
            self.say(*said)

    def _fill(self, go_to: str = "") -> None:
        parts = pack_parts(self._office.desk.register, self.meeting)
        self._entries = {f"{part.name}:{entry.id}": entry for part in parts for entry in part.entries}
        try:
            self._index = read_index(standing_index(self._folder, NAMES) or b"")
        except FileTrouble:
            self._index = None
        self.entitle(f"Papers of {meeting_title(self.meeting)}")
        sections = []
        for part in parts:
            ids = tuple(f"{part.name}:{entry.id}" for entry in part.entries)
            sections.append(Section(part.name, capital(part.name), ids, empty="No paper is listed"))
        self.list.show(sections, go_to=self.list.current or None)
        self.fit_list(map(_told_of, self._entries.values()))
        self._moved()

    def _cells(self, key: str, _: int) -> Cells:
        entry = self._entries[key]
        mend = len(to_mend(entry.file)) if entry.file else 0
        named = "Minutes" if entry.minutes else f"{paper_title(entry.paper)}, {entry.heading}"
        words = (entry.number, named, entry.state, str(entry.pages or ""), self._pages(key, entry), str(mend or ""))
        return Cells(words)

    def _pages(self, key: str, entry: PackEntry) -> str:
        """Give the pages that a paper has in the pack that stands, as they are printed."""
        if self._index is None or self._index.meeting_id != self._meeting:
            return ""
        part = key.partition(":")[0]
        known = next((one for one in self._index.papers if (one.part, one.id) == (part, entry.id)), None)
        return range_words(known.first, known.end) if known else ""

    def _moved(self) -> None:
        self._said = ()
        entry = self.entry
        self.tell_here(_told_of(entry) if entry else "")

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the list; it stays until the cursor moves."""
        self._said = (words, ink)
        super().say(words, ink)

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "pack.build": self.do_pack_build,
            "pack.check": self.do_pack_check,
            "pack.open": self.do_pack_open,
            "pack.papers": self.do_pack_papers,
        }

    def do_pack_papers(self) -> None:
        """Show the papers for the item of the line under the cursor; minutes have none of their own."""
        owner = self.entry.id.rpartition("-")[0] if self.entry else ""
        item = self._office.desk.register.live(WorkItem, owner)
        if item is None:
            self.say(
                "It is made from the records, and has no file of its own." if self.entry else "No paper is listed."
            )
            return
        self.app.push_screen(PapersWindow(self._office, item.id), lambda _: self._fill())

    def do_pack_build(self) -> None:
        """Ask for the folder, and build the pack into it."""
        form = PackForm(self._office, self.meeting, self._folder)

        def closed(sentence: str | None) -> None:
            if sentence:
                self._folder = form.folder
                self._fill()
                self.say(sentence)

        self.app.push_screen(form, closed)

    def do_pack_check(self) -> None:
        """Check the pack that stands, and say everything that is wrong with it."""
        try:
            checked = checked_pack(self._office.desk, self._folder)
        except (Refused, FileTrouble) as trouble:
            self._trouble(trouble)
            return
        told = [str(problem) for problem in checked.problems] or [f"Nothing is wrong with the pack in {self._folder}."]
        self.say("  ".join((*told, *checked.notes)), "warn" if checked.problems else "")

    def do_pack_open(self) -> None:
        """Open the public pack in the program that the system has for it."""
        try:
            open_outside(self._folder / PUBLIC)
        except Refused as refused:
            self._trouble(refused)

    def _trouble(self, trouble: Refused | FileTrouble) -> None:
        self.say("  ".join(map(self._office.told, trouble.problems)), "warn")


def _told_of(entry: PackEntry) -> str:
    """Tell of the file of a paper and what is to be mended in it, or where the paper stands."""
    told = [words_of(one) for one in to_mend(entry.file)] if entry.file else []
    named = f"{entry.file.name}, version {entry.version}, {counted(entry.pages, 'page')}." if entry.file else ""
    return " ".join(filter(None, (named, *told))) or f"{capital(entry.state)}."


def proposed_folder(office: Office, meeting: Meeting) -> Path:
    """Give the folder that is proposed for the pack of a meeting: beside the panel's file."""
    return office.desk.path.parent / f"pack-{meeting.date.isoformat()}"


class PackForm(Form):
    """The folder of a pack, and what was looked at and is public. `folder` is the one it was built into."""

    def __init__(self, office: Office, meeting: Meeting, folder: Path) -> None:
        """Propose the folder in which the pack of the meeting stands, or will."""
        self._office, self._meeting = office, meeting.id
        self.folder = folder
        self._made: PackMade | None = None
        fields = (
            Field("out", "Folder", "line", str(folder), help="For the pack alone; an earlier one is replaced whole"),
            Field("cleared", "Looked at", "line", "", help="Codes of what was found, looked at, and is public"),
        )
        title = f"Build the pack of {meeting_title(meeting)}"
        super().__init__(office.desk, title, fields, self._keep, draft=f"pack:{meeting.id}", ends=BUILDS)

    def do_form_save(self) -> None:
        """Build it beside a window that says how far it is and can be left."""
        values = {name: row.typed for name, row in self.rows.items()}
        out = Path(str(values["out"]).strip() or ".")
        cleared = tuple(str(values["cleared"]).replace(",", " ").split())
        self.folder = out
        self.app.push_screen(Building(self._office, self._meeting, out, cleared), self._built)

    def _built(self, done: PackMade | Exception | None) -> None:
        if isinstance(done, PackMade):
            self._made = done
            super().do_form_save()
        elif isinstance(done, Refused | FileTrouble):
            self._show_problems(done.problems)
        elif done is None or isinstance(done, StoppedError):
            self.say("Left; what stood there stands.")
        else:
            raise done

    def _keep(self, _values: dict[str, Any]) -> str:
        made, self._made = self._made, None
        if made is None:
            return ""
        names = " and ".join(f"{one.file} ({counted(one.pages, 'page')})" for one in made.contents.files)
        unrecorded = record_built(self._office.desk, made)
        return " ".join(filter(None, (f"Wrote {names} into {made.folder}.", *made.notes, unrecorded)))


class Building(Window[PackMade | Exception]):
    """Builds a pack beside the screen and says how far it is; `escape` stops it, and what stood there stands.

    The answer is what was made, or what went wrong.
    """

    def __init__(self, office: Office, meeting: str, out: Path, cleared: tuple[str, ...]) -> None:
        """Begin with what is to be built, and where."""
        super().__init__("Building the pack")
        self._work_of = (office.desk, meeting, out, cleared)
        self._progress = Line()

    def body(self) -> list[Widget]:
        """Show how far it is."""
        return [self._progress]

    def begin(self) -> None:
        """Begin on a thread of its own: 300 pages take seconds, and the keys must not wait for them."""
        super().begin()
        self._progress.say(("Opening the papers …", ""))
        self.run_worker(self._work, thread=True, exit_on_error=False)

    def _work(self) -> None:
        desk, meeting, out, cleared = self._work_of
        done: PackMade | Exception
        try:
            done = build_pack(desk, meeting, out, cleared=cleared, progress=self._told)
        except Exception as trouble:  # noqa: BLE001 - whatever it is goes to the form, which raises what it does not know
            done = trouble
        if not self._left:
            self.app.call_from_thread(self.dismiss, done)

    def _told(self, at: int, of: int) -> bool:
        """Say how far it is, and whether to go on."""
        if not self._left:
            self.app.call_from_thread(self._progress.say, (f"Step {at + 1} of {of}", ""))
        return not self._left


def open_pack(office: Office, meeting: Meeting) -> None:
    """Show the papers of a meeting and its pack."""
    office.pick(PackWindow(office, meeting.id), lambda _: None)

"""The screen of the first run: a new panel, the sample, or data brought from elsewhere; never an empty screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from screens.kit.ending import MAKES, OPENS, READS
from screens.kit.fields import Field, declared, to_choose
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for
from screens.kit.lines import Line
from screens.kit.news import News
from screens.kit.office import Office
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.workscreen import Workscreen
from store.file.drafts import Draft
from store.records import Panel, Record

OpenFile = Callable[[Path, Iterable[Record]], None]
"""Makes a file that holds the records and opens the desk on it. Raises Refused or FileTrouble."""

Then = Callable[[Office], None]
"""What is opened first at the new desk."""

SitDown = Callable[[Then | None], None]
"""Puts the desk over the screen of the first run, and opens there what is given."""

_WAYS = {
    "new": ("A new panel", "Begin with an empty register; your lists and calendars come in next"),
    "sample": (
        "The sample panel",
        "A file of your own with the work programme of 2021 of Leicester, Leicestershire and Rutland",
    ),
    "import": ("Data from elsewhere", "Bring in a document, spreadsheet or text, or what was written by “export data”"),
    "server": ("A desk on a server", "Work at the panel that your team keeps on its server"),
    "demo": ("Only look", "A throw-away copy of the sample; nothing you do in it is kept"),
}


class _KeptHere:
    """Keeps what was typed and not saved while there is no file yet beside which it could be kept."""

    def __init__(self) -> None:
        self._forms: dict[str, Draft] = {}

    def draft(self, key: str) -> Draft | None:
        return self._forms.get(key)

    def keep(
        self, key: str, values: Mapping[str, str], *, what: str = "", under: str = "", action: str = "", line: str = ""
    ) -> None:
        self._forms[key] = Draft(dict(values), what, under, action, line)

    def begin_saving(self, key: str, revision: int) -> None:
        """Have nothing to note: no file is saved over."""

    def forget(self, key: str) -> None:
        self._forms.pop(key, None)


class FirstRun(Workscreen[None]):
    """Asks how to begin. What makes a file, opens the demonstration and sits down at the desk is given to it."""

    DEFAULT_CSS = """
    FirstRun { align: center middle; }
    FirstRun .box { width: 100%; max-width: 100; height: auto; background: $surface; border: round $primary;
                    border-title-color: $primary; border-title-style: bold; padding: 0 1; }
    FirstRun RecordList { height: 5; margin: 1 0; }
    FirstRun News { min-height: 2; }
    FirstRun .hints { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("first-run")]
    boxed = True

    def __init__(
        self,
        place: Path,
        open_file: OpenFile,
        open_server: Callable[[str], None],
        open_demo: Callable[[], None],
        sit_down: SitDown,
    ) -> None:
        """Offer the ways to begin; `place` is where a file goes if nothing else is typed.

        `open_server` opens the desk at an address, and raises FileTrouble if that cannot be done.
        """
        super().__init__()
        self._open_server = open_server
        self._place = place
        self._open_file = open_file
        self._open_demo = open_demo
        self._sit_down = sit_down
        self._kept = _KeptHere()
        self._then: Then | None = None
        self.list = RecordList((Column(""),), self._cells, self._moved, id="ways")
        self.list.on_pressed = self._choose
        self.list.marking = False
        self.hints = Line(ink="muted", classes="hints")
        self.news = News()

    def compose(self) -> ComposeResult:
        """Say what this is and offer the ways to begin."""
        with Vertical(classes="box") as box:
            box.border_title = "Secretariat"
            yield Line(id="what")
            yield Line(id="how")
            yield self.list
            yield self.news
            yield self.hints

    def on_mount(self) -> None:
        """Write the words and list the ways."""
        self.query_one("#what", Line).say(("The desk of the clerk to a police and crime panel.", "muted"))
        self.query_one("#how", Line).say(("How do you want to begin?", ""))
        self.list.show([Section("ways", "", tuple(_WAYS))])
        self.list.focus()
        self._moved()
        key_of = keymap_of(self.app).key_of
        self.hints.say(
            (f"{key_of('first.choose')} ", "key", "first.choose"),
            ("choose   ", "", "first.choose"),
            (f"{key_of('list.up')} ", "key", "list.up"),
            (f"{key_of('list.down')} ", "key", "list.down"),
            ("move   ", ""),
            (f"{key_of('first.help')} ", "key", "first.help"),
            ("help   ", "", "first.help"),
            (f"{key_of('first.quit')} ", "key", "first.quit"),
            ("leave", "", "first.quit"),
        )

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the list; it stays until the cursor moves."""
        self.news.say(words, ink)

    def _moved(self) -> None:
        self.news.say(_WAYS[self.list.current or "new"][1] + ".")

    def _cells(self, key: str, number: int) -> Cells:
        return Cells(_WAYS[key][:1])

    def deeds(self) -> Deeds:
        """Say what each key does."""
        return {
            "first.choose": self._choose,
            "first.quit": lambda: self.app.exit(0),
            "first.repaint": self.refresh,
            "first.help": self._help,
        }

    def action_do(self, key_id: str) -> None:
        """Choose a way, or leave."""
        self.deeds()[key_id]()

    def _help(self) -> None:
        from screens.kit.helping import open_help_of

        open_help_of(self, "how to begin")

    def _choose(self) -> None:
        way = self.list.current
        if way == "demo":
            self._open_demo()
            self._sit_down(None)
        elif way == "server":
            self._then = None
            self._open(server_form(self._open_server))
        elif way == "import":
            self._then = None
            self._open(import_form(self._place, self._open_file, self._bring))
        elif way is not None:
            self._then = None
            self._open(_FORMS[way](self._place, self._open_file))

    def _open(self, form: Form) -> None:
        form.drafts = self._kept
        self.app.push_screen(form, self._form_closed)

    def _bring(self, then: Then) -> None:
        """Note what is taken in once there is a panel to take it in."""
        self._then = then

    def _form_closed(self, sentence: str | None) -> None:
        if sentence == _PANEL_NEXT:
            self._open(new_form(self._place, self._open_file))
        elif sentence:
            self._sit_down(self._then)


def _path_field(place: Path) -> Field:
    return Field("path", "File", value=str(place), help="Where it is kept on this computer")


_RULES_HELP = "Whose rules for public questions yours are. Those of your own can be typed in later"


def _rules_to_choose() -> tuple[tuple[str, str], ...]:
    """Offer every set of rules, and none."""
    from store.queries.settings.rule_sets import rule_set_rows

    return (("", "not set yet"), *((row.name, row.title) for row in rule_set_rows()))


def new_form(place: Path, open_file: OpenFile) -> Form:
    """Give the form for a new panel."""

    def save(values: dict[str, Any]) -> str:
        from store.commands.settings.panel import councils_typed, new_panel_records
        from store.commands.settings.starting_rules import chosen_rules

        records = new_panel_records(
            name=values["name"],
            short_name=values["short_name"],
            nation=values["nation"],
            host_authority=values["host_authority"],
            councils=councils_typed(values["councils"]),
            **chosen_rules(values["rules"], values["nation"]),
        )
        open_file(Path(values["path"]).expanduser(), records)
        return "Made the file."

    fields = (
        declared(Panel, "name"),
        declared(Panel, "short_name"),
        to_choose(declared(Panel, "nation")),
        declared(Panel, "host_authority"),
        Field("councils", "Councils", "text", "", help="One to a line; or they come in with the list of members"),
        Field("rules", "Rules of", "choice", "", _rules_to_choose(), help=_RULES_HELP),
        _path_field(place),
    )
    return Form(None, "A new panel", fields, save, ends=MAKES)


def sample_form(place: Path, open_file: OpenFile) -> Form:
    """Give the form for a file of one's own that holds the sample."""

    def save(values: dict[str, Any]) -> str:
        from store.sample import sample_records

        open_file(Path(values["path"]).expanduser(), sample_records())
        return "Made the file."

    return Form(None, "The sample panel", (_path_field(place.with_name("sample.json")),), save, ends=MAKES)


def server_form(open_server: Callable[[str], None]) -> Form:
    """Give the form for the address of a desk on a server."""

    def save(values: dict[str, Any]) -> str:
        open_server(str(values["desk"]))
        return "Opened it."

    help_ = "Such as postgresql://server/office#llr, as whoever runs the server tells you; never with a password"
    return Form(None, "A desk on a server", (Field("desk", "Address", help=help_),), save, ends=OPENS)


_PANEL_NEXT = "the panel first"
_DATA = "data"
_HOLDS = (
    (_DATA, "all data of a panel, as “export data” writes it"),
    ("programme", "a work programme"),
    ("meetings", "dates of meetings"),
    ("members", "members and their councils"),
    ("minutes", "minutes of a meeting"),
    ("moderngov", "a panel's past, saved from modern.gov"),
)
"""What can be brought in, by what opens it."""


def import_form(place: Path, open_file: OpenFile, bring: Callable[[Then], None]) -> Form:
    """Give the form for bringing data in. What is of a part of a panel is taken in once the panel is made."""

    def save(values: dict[str, Any]) -> str:
        from screens.forms.importing import paths_typed
        from store.file.documents import read_document
        from store.papers.data import import_data

        paths = paths_typed(values["document"])
        if values["holds"] == _DATA:
            open_file(Path(values["path"]).expanduser(), import_data(read_document(Path(paths[0]))))
            return "Made the file."
        bring(_taking_in(values["holds"], paths))
        return _PANEL_NEXT

    fields = (
        Field("document", "Document", "text", "", help="The file to bring in; several stand one to a line"),
        Field("holds", "It holds", "choice", _DATA, _HOLDS, help="All but the first asks for the panel next"),
        _path_field(place),
    )
    return Form(None, "Data from elsewhere", fields, save, ends=READS)


def _taking_in(holds: str, paths: Sequence[str]) -> Then:
    """Give what opens the files at the desk. Raises Refused or FileTrouble now if they cannot be read."""
    if holds == "minutes":
        from screens.forms.minutes.importing import open_import

        return lambda office: open_import(office, paths[0])
    from store.papers.reading.batch import Batch

    if holds == "moderngov":
        from screens.forms.calendar import moderngov
        from store.papers.moderngov.files import in_folders, read_gov_file

        files = Batch(in_folders(paths), read_gov_file).result()
        return lambda office: moderngov.preview(office, files)
    if holds == "meetings":
        from screens.forms.calendar import importing as meetings
        from store.papers.calendar.reading.files import read_source

        sources = Batch(paths, read_source).result()
        return lambda office: meetings.preview(office, sources)
    if holds == "members":
        from screens.forms.members import importing as members
        from store.papers.members.reading.files import read_list

        lists = Batch(paths, read_list).result()
        return lambda office: members.preview(office, lists)
    from screens.forms.programme.importing import preview
    from store.papers.reading.files import read_tables

    contents = Batch(paths, read_tables).result()
    return lambda office: preview(office, contents)


_FORMS: dict[str, Callable[[Path, OpenFile], Form]] = {"new": new_form, "sample": sample_form}

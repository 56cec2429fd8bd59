"""A paper read on the screen as it will be: its text, with the marks it bears, from the document that is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs import Help
from screens.forms.export import ExportForm
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.office import Office
from screens.kit.own_paper import OwnPaper
from screens.kit.picker import Option, Picker
from screens.kit.present import plain, wrapped
from store.papers.house import house_of
from store.papers.on_screen import text_on_screen
from store.problems import FileTrouble, Refused
from store.queries.agenda.notice import why_ask_places
from store.records import Meeting

_USUAL = 75
"""The cells of a line in a window at 80 columns."""
_BAR = 1
"""The cell of the bar that scrolls."""


class Preview(Help):
    """The text of a paper, set out for the room there is.

    It is written to a file from here, in a form over it: left without that, the paper is read on. The answer is the
    sentence that says what was written.
    """

    DEFAULT_CSS = """
    Preview .lacks { height: auto; margin-bottom: 1; color: $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("preview")]
    hint_ids = ("reader.down", "reader.up", "preview.export", "window.close")

    def __init__(self, title: str, text: Callable[[int], str], form: Callable[[], ExportForm], lacks: str = "") -> None:
        """Show what `text` gives for a number of cells in a line. It raises as the paper does, and does so here.

        `form` makes the form in which it is written to a file; `lacks` says what the paper would have to say and what
        is not recorded, with the way to it.
        """
        super().__init__(title, text(_USUAL))
        self._form, self._lacks = form, lacks
        self._text, self._set_out_for = text, _USUAL

    def body(self) -> list[Widget]:
        """Show the text, and above it what it lacks."""
        return [*([Static(plain(self._lacks), markup=False, classes="lacks")] if self._lacks else []), *super().body()]

    def lines_of_news(self, width: int) -> int:
        """Keep lines for what the paper lacks."""
        return super().lines_of_news(width) + (len(wrapped(self._lacks, width)) if self._lacks else 0)

    def fit(self) -> None:
        """Set the paper out anew for the room there is."""
        super().fit()
        room = self.inside - _BAR
        if room != self._set_out_for:
            self._set_out_for = room
            self.retell(self._text(room))

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {**super().deeds(), "preview.export": self.do_preview_export}

    def do_preview_export(self) -> None:
        """Ask in which form and to which file it is written; once it is, nothing is left to be read."""

        def wrote(sentence: str | None) -> None:
            if sentence:
                self.dismiss(sentence)

        self.app.push_screen(self._form(), wrote)


def open_preview(office: Office) -> None:
    """Show the paper of the place as it will be, picked first if there are several."""
    papers = office.place.papers
    if len(papers) == 1:
        open_paper(office, papers[0])
        return
    options = [Option(str(at), paper.title) for at, paper in enumerate(papers)]

    def picked(key: str | None) -> None:
        if key is not None:
            office.call_later(open_paper, office, papers[int(key)])

    office.pick(Picker("Which paper do you read?", options), picked)


def open_paper(office: Office, paper: OwnPaper, *also: OwnPaper) -> None:
    """Show a paper as it will be, with others under it; they can be written to files from there."""
    try:
        window = preview(office, paper, *also)
    except (Refused, FileTrouble) as trouble:
        office.say_trouble(trouble)
        return

    office.pick(window, lambda sentence: office.say(sentence) if sentence else None)


def preview(office: Office, *papers: OwnPaper) -> Preview:
    """Make the window that shows papers. Raises Refused and FileTrouble as the papers themselves do."""
    desk = office.desk
    house, register = house_of(desk.path, "text"), desk.register

    def text(width: int) -> str:
        return "\n\n".join(
            text_on_screen(one.name, register, one.day, house, width, **one.chosen).rstrip() for one in papers
        )

    return Preview(papers[0].title, text, lambda: ExportForm(office, *papers), _lacks(office, papers[0]))


def _lacks(office: Office, paper: OwnPaper) -> str:
    """Say what a notice would have to say and what is not recorded, with the way to it; empty of any other paper."""
    meeting = office.desk.register.get(Meeting, paper.chosen.get("meeting")) if paper.name == "notice" else None
    problem = why_ask_places(office.desk.register, meeting) if meeting is not None else None
    return office.told(problem, 1) if problem is not None else ""
